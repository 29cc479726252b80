namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// Every session whose opening was acknowledged is there, once, as it was asked for; none that was refused or that
/// nobody asked for.
/// </summary>
internal static class SessionChecks
{
    private const string Project = "default";
    private const string Model = "universal-streaming";

    public static IEnumerable<string> Check(Evidence evidence) =>
        [.. Acknowledged(evidence), .. Refused(evidence), .. Once(evidence), .. Unasked(evidence)];

    private static IEnumerable<string> Acknowledged(Evidence evidence)
    {
        var rows = evidence.Snapshot.Sessions.ToDictionary(row => row.Id);
        return from request in evidence.Openings
            where request.IsBefore && request.IsAdmitted
            let row = rows.GetValueOrDefault(request.Answer!.Ids![0])
            where row is null || !IsOf(request, row)
            select $"{request.Account}: the acknowledged session {request.Answer!.Ids![0]} ({request.Sent.Key}) is "
                + $"{row?.ToString() ?? "not there"}";
    }

    private static IEnumerable<string> Refused(Evidence evidence)
    {
        var stored = evidence.Snapshot.Sessions.Select(row => row.Key).ToHashSet();
        return from request in evidence.Openings
            where request.IsRefused && request.IsNamed && stored.Contains(request.ApiKey)
            select $"{request.Account}: the session of {request.Sent.Key} was refused and is stored";
    }

    private static IEnumerable<string> Once(Evidence evidence) =>
        [
            .. from row in evidence.Snapshot.Sessions
            where row.Key.Length > 0
            group row by row.Key into rows
            where rows.Count() > 1
            select $"{rows.First().Account}: one call, {rows.Key}, opened {rows.Count()} sessions",
            .. from request in evidence.Openings
            where request.IsAdmitted
            group request by request.Answer!.Ids![0] into requests
            where requests.Count() > 1
            select $"{requests.First().Account}: session {requests.Key} was given to "
                + $"{string.Join(' ', requests.Select(request => request.Sent.Key))}",
        ];

    private static IEnumerable<string> Unasked(Evidence evidence)
    {
        var named = evidence
            .Openings.Where(request => request.IsNamed)
            .Select(request => (request.Account, request.ApiKey))
            .ToHashSet();
        var unnamed = evidence
            .Openings.Where(request => !request.IsNamed && !request.IsRefused)
            .CountBy(request => request.Account)
            .ToDictionary();
        return
        [
            .. from row in evidence.Snapshot.Sessions
            where row.Key.Length > 0 && !named.Contains((row.Account, row.Key))
            select $"nobody asked for the session {row}",
            .. from stored in evidence.Snapshot.Sessions.Where(row => row.Key.Length == 0).CountBy(row => row.Account)
            where stored.Value > unnamed.GetValueOrDefault(stored.Key)
            select $"{stored.Key}: {stored.Value} sessions without a key are there, at most "
                + $"{unnamed.GetValueOrDefault(stored.Key)} were admitted",
        ];
    }

    private static bool IsOf(RateRequest request, SessionRow row) =>
        row.Account == request.Account
        && row.Key == request.ApiKey
        && row is { Project: Project, Model: Model }
        && row.Opened >= request.From
        && row.Opened <= request.Until;
}
