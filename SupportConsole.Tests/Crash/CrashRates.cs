namespace SupportConsole.Tests.Crash;

/// <summary>
/// What a plan allows over time. The nodes are told these limits: most so small that refusals never stop, one so large
/// that something is let in at almost any moment at which a kill may come.
/// </summary>
/// <param name="Sessions">New streaming sessions a minute, at the start.</param>
/// <param name="Scales">True when use moves that limit.</param>
/// <param name="LemurRequests">In any 60 seconds.</param>
internal sealed record CrashRates(int Sessions, bool Scales, int LemurRequests)
{
    /// <summary>
    /// The longest a session may last, in milliseconds: the shortest there is, so that sessions are closed while nodes
    /// are killed.
    /// </summary>
    public const long LongestSession = 60_000;

    public static IReadOnlyDictionary<string, CrashRates> OfPlan { get; } =
        new Dictionary<string, CrashRates>
        {
            ["free"] = new(5, Scales: false, 2),
            ["payAsYouGo"] = new(20, Scales: true, 15),
            ["contracted"] = new(60, Scales: true, 40),
            ["enterprise"] = new(3_000, Scales: true, 1_200),
        };

    /// <summary>The same for the nodes' environment.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            .. OfPlan.Select(plan =>
                KeyValuePair.Create($"Limits__{plan.Key}__StreamingSessionsPerMinute", $"{plan.Value.Sessions}")
            ),
            .. OfPlan.Select(plan =>
                KeyValuePair.Create($"Limits__{plan.Key}__LemurRequestsPerMinute", $"{plan.Value.LemurRequests}")
            ),
            KeyValuePair.Create("Streaming__MaximumSessionSeconds", $"{LongestSession / 1_000}"),
        ];
}
