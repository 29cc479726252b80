using static SupportConsole.Tests.Crash.Checks.CrashChecker;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>Deposits once, charges once and at the price, usage and balance their sums.</summary>
internal static class MoneyChecks
{
    private const long Hour = 3_600_000;
    private const long MicrosPerDollar = 1_000_000;

    private static readonly Dictionary<string, decimal> UsdPerHour = new()
    {
        ["universal"] = 0.15m,
        ["slam-1"] = 0.27m,
    };

    public static IEnumerable<string> Check(Evidence evidence) =>
        [
            .. Balances(evidence.Snapshot),
            .. evidence
                .Snapshot.Transcripts.Where(row => row.Cost != Price(row))
                .Select(row => $"{row.Id} is charged {row.Cost} instead of {Price(row)}: {row}"),
            .. Usage(evidence),
            .. Deposits(evidence),
        ];

    /// <summary>Every balance is what was paid in less what was used.</summary>
    public static IEnumerable<string> Balances(DatabaseSnapshot snapshot) =>
        snapshot.States.SelectMany(state => Balance(state, snapshot));

    private static IEnumerable<string> Balance(StateRow state, DatabaseSnapshot snapshot)
    {
        var paid = snapshot.Ledger.Where(entry => entry.Account == state.Account).Sum(entry => entry.Amount);
        var used = snapshot.Usage.Where(hour => hour.Account == state.Account).Sum(hour => hour.Cost);
        return Unless(
            state.Balance == paid - used,
            $"{state.Account}: balance {state.Balance}, paid {paid}, used {used}"
        );
    }

    /// <summary>To the micro-dollar, halves away from zero; nothing unless it was completed.</summary>
    private static long Price(TranscriptRow row) =>
        row.Status != 2
            ? 0
            : (long)
                decimal.Round(
                    row.AudioMilliseconds!.Value * UsdPerHour[row.Model] * MicrosPerDollar / Hour,
                    0,
                    MidpointRounding.AwayFromZero
                );

    private static IEnumerable<string> Usage(Evidence evidence)
    {
        var expected = evidence
            .Snapshot.Transcripts.Where(row => row.Status == 2)
            .GroupBy(row => (row.Account, row.Finished!.Value / Hour * Hour, row.Project, row.Key, row.Model))
            .Select(rows => new UsageRow(
                0,
                rows.Key.Account,
                rows.Key.Item2,
                rows.Key.Project,
                rows.Key.Key,
                rows.Key.Model,
                rows.Count(),
                rows.Sum(row => row.AudioMilliseconds!.Value),
                rows.Sum(row => row.Cost)
            ))
            .ToHashSet();
        expected.SymmetricExceptWith(evidence.Snapshot.Usage.Where(row => row.Product == 0));
        return expected.Select(row => $"usage and completed transcripts differ in {row}");
    }

    private static IEnumerable<string> Deposits(Evidence evidence)
    {
        var found = evidence.Snapshot.Ledger.ToLookup(entry => (entry.Account, entry.Reference), entry => entry.Amount);
        var sent = evidence
            .Sent(JournalEvent.DepositSent)
            .ToLookup(entry => (entry.Account!, entry.Key!), entry => entry.AmountMicros!.Value);
        return
        [
            .. from entry in evidence.Acknowledged(JournalEvent.DepositAcknowledged)
            where !found[(entry.Account!, entry.Key!)].SequenceEqual([entry.AmountMicros!.Value])
            select $"{entry.Account}: the acknowledged deposit {entry.Key} of {entry.AmountMicros} is "
                + $"{string.Join(' ', found[(entry.Account!, entry.Key!)])} in the ledger",
            .. from entry in found
            where !entry.SequenceEqual(sent[entry.Key])
            select $"{entry.Key}: {string.Join(' ', entry)} in the ledger, {string.Join(' ', sent[entry.Key])} "
                + "was paid",
        ];
    }
}
