using System.Globalization;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <summary>The sentences of an override, shown in the dialog, answered by the service and kept in the audit.</summary>
public static class OverrideTexts
{
    public const string Unchanged = "This is what is in force: nothing would change.";
    public const string Guarded = "The throttle limit is changed under its guardrails, not here.";

    /// <summary>What a limit counts, for the middle of a sentence.</summary>
    public static string Counted(LimitKind kind) =>
        kind switch
        {
            LimitKind.AsyncConcurrency => "transcripts at once",
            LimitKind.StreamingSessionsPerMinute => "new streaming sessions a minute",
            LimitKind.LemurRequestsPerMinute => "LeMUR requests in 60 seconds",
            LimitKind.Projects => "projects",
            LimitKind.ApiKeys => "API keys",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static string Range(int minimum, int maximum) => $"A whole number from {N(minimum)} to {N(maximum)}.";

    /// <summary>The limit moved while the dialog was open.</summary>
    /// <param name="value">In force now.</param>
    /// <param name="own">The account's own value; null when it is the plan's.</param>
    public static string Conflict(int value, LimitOverride? own) =>
        $"The limit is no longer the one you saw: {(own is null ? "it is the plan's" : own.SetBy + " set it to")} "
        + $"{N(value)}. Look again before you change it.";

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
