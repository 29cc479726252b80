using System.Globalization;

namespace SupportConsole.Tests.Ledgers;

/// <summary>What a trial of the ledger did. It ends by an exception when something does not add up.</summary>
internal sealed record LedgerReport(
    int Seed,
    long Operations,
    long Batches,
    long Entries,
    long Charges,
    long Credits,
    long Repeats,
    TimeSpan Duration
)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            seed                     {Seed, 12}
            operations               {Operations, 12:N0}
            batches                  {Batches, 12:N0}
            ledger entries           {Entries, 12:N0}
            charges                  {Charges, 12:N0}
            credits                  {Credits, 12:N0}
            repeated or conflicting  {Repeats, 12:N0}
            duration                 {Duration.TotalSeconds, 12:N1} s
            operations a second      {Operations / Duration.TotalSeconds, 12:N0}
            """
        );
}
