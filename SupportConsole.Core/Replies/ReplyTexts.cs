using System.Globalization;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Replies;

/// <summary>The words for customers and for #ask-engineering, all in one place; pure functions of an account's figures.</summary>
public static class ReplyTexts
{
    private const string StoppedByBalance = "The negative balance stops this account, not its limit: take a reply of the billing section.";

    /// <summary>How long after it a raise is news.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    /// <summary>The replies about throttling.</summary>
    public static IReadOnlyList<ReplyKind> Kinds { get; } = [ReplyKind.Transient, ReplyKind.SteadyRaised, ReplyKind.WaitingForEngineering, ReplyKind.NotThrottled];

    /// <summary>All of them, the one that fits first.</summary>
    public static IReadOnlyList<Reply> All(ReplyFigures figures, DateTimeOffset now)
    {
        var best = Fitting(figures, now);
        return
        [
            .. Kinds.OrderBy(kind => kind == best ? 0 : 1).Select(kind => Of(kind, figures, now))
                .Select(reply => figures.IsStoppedByBalance ? reply with { Caution = StoppedByBalance } : reply),
        ];
    }

    /// <summary>The reply that fits: what is being done counts before what was seen.</summary>
    public static ReplyKind Fitting(ReplyFigures figures, DateTimeOffset now) => figures switch
    {
        { AskedLimit: not null } => ReplyKind.WaitingForEngineering,
        { Class: ThrottlingClass.NotThrottled, Queued: 0 } => ReplyKind.NotThrottled,
        { Class: ThrottlingClass.Steady } => ReplyKind.SteadyRaised,
        _ when WasSetLately(figures, now) => ReplyKind.SteadyRaised,
        _ => ReplyKind.Transient,
    };

    /// <summary>The question to #ask-engineering when an account is slow without being throttled. Plain text.</summary>
    public static string EngineeringNote(ReplyFigures figures, DateTimeOffset now) =>
        $"""
        Account {figures.AccountId} reports slow transcription{(figures.Queued == 0 ? ", but it is not throttled" : "")}.
        Now ({Utc(now)}): {N(figures.Running)} running, {N(figures.Queued)} waiting, limit {N(figures.Limit)}; peak demand in the last hour {N(figures.PeakDemand)}; {T(figures.FinishedPerMinute)} finished a minute; {Count(figures.ThrottledLastHour)} throttled in the last hour.
        Are there traffic spikes or slow workers elsewhere?
        """.ReplaceLineEndings("\n");

    private static Reply Of(ReplyKind kind, ReplyFigures figures, DateTimeOffset now) => kind switch
    {
        ReplyKind.Transient => new(kind, "Throttled for a while", Letter(
            $"some of your transcripts had to wait because your account reached its limit of {N(figures.Limit)} transcripts at once{Peak(figures)}.",
            figures.Queued > 0
                ? $"At this moment {Waiting(figures)}.{Wait(figures)} They start by themselves, oldest first, as soon as others finish; nothing is lost, and you need not send anything again."
                : "The queue has drained since, and new transcripts start at once. Nothing was lost, and you need not send anything again.",
            "If you expect such peaks more often, tell us how many transcripts you want to run at once, and we will look at your limit."),
            figures.Class == ThrottlingClass.NotThrottled && figures.Queued == 0 ? "Nothing waited lately: is this the right account?" : null),
        ReplyKind.SteadyRaised => new(kind, "Throttled steadily, limit raised", Letter(
            $"your account was throttled steadily: you send more transcripts at once than it was allowed to run{Peak(figures)}.",
            $"We have raised your limit. It is {N(figures.Limit)} transcripts at once now, in force already.",
            figures.Queued > 0
                ? $"At this moment {Waiting(figures)}.{Wait(figures)} They start by themselves, oldest first; you need not send anything again."
                : "Nothing is waiting any more."),
            WasSetLately(figures, now) ? null : "The limit was not changed in the last 24 hours: raise it first."),
        ReplyKind.WaitingForEngineering => new(kind, "Waiting for engineering", Letter(
            $"your account reaches its limit of {N(figures.Limit)} transcripts at once{Peak(figures)}.",
            $"We have asked our engineering team to raise it{(figures.AskedLimit is { } asked ? $" to {N(asked)}" : "")}. Raises of this size need their confirmation; we will tell you as soon as they have decided.",
            "Until then everything you send is accepted: transcripts over the limit wait in line and start by themselves, oldest first. Nothing is lost."),
            figures.AskedLimit is null ? "No escalation of this account waits: ask engineering first, with Change limit." : null),
        _ => new(kind, "Not throttled", Letter(
            $"your account is not throttled: {Count(figures.Running)} of it {(figures.Running == 1 ? "runs" : "run")} now, of {N(figures.Limit)} allowed at once, and {(figures.Queued == 0 ? "none waits" : $"{N(figures.Queued)} wait")}.",
            "So the limit does not slow your transcripts down. We have asked our engineering team to look for the cause, and will tell you what they find.",
            "It helps us to know the ids of a few slow transcripts and when you sent them."),
            figures.Queued > 0 ? "Transcripts are waiting at this moment." : null),
    };

    private static bool WasSetLately(ReplyFigures figures, DateTimeOffset now) => figures.LimitSetAt is { } set && now - set < Lately;

    internal static string Letter(string first, params string[] more) =>
        string.Join("\n\n", ["Hello,", char.ToUpperInvariant(first[0]) + first[1..], .. more, "Kind regards"]);

    private static string Peak(ReplyFigures figures) => figures.PeakDemand > figures.Limit ? $", with {N(figures.PeakDemand)} wanted at the peak of the last hour" : "";

    private static string Waiting(ReplyFigures figures) =>
        $"{Count(figures.Running)} {(figures.Running == 1 ? "runs" : "run")} and {N(figures.Queued)} {(figures.Queued == 1 ? "waits" : "wait")}{(figures.Since is { } since ? $", since {Utc(since)}" : "")}";

    private static string Wait(ReplyFigures figures) => figures.ExpectedWait is { } wait ? $" At the present rate the last of them starts in about {Span(wait)}." : "";

    private static string Count(long transcripts) => transcripts == 1 ? "1 transcript" : $"{N(transcripts)} transcripts";

    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1.5 } => "a minute",
        { TotalMinutes: < 90 } => $"{N((long)Math.Round(span.TotalMinutes))} minutes",
        _ => $"{N((long)Math.Round(span.TotalHours))} hours",
    };

    private static string Utc(DateTimeOffset time) => time.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string N(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string T(decimal value) => value.ToString("#,0.0", CultureInfo.InvariantCulture);
}
