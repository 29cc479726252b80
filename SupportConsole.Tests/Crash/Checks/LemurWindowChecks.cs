namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// In no 60 seconds were more LeMUR requests admitted than the limit: by the window's own times, and by the journal
/// alone, which remembers more than 60 seconds. Each place in the window is held by one admitted request, and none of
/// these has lost its place.
/// </summary>
internal static class LemurWindowChecks
{
    private const long Length = 60_000;

    public static IEnumerable<string> Check(Evidence evidence)
    {
        var charged = evidence.Snapshot.Usage.Where(row => row.Product == 2).Select(row => row.Key).ToHashSet();
        return CrashAccount.WithRates.SelectMany(account =>
        {
            var window = evidence.Snapshot.LemurWindows.FirstOrDefault(row => row.Account == account.Id)?.Admissions
                ?? [];

            // One without an answer was admitted when its key is charged; one without a key may have been.
            var admitted = evidence
                .LemurRequests.Where(request =>
                    request.Account == account.Id
                    && (
                        request.IsAdmitted
                        || (!request.IsRefused && (!request.IsNamed || charged.Contains(request.ApiKey)))
                    )
                )
                .OrderBy(request => request.From)
                .ToList();
            return (IEnumerable<string>)
                [
                    .. InWindow(account, window),
                    .. InJournal(account, admitted),
                    .. Places(account, window, admitted),
                    .. Room(account, evidence, admitted),
                ];
        });
    }

    private static IEnumerable<string> InWindow(CrashAccount account, IReadOnlyList<long> window)
    {
        var limit = account.Rates.LemurRequests;
        return window
            .Index()
            .Skip(limit)
            .Where(place => place.Item - window[place.Index - limit] < Length)
            .Take(1)
            .Select(place =>
                $"{account.Id}: more than {limit} LeMUR requests were admitted in the 60 s up to {place.Item}"
            );
    }

    /// <summary>Only what lies in 60 seconds from call to answer is counted.</summary>
    private static IEnumerable<string> InJournal(CrashAccount account, List<RateRequest> admitted) =>
        (
            from first in admitted.Index()
            let count = admitted
                .Skip(first.Index)
                .TakeWhile(request => request.From < first.Item.From + Length)
                .Count(request => request.Until < first.Item.From + Length)
            where count > account.Rates.LemurRequests
            select $"{account.Id}: {count} LeMUR requests were admitted in the 60 s from {first.Item.From}, allowed "
                + $"were {account.Rates.LemurRequests}"
        ).Take(1);

    private static IEnumerable<string> Places(
        CrashAccount account,
        IReadOnlyList<long> window,
        List<RateRequest> admitted
    )
    {
        // What may have left the window when its last request came need not be in it.
        var oldest = window.Count == 0 ? 0 : window[^1] - Length + 1;
        var held = admitted.Where(request => request.IsBefore && request.From >= oldest).ToList();
        var (lost, idle) = (held.Count - Matched(window, held), window.Count - Matched(window, admitted));
        return
        [
            .. CrashChecker.Unless(
                lost == 0,
                $"{account.Id}: {lost} acknowledged LeMUR requests hold no place in the window of {window.Count}"
            ),
            .. CrashChecker.Unless(
                idle == 0,
                $"{account.Id}: {idle} of {window.Count} places in the LeMUR window belong to no request that was "
                    + "admitted"
            ),
        ];
    }

    /// <summary>
    /// How many places, oldest first, can be given to requests that were decided then: always to the one whose answer
    /// came first.
    /// </summary>
    private static int Matched(IReadOnlyList<long> window, List<RateRequest> admitted)
    {
        var (matched, next) = (0, 0);
        var waiting = new PriorityQueue<RateRequest, long>();
        foreach (var place in window)
        {
            for (; next < admitted.Count && admitted[next].From <= place; next++)
            {
                waiting.Enqueue(admitted[next], admitted[next].Until);
            }

            while (waiting.TryPeek(out _, out var until) && until < place)
            {
                waiting.Dequeue();
            }

            matched += waiting.TryDequeue(out _, out _) ? 1 : 0;
        }

        return matched;
    }

    /// <summary>None was refused unless the 60 seconds before it can have been full.</summary>
    private static IEnumerable<string> Room(CrashAccount account, Evidence evidence, List<RateRequest> admitted) =>
        from request in evidence.LemurRequests
        where request.Account == account.Id && request.IsBefore && request.Answer!.Refusal == Refusal.OverLimit
        let counted = admitted.Count(other => other.From <= request.Until && other.Until > request.From - Length)
        where counted < account.Rates.LemurRequests
        select $"{account.Id}: {request.Sent.Key} was refused between {request.From} and {request.Until} after "
            + $"{counted} LeMUR requests in 60 s";
}
