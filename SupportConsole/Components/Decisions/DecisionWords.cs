using SupportConsole.Components.Shared;
using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Components.Decisions;

/// <summary>Words of the page that explains a decision; the rules' own sentences are Core's.</summary>
internal static class DecisionWords
{
    public const string Title = "Explain a decision";
    public const string Explain = "Explain";
    public const string Label = "Decision id";

    public const string Hint =
        "Every answer of the API to a submit, a completion, a stream or a LeMUR request carries the header "
        + "X-Decision-Id. "
        + "Paste its value here, or in the search box.";

    public const string UnknownTitle = "No decision has this id";
    public const string ExpiredTitle = "This decision is too old to be explained";
    public const string SeveralAccounts = "several accounts";
    public const string IsDecisionId = "This is the id of a decision.";
    public const string Decision = "Decision";
    public const string WasMade = "It was made";
    public const string WhatTitle = "What was decided";
    public const string TheDecisionId = "the decision id";
    public const string ThenAndNowTitle = "Then and now";
    public const string Account = "Account";
    public const string Call = "Call";
    public const string Result = "Result";
    public const string ComeBackAfter = "Told to come back after";
    public const string Decided = "Decided";
    public const string ExplainedUntil = "Explained until";
    public const string Id = "Id";
    public const string Figure = "Figure";
    public const string AfterDecisionColumn = "after the decision";
    public const string NowColumn = "now";
    public const string PlanFigure = "Plan";
    public const string StartingLimitFigure = "Starting limit";
    public const string LimitOfTheMinuteFigure = "Limit of the minute";
    public const string OpenedInTheMinuteFigure = "Opened in the minute";
    public const string LimitFigure = "Limit";
    public const string UsedIn60SFigure = "Used in 60 s";
    public const string EffectiveLimitFigure = "Effective limit";
    public const string ThrottleLimitFigure = "Throttle limit";
    public const string RunningFigure = "Running";
    public const string QueuedFigure = "Queued";

    /// <summary>The outcome in two words, with its icon and tone.</summary>
    public static (string Title, string Icon, string Tone) Verdict(Decision decision) =>
        decision.Outcome switch
        {
            DecisionOutcome.Started => ("Started at once", "check", ""),
            DecisionOutcome.Queued => ("Queued", "clock", "amber"),
            DecisionOutcome.Mixed => ("Partly queued", "clock", "amber"),
            DecisionOutcome.Repeated => ("A repeat", "check", ""),
            DecisionOutcome.Ended => ("Ended", "check", ""),
            DecisionOutcome.Stale => ("Nothing changed", "check", ""),
            DecisionOutcome.Admitted => ("Let in", "check", ""),
            _ => ("Refused", "stop", "red"),
        };

    public static string Kind(DecisionKind kind) =>
        kind switch
        {
            DecisionKind.Submit => "Submit transcripts",
            DecisionKind.Complete => "End transcripts",
            DecisionKind.OpenStream => "Open a streaming session",
            DecisionKind.Lemur => "LeMUR request",
            _ => kind.ToString(),
        };

    /// <summary>The limit that decides about this kind.</summary>
    public static string LimitTitle(DecisionKind kind) =>
        kind switch
        {
            DecisionKind.OpenStream => "The limit on new sessions a minute",
            DecisionKind.Lemur => "The limit on LeMUR requests in 60 s",
            _ => "The throttle limit",
        };

    /// <summary>"3 started, 7 queued".</summary>
    public static string Items(DecisionItems items)
    {
        (int Count, string What)[] all =
        [
            (items.Ended, "ended"),
            (items.Started, "started"),
            (items.Queued, "queued"),
            (items.Known, "known before"),
            (items.Refused, "refused"),
        ];
        return string.Join(
            ", ",
            all.Where(part => part.Count > 0).Select(part => $"{Figures.Whole(part.Count)} {part.What}")
        );
    }
}
