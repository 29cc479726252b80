using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>What an account's plan and override say about new streaming sessions.</summary>
/// <param name="Start">The starting limit, sessions a minute; the limit never falls below it.</param>
/// <param name="Scales">False when the limit is always the starting limit.</param>
public readonly record struct StreamingTerms(int Start, bool Scales)
{
    /// <summary>The terms of an account. Free accounts do not scale.</summary>
    public static StreamingTerms Of(AccountState state, LimitOptions limits) =>
        new(state.StreamingLimitOverride ?? limits.Of(state.Plan).StreamingSessionsPerMinute, state.Plan != AccountPlan.Free);
}
