namespace SupportConsole.Tests.Crash.Checks;

/// <summary>First in, first out per account.</summary>
internal static class OrderChecks
{
    public static IEnumerable<string> Check(Evidence evidence) =>
        evidence.Of.SelectMany(account => Check(account.Key, [.. account.OrderBy(row => row.Sequence)]));

    private static IEnumerable<string> Check(string account, List<TranscriptRow> line)
    {
        // One whose lease ran out starts anew: of its first start nothing is known any more.
        var first = line.Where(row => row.Attempts == 0 && row.Started is not null).ToList();
        var lastStarted = line.FindLast(row => row.Started is not null || row.Attempts > 0)?.Sequence ?? 0;
        return
        [
            .. first
                .Zip(first.Skip(1))
                .Where(pair => pair.First.Started > pair.Second.Started)
                .Select(pair => $"{account}: place {pair.Second.Sequence} started before place {pair.First.Sequence}"),
            .. line.Where(row => row is { Started: null, Attempts: 0 } && row.Sequence < lastStarted)
                .Select(row => $"{account}: place {row.Sequence} waits, place {lastStarted} has started"),
        ];
    }
}
