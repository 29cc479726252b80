namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// A session that was told to end stays ended as it was told first; one that was not ends for its age; each is charged
/// once.
/// </summary>
internal static class SessionEndChecks
{
    private const decimal MicrosPerHour = 150_000;
    private const long Hour = 3_600_000;

    public static IEnumerable<string> Check(Evidence evidence) =>
        [.. Acknowledged(evidence), .. Ended(evidence), .. Charges(evidence), .. Usage(evidence)];

    private static IEnumerable<string> Acknowledged(Evidence evidence)
    {
        var rows = evidence.Snapshot.Sessions.ToDictionary(row => row.Id);
        return from end in evidence.Acknowledged(JournalEvent.EndAcknowledged).DistinctBy(entry => entry.Ids![0])
            let row = rows.GetValueOrDefault(end.Ids![0])
            where row?.Ended is null || row.Ended > end.At
            select $"{end.Ids![0]}: its end was acknowledged at {end.At}, it is {row?.ToString() ?? "not there"}";
    }

    private static IEnumerable<string> Ended(Evidence evidence)
    {
        var tries = Tries(evidence.After);
        return from row in evidence.Snapshot.Sessions
            where row.Ended is not null && !IsForAge(row) && !tries[row.Id].Any(end => IsEndOf(end, row))
            select $"{row.Id}: nobody reported this end, or only after another: {row}";
    }

    /// <summary>
    /// What may have ended a session: all that was sent before the first of its ends was acknowledged.
    /// </summary>
    private static ILookup<string, JournalEntry> Tries(IReadOnlyList<JournalEntry> journal)
    {
        var (acknowledged, tries) = (new HashSet<string>(), new List<JournalEntry>());
        foreach (var entry in journal)
        {
            if (entry.Event == JournalEvent.EndAcknowledged)
            {
                acknowledged.Add(entry.Ids![0]);
            }
            else if (entry.Event == JournalEvent.EndSent && !acknowledged.Contains(entry.Ids![0]))
            {
                tries.Add(entry);
            }
        }

        return tries.ToLookup(entry => entry.Ids![0]);
    }

    private static bool IsForAge(SessionRow row) =>
        row is { Reason: 1, Milliseconds: CrashRates.LongestSession }
        && row.Ended == row.Opened + CrashRates.LongestSession;

    private static bool IsEndOf(JournalEntry end, SessionRow row) =>
        row.Reason == 0
        && row.Ended >= end.At
        && row.Ended < row.Opened + CrashRates.LongestSession
        && row.Milliseconds
            == Math.Min(
                CrashRates.LongestSession,
                Math.Min(
                    end.AudioMilliseconds ?? long.MaxValue,
                    row.Ended!.Value - row.Opened + (end.AudioMilliseconds is null ? 0 : 1_000)
                )
            );

    private static IEnumerable<string> Charges(Evidence evidence) =>
        from row in evidence.Snapshot.Sessions
        let price = row.Ended is null
            ? 0
            : (long)decimal.Round(row.Milliseconds * MicrosPerHour / Hour, 0, MidpointRounding.AwayFromZero)
        where row.Cost != price
        select $"{row.Id} is charged {row.Cost} instead of {price}: {row}";

    /// <summary>Without the hours: a session is closed for its age some time after it ended.</summary>
    private static IEnumerable<string> Usage(Evidence evidence)
    {
        var expected = evidence
            .Snapshot.Sessions.Where(row => row.Ended is not null)
            .GroupBy(row => (row.Account, row.Project, row.Key, row.Model))
            .Select(rows => (rows.Key, rows.Count(), rows.Sum(row => row.Milliseconds), rows.Sum(row => row.Cost)))
            .ToHashSet();
        expected.SymmetricExceptWith(
            evidence
                .Snapshot.Usage.Where(row => row.Product == 1)
                .GroupBy(row => (row.Account, row.Project, row.Key, row.Model))
                .Select(rows =>
                    (
                        rows.Key,
                        (int)rows.Sum(row => row.Items),
                        rows.Sum(row => row.Milliseconds),
                        rows.Sum(row => row.Cost)
                    )
                )
        );
        return expected.Select(row => $"usage and ended sessions differ in {row}");
    }
}
