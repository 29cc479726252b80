using System.Globalization;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Replies;

/// <summary>
/// The words for customers and for #ask-engineering, all in one place; pure functions of an account's figures.
/// </summary>
public static partial class ReplyTexts
{
    private const string StoppedByBalance =
        "The negative balance stops this account, not its limit: take a reply of the billing section.";
    private const string IsDisabled = "The account is disabled: enable it first, or take the reply for that.";

    private const string IsPaused =
        "The queue is paused by us, and its limit is not what holds it: resume it first, or take the reply for that.";

    private const string WasHeldByUs =
        "Transcripts waited lately while the queue was paused or the account disabled, not because of its limit: no "
        + "reply says that.";

    /// <summary>The replies about throttling.</summary>
    public static IReadOnlyList<ReplyKind> ThrottlingKinds { get; } =
    [
        ReplyKind.Transient,
        ReplyKind.Steady,
        ReplyKind.SteadyRaised,
        ReplyKind.WaitingForEngineering,
        ReplyKind.NotThrottled,
        ReplyKind.Disabled,
        ReplyKind.Paused,
    ];

    /// <summary>All of them, the one that fits first.</summary>
    public static IReadOnlyList<Reply> All(ReplyFigures figures)
    {
        var best = Fitting(figures);
        return [.. ThrottlingKinds.OrderBy(kind => kind == best ? 0 : 1).Select(kind => Of(kind, figures))];
    }

    /// <summary>
    /// The reply that fits and is true: what is being done counts before what was seen. Null when none is.
    /// </summary>
    public static ReplyKind? Fitting(ReplyFigures figures) =>
        Wanted(figures) is var kind && Obstacle(kind, figures) is null ? kind : null;

    /// <summary>The question to #ask-engineering when an account is slow without being throttled. Plain text.</summary>
    public static string EngineeringNote(ReplyFigures figures, DateTimeOffset now) =>
        $"""
            Account {figures.AccountId} reports slow transcription{(
                figures.Queued == 0 ? ", but it is not throttled" : ""
            )}.
            Now ({Utc(now)}): {N(figures.Running)} running, {N(figures.Queued)} waiting, limit {N(
                figures.Limit
            )}; peak demand in the last hour {N(figures.PeakDemand)}; {T(
                figures.FinishedPerMinute
            )} finished a minute; {Count(figures.ThrottledLastHour)} throttled in the last hour.
            Are there traffic spikes or slow workers elsewhere?
            """.ReplaceLineEndings(
            "\n"
        );

    private static ReplyKind Wanted(ReplyFigures figures) =>
        figures switch
        {
            { IsDisabled: true } => ReplyKind.Disabled,
            { IsPaused: true } => ReplyKind.Paused,
            { AskedLimit: not null } => ReplyKind.WaitingForEngineering,
            { WasThrottled: false } => ReplyKind.NotThrottled,
            { Raise: not null } => ReplyKind.SteadyRaised,
            { Class: ThrottlingClass.Steady } => ReplyKind.Steady,
            _ => ReplyKind.Transient,
        };

    private static Reply Of(ReplyKind kind, ReplyFigures figures) =>
        new Reply(kind, Title(kind), Text(kind, figures), Caution: null) { Obstacle = Obstacle(kind, figures) };

    private static string Title(ReplyKind kind) =>
        kind switch
        {
            ReplyKind.Transient => "Throttled for a while",
            ReplyKind.Steady => "Throttled steadily",
            ReplyKind.SteadyRaised => "Limit raised",
            ReplyKind.WaitingForEngineering => "Waiting for engineering",
            ReplyKind.NotThrottled => "Not throttled",
            ReplyKind.Disabled => "Account disabled",
            ReplyKind.Paused => "Queue paused",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>Why it would be false, and the act that makes it true.</summary>
    private static string? Obstacle(ReplyKind kind, ReplyFigures figures) =>
        (kind, figures) switch
        {
            (ReplyKind.Disabled, { IsDisabled: false }) => "The account is not disabled.",
            (ReplyKind.Disabled, _) => null,
            (_, { IsDisabled: true }) => IsDisabled,
            (ReplyKind.Paused, { IsPaused: false }) => "The queue is not paused.",
            (ReplyKind.Paused, { IsStoppedByBalance: true }) => StoppedByBalance,
            (ReplyKind.Paused, _) => null,
            (_, { IsPaused: true }) => IsPaused,
            (_, { IsStoppedByBalance: true }) => StoppedByBalance,
            (ReplyKind.Transient, { WasThrottled: false }) => "Nothing waited lately: is this the right account?",
            (
                ReplyKind.Transient
                    or ReplyKind.Steady
                    or ReplyKind.NotThrottled,
                { WasThrottled: true, WaitedForLimit: false }
            ) => WasHeldByUs,
            (ReplyKind.Steady, { Class: not ThrottlingClass.Steady }) =>
                "The account was not throttled steadily lately: take the reply for a while.",
            (ReplyKind.SteadyRaised, { Raise: null }) =>
                "No raise of the last 24 hours is in force: raise it first, with Change limit.",
            (ReplyKind.WaitingForEngineering, { AskedLimit: null }) =>
                "No escalation of this account waits: ask engineering first, with Change limit.",
            (ReplyKind.NotThrottled, { Queued: > 0 }) =>
                "Transcripts are waiting at this moment: take a reply about throttling.",
            (ReplyKind.NotThrottled, { WasThrottled: true }) =>
                "Transcripts waited lately: take a reply about throttling.",
            _ => null,
        };

    private static string Text(ReplyKind kind, ReplyFigures figures) =>
        kind switch
        {
            ReplyKind.Transient => Letter(
                $"{HadToWait(figures)}.",
                AtThisMoment(figures),
                "If you expect such peaks more often, tell us how many transcripts you want to run at once, and we "
                    + "will look at your limit."
            ),
            ReplyKind.Steady => Letter(
                figures.Queued > 0
                    ? "your account is throttled steadily: it wants more transcripts at once than its limit of "
                        + $"{N(figures.Limit)} allows{Peak(figures, figures.Limit)}."
                    : "your account was throttled steadily: it wanted more transcripts at once than its limit of "
                        + $"{N(figures.LimitWhenQueued)} allowed{Peak(figures, figures.LimitWhenQueued)}.",
                AtThisMoment(figures),
                "Tell us how many transcripts you want to run at once, and we will look at your limit."
            ),
            ReplyKind.SteadyRaised => Letter(
                figures.Raise is { } raise
                    ? $"we have raised your limit from {N(raise.From)} to {N(raise.To)} transcripts at once. It is "
                        + "in force already."
                    : $"we have raised your limit. It is {N(figures.Limit)} transcripts at once now, in force already.",
                figures.Queued > 0
                    ? AtThisMoment(figures)
                    : $"Nothing is waiting any more.{(figures.Canceled == 0 ? "" : $" {Canceled(figures)}")}"
            ),
            ReplyKind.WaitingForEngineering => Letter(
                figures.WaitedForLimit
                    ? $"{HadToWait(figures)}."
                    : $"your account may run {N(figures.Limit)} transcripts at once.",
                "We have asked our engineering team to raise this "
                    + $"limit{(figures.AskedLimit is { } asked ? $" to {N(asked)}" : "")}. Raises of this size need "
                    + "their confirmation; we will tell you as soon as they have decided.",
                "Until then every transcript you send is accepted: those over the limit wait in line and start by "
                    + $"themselves, oldest first. {(figures.Canceled == 0 ? "Nothing is lost." : Canceled(figures))}"
            ),
            ReplyKind.NotThrottled => Letter(
                $"your account is not throttled: {Count(figures.Running)} of it "
                    + $"{(figures.Running == 1 ? "runs" : "run")} now, of {N(figures.Limit)} allowed at once, and "
                    + $"{(figures.Queued == 0 ? "none waits" : $"{N(figures.Queued)} wait")}.",
                "So the limit does not slow your transcripts "
                    + $"down.{(figures.IsEngineeringAsked ? " We have asked our engineering team to look for the cause, and will tell you what they find." : "")}",
                "To find the cause, it helps us to know the ids of a few slow transcripts and when you sent them."
            ),
            ReplyKind.Disabled => Letter(
                "your account is disabled: the API refuses everything it sends, whatever its "
                    + $"limits.{(figures.Queued == 0 ? "" : $" {Count(figures.Queued)} that it had accepted before {Kept(figures)}")}",
                "Please tell us if you want to use it, and we will look into it."
            ),
            ReplyKind.Paused => Letter(
                $"we have paused the queue of your account{(figures.PausedUntil is { } end ? $" until {Utc(end)}" : "")}.",
                (figures.Queued == 0 ? "" : $"{Count(figures.Queued)} {(figures.Queued == 1 ? "waits" : "wait")} now. ")
                    + "What you send is accepted and waits in line. It starts by itself, oldest first, when the pause "
                    + "ends, as far as your limit allows.",
                figures.Canceled == 0 ? "Nothing is lost, and you need not send anything again." : Canceled(figures)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>What becomes of the waiting once the account is enabled again: a paused queue still starts none.</summary>
    private static string Kept(ReplyFigures figures) =>
        (figures.Queued, figures.IsPaused) switch
        {
            (1, true) => "waits, and is not lost.",
            (_, true) => "wait, and are not lost.",
            (1, false) => "waits, and starts by itself once the account is enabled again.",
            _ => "wait, and start by themselves once the account is enabled again.",
        };

    private static string HadToWait(ReplyFigures figures)
    {
        if (figures.HasLimitMoved)
        {
            return "some of your transcripts had to wait because your account reached its limit of transcripts at once. "
                + $"That limit has changed since they began to wait, and is {N(figures.Limit)} now";
        }

        var limit = figures.Queued > 0 ? figures.Limit : figures.LimitWhenQueued;
        return $"some of your transcripts had to wait because your account reached its limit of {N(limit)} "
            + $"transcripts at once{Peak(figures, limit)}";
    }

    private static string AtThisMoment(ReplyFigures figures) =>
        figures switch
        {
            { Queued: > 0, Canceled: > 0 } =>
                $"At this moment {Waiting(figures)}.{Wait(figures)} They start by themselves, oldest first, as soon "
                    + $"as others finish. {Canceled(figures)}",
            { HasRoom: true, Canceled: > 0 } =>
                $"Nothing waits any more, and new transcripts start at once. {Canceled(figures)}",
            { Canceled: > 0 } => $"Nothing waits any more. {Canceled(figures)}",
            { Queued: > 0 } =>
                $"At this moment {Waiting(figures)}.{Wait(figures)} They start by themselves, oldest first, as soon "
                    + "as others finish; nothing is lost, and you need not send anything again.",
            { HasRoom: true } =>
                "Nothing waits any more, and new transcripts start at once. Nothing was lost, and you need not send "
                    + "anything again.",
            _ => "Nothing waits any more. Nothing was lost, and you need not send anything again.",
        };

    /// <summary>What was cancelled does not come back by itself.</summary>
    private static string Canceled(ReplyFigures figures) =>
        figures.Canceled == 1
            ? "1 transcript that waited was cancelled in the last hour, and nothing was charged for it: please send it "
                + "again if you still need it."
            : $"{N(figures.Canceled)} transcripts that waited were cancelled in the last hour, and nothing was charged for "
                + "them: please send again those that you still need.";

    internal static string Letter(string first, params string[] more) =>
        string.Join("\n\n", ["Hello,", char.ToUpperInvariant(first[0]) + first[1..], .. more, "Kind regards"]);

    private static string Peak(ReplyFigures figures, int limit) =>
        figures.PeakDemand > limit ? $", with {N(figures.PeakDemand)} wanted at the peak of the last hour" : "";

    private static string Waiting(ReplyFigures figures) =>
        $"{Count(figures.Running)} {(figures.Running == 1 ? "runs" : "run")} and {N(figures.Queued)} "
        + $"{(figures.Queued == 1 ? "waits" : "wait")}{(figures.Since is { } since ? $", since {Utc(since)}" : "")}";

    private static string Wait(ReplyFigures figures) =>
        figures.ExpectedWait is { } wait
            ? $" At the present rate the last of them starts in about {DurationText.Of(wait)}."
            : "";

    private static string Count(long transcripts) =>
        transcripts == 1 ? "1 transcript" : $"{N(transcripts)} transcripts";

    private static string Utc(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string N(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string T(decimal value) => value.ToString("#,0.0", CultureInfo.InvariantCulture);
}
