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
