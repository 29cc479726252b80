namespace SupportConsole.Core.Limits.Lemur;

/// <summary>The limit of LeMUR requests in any 60 seconds.</summary>
public static class LemurLimit
{
    /// <summary>An account's own, or its plan's.</summary>
    public static int Of(AccountState state, LimitOptions limits) =>
        state.LemurLimitOverride ?? limits.Of(state.Plan).LemurRequestsPerMinute;
}
