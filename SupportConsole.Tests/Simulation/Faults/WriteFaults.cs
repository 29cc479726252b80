using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation.Faults;

/// <summary>The worker hears that its lease holds on; the row says otherwise.</summary>
internal sealed class ForgetsHeartbeats(Tables tables, Fiber fiber, ITransactionWatch watch) : MemoryTransaction(tables, fiber, watch)
{
    public override void Renew(IReadOnlyCollection<Transcript> renewed)
    {
    }
}

/// <summary>The account goes on into its next minute, and the one before is nowhere.</summary>
internal sealed class ForgetsMinutes(Tables tables, Fiber fiber, ITransactionWatch watch) : MemoryTransaction(tables, fiber, watch)
{
    public override void InsertMinutes(IReadOnlyCollection<ThrottleMinute> minutes)
    {
    }
}

/// <summary>Another connection writes the usage: what is rolled back and tried again is charged twice.</summary>
internal sealed class ChargesOutsideTheTransaction(Tables tables, Fiber fiber, ITransactionWatch watch) : MemoryTransaction(tables, fiber, watch)
{
    public override void AddUsage(IReadOnlyCollection<UsageHour> usage) => Write(nameof(AddUsage), () =>
    {
        var alone = new Changes();
        alone.Usage.AddRange(usage);
        alone.ApplyTo(Tables);
    });
}

/// <summary>Another connection writes the ledger: money that came in is forgotten by the balance when the rest is rolled back.</summary>
internal sealed class PaysOutsideTheTransaction(Tables tables, Fiber fiber, ITransactionWatch watch) : MemoryTransaction(tables, fiber, watch)
{
    public override void InsertLedger(IReadOnlyCollection<LedgerEntry> entries) => Write(nameof(InsertLedger), () =>
    {
        var alone = new Changes();
        alone.Ledger.AddRange(entries);
        alone.ApplyTo(Tables);
    });
}

/// <summary>New transcripts are there at once, whatever becomes of the transaction that counts them.</summary>
internal sealed class KeepsInserts(Tables tables, Fiber fiber, ITransactionWatch watch) : MemoryTransaction(tables, fiber, watch)
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
