using static SupportConsole.Tests.Crash.Checks.CrashChecker;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>Counters equal what they count.</summary>
internal static class CounterChecks
{
    private const long Minute = 60_000;

    public static IEnumerable<string> Check(Evidence evidence) =>
        [
            .. evidence.Snapshot.States.SelectMany(state => OfState(state, [.. evidence.Of[state.Account]])),
            .. evidence.Snapshot.States.SelectMany(state => OfMinutes(state.Account, evidence)),
            .. evidence
                .Of.Select(own => own.Key)
                .Except(evidence.Snapshot.States.Select(state => state.Account))
                .Select(account => $"{account} has transcripts and no state"),
        ];

    private static IEnumerable<string> OfState(StateRow state, List<TranscriptRow> own)
    {
        var (queued, running) = (own.Count(row => row.Status == 0), own.Count(row => row.Status == 1));
        var places = own.Select(row => row.Sequence).ToHashSet();
        return
        [
            .. Unless(state.Running == running, $"{state.Account}: running says {state.Running}, {running} are"),
            .. Unless(state.Queued == queued, $"{state.Account}: queued says {state.Queued}, {queued} are"),
            .. Unless(
                state.NextSequence == own.Count + 1,
                $"{state.Account}: next place {state.NextSequence} after {own.Count} transcripts"
            ),
            .. Unless(
                places.Count == own.Count && own.Count == (own.Count == 0 ? 0 : places.Max()),
                $"{state.Account}: places in line have gaps or repeats"
            ),
        ];
    }

    private static IEnumerable<string> OfMinutes(string account, Evidence evidence)
    {
        var minutes = evidence
            .Snapshot.Minutes.Where(minute => minute.Account == account)
            .ToDictionary(minute => minute.Minute);
        var submitted = evidence.Of[account].CountBy(row => row.Submitted / Minute * Minute).ToDictionary();
        var finished = evidence
            .Of[account]
            .Where(row => row.HasEnded)
            .CountBy(row => row.Finished!.Value / Minute * Minute)
            .ToDictionary();
        return from minute in minutes.Keys.Union(submitted.Keys).Union(finished.Keys)
            let row = minutes.GetValueOrDefault(minute)
            where
                row?.Submitted != submitted.GetValueOrDefault(minute)
                || row.Finished != finished.GetValueOrDefault(minute)
            select $"{account}: minute {minute} counts {row}; {submitted.GetValueOrDefault(minute)} were submitted, "
                + $"{finished.GetValueOrDefault(minute)} ended";
    }
}
