namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// Whenever one started, no more were running than the limit of that moment allowed: so never more than the limit, or
/// than what ran before it was lowered. Played again from the times of the rows; what happened in the same millisecond
/// may have come in any order, and gets the benefit of it.
/// </summary>
internal static class ConcurrencyChecks
{
    public static IEnumerable<string> Check(Evidence evidence) =>
        CrashAccount.All.SelectMany(account => Check(account, evidence));

    private static IEnumerable<string> Check(CrashAccount account, Evidence evidence)
    {
        var own = evidence.Of[account.Id].Where(row => row.Started is not null).ToList();
        var starts = own.CountBy(row => row.Started!.Value).OrderBy(start => start.Key).ToList();
        var ends = own.Where(row => row.Finished is not null).Select(row => row.Finished!.Value).Order().ToList();
        var limits = new LimitHistory(account, evidence);
        var (running, ended) = (0, 0);
        foreach (var (time, count) in starts)
        {
            while (ended < ends.Count && ends[ended] <= time)
            {
                ended++;
                running--;
            }

            running += count;
            if (running > limits.HighestAt(time))
            {
                yield return $"{account.Id}: {running} ran at {time}, allowed were {limits.HighestAt(time)}";
            }
        }
    }
}
