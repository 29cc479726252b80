using SupportConsole.Components.Shared;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Streaming;

/// <summary>Words of the streaming and LeMUR section.</summary>
internal static partial class StreamingWords
{
    public const string Title = "Streaming & LeMUR";
    public const string HistoryTitle = "New sessions a minute";
    public const string HistoryEmpty = "No streaming sessions were opened in this period.";
    public const string OpenTitle = "Open sessions";
    public const string NoneOpen = "No streaming session is open.";
    public const string ExpiredTitle = "Never terminated";
    public const string NoneExpired = "None: no session of the last 30 days was closed after 3 h.";
    public const string NeverTerminated = "not terminated";
    public const string SessionColumn = "Session";
    public const string ProjectColumn = "Project";
    public const string OpenedColumn = "Opened";
    public const string ClosedColumn = "Closed";
    public const string ChargedColumn = "Charged";
    public const string ModelColumn = "Model";
    public const string AgeColumn = "Age";
    public const string OpenedThisMinute = "opened this minute";
    public const string LimitNow = "limit now";
    public const string RefusedLastHour = "refused, last hour";
    public const string OpenSessions = "open sessions";
    public const string LemurInMinute = "LeMUR, 60 s";

    /// <summary>The answer that a refused session gets, for comparing it with what the customer sent.</summary>
    public static string RefusedWith { get; } =
        $"The customer sees “{LimitTexts.TooManySessions}”: HTTP 429 from the API, close code 1008 at the edge.";

    /// <summary>Where the limit of this minute comes from.</summary>
    public static string Source(RateOverview overview)
    {
        var (rate, state) = (overview.Rates.Streaming, overview.State);
        var origin = state.StreamingLimitOverride is null
            ? $"{PlanNames.Of(state.Plan)} default"
            : "set for this account";
        return rate.Terms.Scales
            ? $"starts at {Figures.Whole(rate.Terms.Start)}: {origin}"
            : $"{Figures.Whole(rate.Terms.Start)} fixed: {origin}";
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

    /// <summary>The number of open sessions, and how many of them are listed.</summary>
    public static string OpenCount(RateOverview overview) =>
        overview.OpenTotal > overview.Open.Count
            ? $"the oldest {Figures.Whole(overview.Open.Count)} of {Figures.Whole(overview.OpenTotal)}"
            : Figures.Count(overview.OpenTotal, "session", "sessions");

    /// <summary>The sessions that the 3-hour rule closed, and how many of them are listed.</summary>
    public static string Expired(RateOverview overview)
    {
        var listed =
            overview.ExpiredTotal > overview.Expired.Count
                ? $" Listed are the last {Figures.Whole(overview.Expired.Count)}."
                : "";
        return $"{Figures.Whole(overview.ExpiredTotal)} in the last 30 days, each closed and charged after 3 "
            + $"h.{listed}";
    }

    /// <summary>The refusals of the last hour, and whether they go on.</summary>
    public static string Refused(RateOverview overview, DateTimeOffset now, ReaderZone zone)
    {
        var course =
            overview.LastRefusedMinute is not { } last ? ""
            : RefusalCourse.GoesOn(last, now) ? ", and it goes on"
            : $", the last at {zone.Moment(last, now)}";
        return $"{Figures.Count(overview.RefusedLastHour, "new session was", "new sessions were")} refused in the "
            + $"last hour{course}.";
    }

    /// <summary>The likely cause, from the ages of the open sessions.</summary>
    public static string WhatToLookAt(RateOverview overview) =>
        overview.NeverTerminated == 0
            ? "More sessions were asked for in a minute than the limit allows. No open session is older than "
                + $"{Figures.Span(overview.LongOpen)}, and none of the last 30 days was closed after 3 h: ask for the time "
                + "of the error and the session id, and raise the limit if this traffic is meant."
            : "First ask the customer to terminate sessions: "
                + $"{Figures.Count(overview.OpenLong, "open session is", "open sessions are")} older than "
                + $"{Figures.Span(overview.LongOpen)}, {Figures.Whole(overview.ExpiredTotal)} were never terminated in "
                + "the last 30 days.";

    /// <summary>The chart in a sentence, for those who do not see it.</summary>
    private static string Describe(HistoryView view) =>
        view.Steps.Count == 0
            ? HistoryEmpty
            : $"New streaming sessions over {view.PeriodWords} with the limit as a line. Most in a minute "
                + $"{Figures.Whole(view.Steps.Max(step => step.Running))}, limit now "
                + $"{Figures.Whole(view.Steps[^1].Limit)}.";

    public static HistoryChartNames Chart { get; } =
        new("opened", "refused", "Each step shows its busiest minute.", Describe) { LimitScales = true };

    public static HistoryChartNames LemurChart { get; } =
        new("admitted", "refused", "Each step shows its worst minute.", DescribeLemur);

    private static string DescribeLemur(HistoryView view) =>
        view.Steps.Count == 0
            ? LemurHistoryEmpty
            : $"Refused LeMUR requests over {view.PeriodWords} with the limit as a line. Most in a minute "
                + $"{Figures.Whole(view.Steps.Max(step => step.Queued))}. Admitted requests are not counted by the "
                + "minute.";

    public static string OfLimit(int limit) => $" of {Figures.Whole(limit)}";

    public static string LemurLine(RateOverview overview) => $"LeMUR: {Lemur(overview)}";
}
