using SupportConsole.Components.Shared;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Home;

/// <summary>Words of the first page.</summary>
internal static class HomeWords
{
    public const string Title = "Now";
    public const string ThrottledAccounts = "accounts throttled";
    public const string Waiting = "transcripts waiting";
    public const string Running = "transcripts running";
    public const string Escalations = "escalations waiting";
    public const string NeedTitle = "Needs somebody";
    public const string NobodyInNeed =
        "No account needs anybody at this moment: nothing waits, and nothing was refused in the last hour.";
    public const string EscalationsTitle = "Waiting for engineering";
    public const string NoEscalations = "No escalation waits for engineering.";
    public const string PaymentsTitle = "Payments that wait";
    public const string LowBalancesTitle = "Balance runs out soon";
    public const string ChangesTitle = "Last changes";
    public const string NoChanges = "Nobody has changed anything yet.";
    public const string Nobody = "Nobody";
    public const string You = "You";
    public const string Claim = "Claim";
    public const string Done = "Done";
    public const string Release = "Release";
    public const string Snooze = "Put off…";
    public const string SnoozeTitle = "Put an alert off";
    public const string SnoozeHint = "It is not shown until then, and comes back by itself if it still stands.";
    public const string SummaryLabel = "What was done";
    public const string KindColumn = "Alert";
    public const string TakeOver = "Take over…";
    public const string LeaveIt = "Leave it";
    public const string Unanswered = "That got no answer. Look again, and try once more.";
    public const string AccountColumn = "Account";
    public const string CausesColumn = "What is wrong";
    public const string DemandColumn = "Demand / limit";
    public const string PausedLimit = " (paused)";
    public const string PeakColumn = "Peak";
    public const string PlanColumn = "Plan";
    public const string SinceColumn = "Since";
    public const string ClaimedByColumn = "Looked after by";
    public const string AllChanges = "All";

    /// <summary>When an account counts as over its limit for long.</summary>
    public static string Threshold(AlertOptions options) =>
        "An account is over its limit for long at "
        + $"{Figures.Whole(options.OverPercent)} % or more above "
        + $"it{(options.OverMinutes == 0 ? "" : $" for {Figures.Whole(options.OverMinutes)} min")}, and near its "
        + $"streaming limit at {Figures.Whole(options.StreamingPercent)} % of a minute. Paid plans come "
        + "first, of each what is refused or over for long before what only waits, then what is furthest over; last "
        + "what waits for engineering alone.";

    /// <summary>What the list leaves out; null when it leaves out nothing.</summary>
    public static string? LeftOut(NowOverview now, int ranked, int shown)
    {
        var parts = new List<string>();
        if (now.ThrottledAccounts > now.Throttled.Count)
        {
            parts.Add(
                $"the {Figures.Whole(now.Throttled.Count)} deepest queues of {Figures.Whole(now.ThrottledAccounts)} "
                    + "throttled accounts are looked at"
            );
        }

        if (
            new[] { now.Refused, now.StreamsRefused, now.LemurRefused }.Any(refused =>
                refused.Count == NowOverview.MaximumRows
            )
        )
        {
            parts.Add($"the {Figures.Whole(NowOverview.MaximumRows)} accounts with the most refusals");
        }

        if (ranked > shown)
        {
            parts.Add($"the {Figures.Whole(shown)} gravest of {Figures.Whole(ranked)} are listed");
        }

        return parts.Count == 0 ? null : $"Not everything: {string.Join(", ", parts)}.";
    }

    public static (string Icon, string Tone, string Text) Cause(NeedCause cause, DateTimeOffset now) =>
        cause.Kind switch
        {
            NeedKind.RefusedForBalance => ("stop", "red", $"{Figures.Whole(cause.Count)} refused for negative balance"),
            NeedKind.StreamsRefused => (
                "stop",
                "red",
                Figures.Count(cause.Count, "streaming session refused", "streaming sessions refused")
            ),
            NeedKind.LemurRefused => (
                "stop",
                "red",
                Figures.Count(cause.Count, "LeMUR request refused", "LeMUR requests refused")
            ),
            NeedKind.OverForLong => (
                "warning",
                "amber",
                $"Over its limit for {Figures.Span(now - cause.At)}{Pattern(cause)}"
            ),
            NeedKind.NearStreamLimit => (
                "warning",
                "amber",
                $"Up to {Figures.Whole(cause.Count)} new sessions a minute at a limit of "
                    + $"{Figures.Whole(cause.Limit)}{Pattern(cause)}"
            ),
            NeedKind.Throttled => (
                "clock",
                "amber",
                $"{(cause.IsDisabled ? "Disabled" : cause.IsPaused ? "Queue paused" : "Throttled")}, {Figures.Whole(cause.Count)} waiting"
            ),
            _ => ("escalation", "", "Escalation waits for engineering"),
        };

    /// <summary>The kind of an alert, by what it is about.</summary>
    public static string Kind(StandingAlert alert) =>
        alert.Alert.Kind == LimitedProduct.Streaming ? "Streaming sessions" : "Transcripts";

    private static string Pattern(NeedCause cause) =>
        cause.Pattern is { } pattern and not ThrottlingClass.NotThrottled
            ? $", {ThrottlingWords.ClassOf(pattern).ToLowerInvariant()}"
            : "";

    public static string Claimed(string account) => $"You look after {account} now.";

    public static string Finished(string account) => $"The alert of {account} is dealt with.";

    public static string Snoozed(string account) => $"The alert of {account} is put off.";

    public static string SnoozeOf(string account) => $"Put off {account}";

    public static string FinishTitle(string account) => $"Done with {account}";

    public static string SnoozeFor(int hours) => hours == 1 ? "for 1 hour" : $"for {Figures.Whole(hours)} hours";

    public static string Released(string account) => $"The alert of {account} is free again.";

    public static string ClaimOf(string account) => $"Claim {account}";

    public static string DoneWith(string account) => $"Done with {account}";

    public static string ReleaseOf(string account) => $"Release {account}";

    public static string TakeOverOf(string account) => $"Take over {account}";

    public static string TakeFrom(string? person) => $"Take it from {person}";

    public static string ClaimedSince(string moment) => $"since {moment}";

    public static string Lapses(string requestedBy) => $"{requestedBy}, lapses";

    public static string LowBalances(LowBalanceList list) =>
        list.Total > list.Accounts.Count
            ? $"the first {Figures.Whole(list.Accounts.Count)} of {Figures.Whole(list.Total)}"
            : $"less than {Figures.Whole(list.Hours)} h left";

    public static string Lasts(LowBalanceAccount account) => $"about {Figures.Span(account.Runway.Lasts)}";

    public static string AllOf(int count) => count == 1 ? AllChanges : $"All {Figures.Whole(count)}";
}
