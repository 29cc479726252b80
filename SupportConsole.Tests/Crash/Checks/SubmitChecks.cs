using static SupportConsole.Tests.Crash.Checks.CrashChecker;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>What was submitted is there, once, whole, in order; nothing else is.</summary>
internal static class SubmitChecks
{
    public static IEnumerable<string> Check(Evidence evidence) =>
        [
            .. Acknowledged(evidence),
            .. Refused(evidence),
            .. Whole(evidence),
            .. Unasked(evidence),
            .. InOrder(evidence),
        ];

    private static IEnumerable<string> Acknowledged(Evidence evidence) =>
        from entry in evidence.Acknowledged(JournalEvent.SubmitAcknowledged)
        from id in entry.Ids!
        let row = evidence.Transcripts.GetValueOrDefault(id)
        where row?.Account != entry.Account
        select $"{id} was acknowledged to {entry.Account} and belongs to {row?.Account ?? "nobody"}";

    private static IEnumerable<string> Refused(Evidence evidence) =>
        [
            .. from entry in evidence.Acknowledged(JournalEvent.SubmitRefused)
            from id in entry.Ids!
            where evidence.Transcripts.ContainsKey(id)
            select $"{id} was refused and is stored",
            .. from account in evidence.Acknowledged(JournalEvent.SubmitRefused).GroupBy(entry => entry.Account)
            let refused = account.Sum(entry => entry.Ids!.Count + (entry.Unnamed ?? 0))
            let counted = evidence
                .Snapshot.Minutes.Where(minute => minute.Account == account.Key)
                .Sum(minute => minute.Refused)
            where counted < refused
            select $"{account.Key}: {refused} transcripts were refused, its history counts {counted}",
        ];

    /// <summary>All of a call or none of it.</summary>
    private static IEnumerable<string> Whole(Evidence evidence) =>
        from entry in evidence.Sent(JournalEvent.SubmitSent)
        where entry.Ids is not null && entry.Ids.Select(evidence.Transcripts.ContainsKey).Distinct().Count() > 1
        select $"of one submit ({entry.Ids![0]} ...) only "
            + $"{string.Join(' ', entry.Ids.Where(evidence.Transcripts.ContainsKey))} are there";

    private static IEnumerable<string> Unasked(Evidence evidence)
    {
        var named = evidence
            .Sent(JournalEvent.SubmitSent)
            .Where(entry => entry.Ids is not null)
            .SelectMany(entry => entry.Ids!)
            .ToHashSet();
        var unnamed = evidence
            .Sent(JournalEvent.SubmitSent)
            .ToLookup(entry => entry.Account, entry => entry.Unnamed ?? 0);
        return from account in evidence.Of
            let stored = account.Count(row => !named.Contains(row.Id))
            where stored > unnamed[account.Key].Sum()
            select $"{account.Key}: {unnamed[account.Key].Sum()} transcripts without an id were submitted and "
                + $"{stored} are there";
    }

    /// <summary>What a caller submitted earlier stands earlier in the line.</summary>
    private static IEnumerable<string> InOrder(Evidence evidence) =>
        from calls in evidence
            .Acknowledged(JournalEvent.SubmitAcknowledged)
            .GroupBy(entry => (entry.Caller, entry.Account))
        let places = calls
            .SelectMany(entry => entry.Ids!)
            .Select(id => evidence.Transcripts.GetValueOrDefault(id)?.Sequence ?? 0)
            .ToList()
        from problem in Unless(
            places.Zip(places.Skip(1)).All(pair => pair.First < pair.Second),
            $"{calls.Key}: places in line do not rise in the order of the acknowledgements"
        )
        select problem;
}
