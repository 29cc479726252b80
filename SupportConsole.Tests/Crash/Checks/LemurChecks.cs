using SupportConsole.Tests.Crash.Rates;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// Every acknowledged LeMUR request is in the usage, once and at its price; none that was refused or that nobody made.
/// Usage of requests that named a key is theirs alone; of the others it lies between what was acknowledged and what may
/// have been admitted.
/// </summary>
internal static class LemurChecks
{
    private const string Project = "default";

    public static IEnumerable<string> Check(Evidence evidence)
    {
        var usage = evidence.Snapshot.Usage.Where(row => row.Product == 2).ToList();
        return
        [
            .. Acknowledged(evidence, usage.ToLookup(row => row.Key)),
            .. Charged(evidence, usage),
            .. Unnamed(evidence, usage),
        ];
    }

    private static IEnumerable<string> Acknowledged(Evidence evidence, ILookup<string, UsageRow> usage) =>
        [
            .. from request in evidence.LemurRequests
            where request.IsNamed && request.IsBefore && request.IsAdmitted && !usage[request.ApiKey].Any()
            select $"{request.Account}: the acknowledged LeMUR request {request.Sent.Key} is not in the usage",
            .. from request in evidence.LemurRequests
            where request.IsAdmitted && request.Answer!.AmountMicros != PriceOf(request)
            select $"{request.Account}: the LeMUR request {request.Sent.Key} was told a cost of "
                + $"{request.Answer!.AmountMicros} instead of {PriceOf(request)}",
        ];

    private static IEnumerable<string> Charged(Evidence evidence, List<UsageRow> usage)
    {
        var requests = evidence.LemurRequests.Where(request => request.IsNamed).ToDictionary(request => request.ApiKey);
        foreach (var rows in usage.Where(row => row.Key.Length > 0).GroupBy(row => row.Key))
        {
            if (requests.GetValueOrDefault(rows.Key) is not { } request)
            {
                yield return $"nobody made the LeMUR request of {string.Join("; ", rows)}";
            }
            else if (request.IsRefused)
            {
                yield return $"{request.Account}: the LeMUR request {rows.Key} was refused and is charged: "
                    + $"{string.Join("; ", rows)}";
            }
            else if (rows.Count() > 1 || !IsOf(request, rows.First()))
            {
                yield return $"{request.Account}: the LeMUR request {rows.Key} of {PriceOf(request)} is charged as "
                    + $"{string.Join("; ", rows)}";
            }
        }
    }

    private static IEnumerable<string> Unnamed(Evidence evidence, List<UsageRow> usage)
    {
        var charged = usage.Where(row => row.Key.Length == 0).ToLookup(row => (row.Account, row.Model));
        var requests = evidence
            .LemurRequests.Where(request => !request.IsNamed && !request.IsRefused)
            .ToLookup(request => (request.Account, request.Sent.Model!));
        return from account in charged.Select(rows => rows.Key).Union(requests.Select(own => own.Key))
            let acknowledged = requests[account].Where(request => request.IsBefore).ToList()
            let items = charged[account].Sum(row => row.Items)
            let cost = charged[account].Sum(row => row.Cost)
            where
                items < acknowledged.Count
                || items > requests[account].Count()
                || cost < acknowledged.Sum(PriceOf)
                || cost > requests[account].Sum(PriceOf)
            select $"{account}: {items} LeMUR requests without a key are charged {cost}; acknowledged are "
                + $"{acknowledged.Count} of {acknowledged.Sum(PriceOf)}, "
                + $"at most {requests[account].Count()} of {requests[account].Sum(PriceOf)} were admitted";
    }

    private static bool IsOf(RateRequest request, UsageRow row) =>
        row.Account == request.Account
        && row.Model == request.Sent.Model
        && row is { Project: Project, Items: 1, Milliseconds: 0 }
        && row.Cost == PriceOf(request);

    private static long PriceOf(RateRequest request) =>
        LemurPrices.Of(request.Sent.Model!, request.Sent.InputTokens!.Value, request.Sent.OutputTokens!.Value);
}
