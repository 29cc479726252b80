using SupportConsole.Components.Shared;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Rates;

namespace SupportConsole.Components.Streaming;

/// <summary>Words of the streaming and LeMUR section.</summary>
internal static class StreamingTexts
{
    public const string Title = "Streaming & LeMUR";
    public const string HistoryTitle = "New sessions a minute";
    public const string HistoryEmpty = "No streaming sessions were opened in this period.";
    public const string OpenTitle = "Open sessions";
    public const string NoneOpen = "No streaming session is open.";
    public const string ExpiredTitle = "Never terminated";
    public const string NoneExpired = "None: in the last 30 days every session was terminated.";
    public const string NeverTerminated = "not terminated";

    /// <summary>An open session of this age was probably forgotten: sessions that are never terminated are a common cause of complaints.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromHours(1);

    /// <summary>Where the limit of this minute comes from.</summary>
    public static string Source(RateOverview overview)
    {
        var (rate, state) = (overview.Rates.Streaming, overview.State);
        var origin = state.StreamingLimitOverride is null ? $"{PlanNames.Of(state.Plan)} default" : "set for this account";
        return rate.Terms.Scales ? $"starts at {Figures.Whole(rate.Terms.Start)}: {origin}" : $"{Figures.Whole(rate.Terms.Start)} fixed: {origin}";
    }

    /// <summary>What the LeMUR window allows.</summary>
    public static string Lemur(RateOverview overview)
    {
        var (used, allowance) = (overview.Rates.Lemur.Used, overview.Rates.Lemur.Allowance);
        return (used, allowance.Remaining) switch
        {
            (0, _) => "nothing in the last 60 s",
            (_, 0) => $"full, next slot in {allowance.ResetSeconds} s",
            _ => $"{Figures.Whole(allowance.Remaining)} left, next slot in {allowance.ResetSeconds} s",
        };
    }

    public static string Expired(int count) => $"{Figures.Count(count, "session was", "sessions were")} closed after 3 h in the last 30 days, and charged for 3 h each.";

    /// <summary>What the chart says, for those who do not see it.</summary>
    public static string Describe(IReadOnlyList<Step> steps, HistoryRange range) => steps.Count == 0
        ? HistoryEmpty
        : $"New streaming sessions over {range.Words} with the limit as a line. Most in a minute {Figures.Whole(steps.Max(step => step.Running))}, limit now {Figures.Whole(steps[^1].Limit)}.";

    public static ChartWords Chart { get; } = new("opened", "refused", "Each step is a minute or more.", Describe);
}
