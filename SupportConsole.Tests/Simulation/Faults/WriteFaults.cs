using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation.Faults;

/// <summary>The worker hears that its lease holds on; the row says otherwise.</summary>
internal sealed class ForgetsHeartbeats(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void Renew(IReadOnlyCollection<Transcript> renewed) { }
}

/// <summary>The transcript goes back to its line, and nobody knows who had it.</summary>
internal sealed class ForgetsLostLeases(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void RecordExpired(IReadOnlyCollection<ExpiredLease> expired) { }
}

/// <summary>The account goes on into its next minute, and the one before is nowhere.</summary>
internal sealed class ForgetsMinutes(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void InsertMinutes(IReadOnlyCollection<ThrottleMinute> minutes) { }
}

/// <summary>Another connection writes the usage: what is rolled back and tried again is charged twice.</summary>
internal sealed class ChargesOutsideTheTransaction(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void AddUsage(IReadOnlyCollection<UsageHour> usage) => Write(nameof(AddUsage), () =>
        {
            var alone = new Changes();
            alone.Usage.AddRange(usage);
            alone.ApplyTo(Tables);
        });
}

/// <summary>
/// Another connection writes the ledger: money that came in is forgotten by the balance when the rest is rolled back.
/// </summary>
internal sealed class PaysOutsideTheTransaction(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void InsertLedger(IReadOnlyCollection<LedgerEntry> entries) => Write(nameof(InsertLedger), () =>
        {
            var alone = new Changes();
            alone.Ledger.AddRange(entries);
            alone.ApplyTo(Tables);
        });
}

/// <summary>
/// Another connection writes the e-mail: what is rolled back has told the account of nothing, and the next that waits
/// is not told of.
/// </summary>
internal sealed class MailsOutsideTheTransaction(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void InsertOutbox(IReadOnlyCollection<OutboxMessage> messages) => Write(nameof(InsertOutbox), () =>
        {
            foreach (var message in messages)
            {
                Tables.Outbox.TryAdd(message.DeduplicationKey, message);
            }
        });
}

/// <summary>
/// A restart asks the clock for the day instead of the account, and no key keeps the second mail out.
/// </summary>
internal sealed class MailsAgainAfterRestarts(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void SaveTerms(IReadOnlyCollection<AccountState> states) =>
        base.SaveTerms([.. states.Select(state => state with { ThrottleMailDay = 0 })]);

    public override void InsertOutbox(IReadOnlyCollection<OutboxMessage> messages) =>
        base.InsertOutbox([
            .. messages.Select(message =>
                message with
                {
                    DeduplicationKey = Tables.Outbox.ContainsKey(message.DeduplicationKey)
                        ? $"{message.DeduplicationKey}:{message.Id}"
                        : message.DeduplicationKey,
                }
            ),
        ]);
}

/// <summary>New transcripts are there at once, whatever becomes of the transaction that counts them.</summary>
internal sealed class KeepsInserts(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void InsertTranscripts(IReadOnlyCollection<Transcript> transcripts)
    {
        base.InsertTranscripts(transcripts);
        Write("Autocommit", () =>
        {
            foreach (var transcript in transcripts)
            {
                Tables.Put(transcript);
            }
        });
    }
}
