using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Components.Escalations;

/// <summary>Words of the escalation pages.</summary>
internal static class EscalationWords
{
    public const string Title = "Escalations";
    public const string NoSuchTitle = "No such escalation";
    public const string NoSuch = "There is no such escalation. Check the link, or look through the list.";
    public const string DecisionUnanswered =
        "There was no answer, so it is not known whether it was decided. Send it again: the same attempt is never "
        + "made twice.";
    public const string OwnRequest =
        "You asked for this yourself, so somebody else in engineering decides. You can take it back.";
    public const string NoPost = "The post is no longer kept.";
    public const string ForCopying = "Not posted by itself: Slack is not set up. Copy the message into the channel.";
    public const string ForGood = "for good";
    public const string Previous = "Previous";
    public const string Next = "Next";
    public const string Decision = "Decision";
    public const string Request = "Request";
    public const string CommentForced = "Comment (needed to deny)";
    public const string CommentFree = "Comment (may be left out)";
    public const string Deny = "Deny";
    public const string Withdraw = "Withdraw";
    public const string Sending = "Sending…";
    public const string EngineeringDecides = "Engineering decides. It lapses";
    public const string Escalation = "Escalation";
    public const string ThePost = "the post";
    public const string AskedAt = "asked";
    public const string AllEscalations = "All escalations";
    public const string NeedsEngineering = "Needs engineering:";
    public const string OldLimit = "old limit";
    public const string AskedFor = "asked for";
    public const string PeakDemand = "peak demand";
    public const string OverTheLimit = "over the limit";
    public const string Then = "Then";
    public const string Now = "Now";
    public const string Holds = "Holds";
    public const string HoldsUntil = "until";
    public const string AskedBy = "Asked by";
    public const string Ticket = "Ticket";
    public const string Lapses = "Lapses";
    public const string Reason = "Reason";
    public const string YourEscalations = "Your escalations";
    public const string YourEscalationFor = "your escalation for";
    public const string KindsOfEscalations = "Kinds of escalations";
    public const string AccountColumn = "Account";
    public const string ChangeColumn = "Change";
    public const string WhyColumn = "Why";
    public const string TicketColumn = "Ticket";
    public const string AskedByColumn = "Asked by";
    public const string AskedColumn = "Asked";
    public const string StateColumn = "State";
    public const string LapsesIn = "lapses";
    public const string NoticeTo = "to";
    public const string NoticeIs = "is";

    public const string ProductColumn = "Product";
    public const string AnticipatedPeak = "anticipated peak";
    public const string RefusedLately = "refused lately";

    /// <summary>"Northwind Captions: 200 → 400", with what it is about where that is not transcripts.</summary>
    public static string Heading(EscalationDetail detail) =>
        $"{detail.AccountName}: {Change(detail.Escalation)}"
        + (
            detail.Escalation.Kind == LimitKind.AsyncConcurrency
                ? ""
                : $" {OverrideTexts.Counted(detail.Escalation.Kind)}"
        );

    /// <summary>What the limit counts, as a word of a list.</summary>
    public static string Product(LimitKind kind) =>
        kind == LimitKind.StreamingSessionsPerMinute ? "Streaming sessions" : "Transcripts";

    public static string TheMessage(EngineeringChannel channel) =>
        $"the message for {EngineeringChannels.NameOf(channel)}";

    /// <summary>True when the console posts to a channel by itself.</summary>
    public static bool CanPost(INotificationReader notifications, EngineeringChannel channel) =>
        channel == EngineeringChannel.Streaming ? notifications.CanPostStreaming : notifications.CanPost;

    /// <summary>"200 → 400".</summary>
    public static string Change(Escalation escalation) =>
        $"{Figures.Whole(escalation.OldLimit)} → {Figures.Whole(escalation.NewLimit)}";

    /// <summary>What approving does. For streams nothing waits: what was refused is gone.</summary>
    public static string ApproveHint(Escalation escalation) =>
        escalation.Kind == LimitKind.StreamingSessionsPerMinute
            ? "Approving applies the new limit at once, for the very next session."
            : "Approving applies the new limit at once and starts what waits.";

    public static string Approve(Escalation escalation) => $"Approve {Figures.Whole(escalation.NewLimit)}";

    /// <summary>The act that was done, for the message that stays a while.</summary>
    public static string Done(EscalationDecision decision, EscalationDetail detail) =>
        decision switch
        {
            EscalationDecision.Approve => $"Approved: limit of {detail.AccountName}: {Change(detail.Escalation)}.",
            EscalationDecision.Deny => $"Denied: {Heading(detail)}.",
            _ => $"Taken back: {Heading(detail)}.",
        };

    public static string Tab(EscalationKind kind) =>
        kind switch
        {
            EscalationKind.Waiting => "Waiting",
            EscalationKind.Decided => "Decided",
            _ => "Lapsed or void",
        };

    public static string Empty(EscalationKind kind) =>
        kind switch
        {
            EscalationKind.Waiting =>
                "Nothing waits for engineering. Escalations are requested from an account's “Change limit”.",
            EscalationKind.Decided => "Nothing has been decided yet.",
            _ => "Nothing has lapsed or become void.",
        };

    public static string State(EscalationState state) =>
        state switch
        {
            EscalationState.Waiting => "Waiting",
            EscalationState.Approved => "Approved",
            EscalationState.Denied => "Denied",
            EscalationState.Lapsed => "Lapsed",
            EscalationState.Void => "Void",
            _ => "Withdrawn",
        };

    public static string StatePill(EscalationState state) =>
        state switch
        {
            EscalationState.Waiting => "pill amber",
            EscalationState.Approved => "pill accent",
            EscalationState.Denied => "pill red",
            _ => "pill",
        };

    public static string Rule(LimitChangeRule rule) =>
        rule switch
        {
            LimitChangeRule.OverThreshold => "over the threshold",
            LimitChangeRule.OverPeak => "far over its peak",
            _ => "too far over its limit",
        };

    /// <summary>What became of the post to #ask-engineering.</summary>
    /// <param name="post">The post; null when it was cleared away.</param>
    /// <param name="canPost">True where posts are sent by the console itself.</param>
    public static string Post(OutboxMessage? post, bool canPost) =>
        post is null
            ? NoPost
            : post.State switch
            {
                OutboxState.Sent => $"posted{(post.SentTo is { Length: > 0 } to ? $" to {to}" : "")}",
                OutboxState.Failed => post.LastError is { Length: > 0 } cause
                    ? cause
                    : "It could not be posted. Copy the message instead.",
                _ when !canPost => ForCopying,
                _ when post.WaitsAgain => "about to be posted again",
                _ when post.LastError is { Length: > 0 } error =>
                    $"not posted yet ({error}); tried again by itself. Copy the message if it is urgent.",
                _ => "about to be posted",
            };

    /// <summary>The notice to the person who had asked.</summary>
    public static string Ended(Escalation escalation) =>
        escalation.State switch
        {
            EscalationState.Approved => $"approved by {escalation.DecidedBy}: the new limit is in force",
            EscalationState.Denied => $"denied by {escalation.DecidedBy}: {escalation.Comment}",
            EscalationState.Void => $"void: {escalation.Comment}",
            EscalationState.Withdrawn => "withdrawn",
            _ => "lapsed: nobody decided in time",
        };

    public static string DecidedBy(string person) => $" by {person}, ";

    public static string By(string person) => $"by {person}";

    public static string LoadThen(Escalation escalation) =>
        escalation.Kind == LimitKind.AsyncConcurrency
            ? Load(escalation.Running, escalation.Queued)
            : $"{Figures.Count(escalation.Running, "open session", "open sessions")}, "
                + $"{Figures.Whole(escalation.Queued)} refused in "
                + Figures.Count(escalation.RefusingMinutes ?? 0, "minute", "minutes");

    public static string LoadNow(EscalationDetail detail) =>
        detail.Escalation.Kind == LimitKind.AsyncConcurrency
            ? $"{Load(detail.Running, detail.Queued)}, limit {Figures.Whole(detail.CurrentLimit)}"
            : $"{Figures.Count(detail.Running, "open session", "open sessions")}, limit "
                + Figures.Whole(detail.CurrentLimit);

    private static string Load(int running, int queued) =>
        $"{Figures.Whole(running)} running, {Figures.Whole(queued)} queued";

    public static string Page(int page, int pages) => $"page {Figures.Whole(page)} of {Figures.Whole(pages)}";
}
