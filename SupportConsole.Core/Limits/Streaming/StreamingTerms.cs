using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>What an account's plan and override say about new streaming sessions.</summary>
/// <param name="Start">
/// The starting limit, sessions a minute; the limit never falls below it, and a lower one caps it at once.
/// </param>
/// <param name="Scales">False when the limit is always the starting limit.</param>
public readonly record struct StreamingTerms(int Start, bool Scales)
{
    /// <summary>
    /// The terms of an account. Free accounts do not scale, and neither does a limit of 0: it allows no session.
    /// </summary>
    public static StreamingTerms Of(AccountState state, LimitOptions limits)
    {
        var start = state.StreamingLimitOverride ?? limits.Of(state.Plan).StreamingSessionsPerMinute;
        return new(start, Scales: start > 0 && state.Plan != AccountPlan.Free);
    }
}
