using SupportConsole.Tests.Crash.Checks;

namespace SupportConsole.Tests.Crash;

/// <summary>
/// What became of sessions and LeMUR requests, for the report: a run in which nothing was in doubt has tried little.
/// </summary>
internal static class CrashFigures
{
    public static IReadOnlyList<(string Name, long Count)> Of(Evidence evidence)
    {
        var sessions = evidence.Snapshot.Sessions.Select(row => row.Key).ToHashSet();
        var charged = evidence.Snapshot.Usage.Where(row => row.Product == 2).Select(row => row.Key).ToHashSet();
        return
        [
            ("sessions opened", evidence.Openings.Count(request => request.IsAdmitted)),
            ("sessions refused", evidence.Openings.Count(IsRefused)),
            ("openings in doubt", evidence.Openings.Count(request => request.Answer is null)),
            ("  of these opened", evidence.Openings.Count(request => IsFound(request, sessions))),
            ("ends acknowledged", evidence.Sent(JournalEvent.EndAcknowledged).Count()),
            ("sessions closed for age", evidence.Snapshot.Sessions.Count(row => row.Reason == 1)),
            ("LeMUR requests admitted", evidence.LemurRequests.Count(request => request.IsAdmitted)),
            ("LeMUR requests refused", evidence.LemurRequests.Count(IsRefused)),
            ("LeMUR requests in doubt", evidence.LemurRequests.Count(request => request.Answer is null)),
            ("  of these admitted", evidence.LemurRequests.Count(request => IsFound(request, charged))),
        ];
    }

    private static bool IsRefused(RateRequest request) =>
        request.Answer?.Refusal is Refusal.OverLimit or Refusal.NegativeBalance;

    /// <summary>Only those with a key of their own can be told apart.</summary>
    private static bool IsFound(RateRequest request, HashSet<string> keys) =>
        request.Answer is null && request.IsNamed && keys.Contains(request.ApiKey);
}
