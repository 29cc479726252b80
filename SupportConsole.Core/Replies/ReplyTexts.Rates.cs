using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Replies;

/// <summary>The words for customers about streaming sessions and LeMUR requests.</summary>
public static partial class ReplyTexts
{
    /// <summary>The replies about streaming sessions and LeMUR requests.</summary>
    public static IReadOnlyList<ReplyKind> RateKinds { get; } =
    [
        ReplyKind.StreamsTransient,
        ReplyKind.StreamsSteady,
        ReplyKind.StreamsRaised,
        ReplyKind.StreamsWaitingForEngineering,
        ReplyKind.NeverTerminated,
        ReplyKind.LemurRefused,
        ReplyKind.Disabled,
    ];

    /// <summary>All of them, the one that fits first.</summary>
    public static IReadOnlyList<Reply> AllRates(ReplyFigures figures, RateReplyFigures rates)
    {
        var best = Fitting(figures, rates);
        return [.. RateKinds.OrderBy(kind => kind == best ? 0 : 1).Select(kind => Of(kind, figures, rates))];
    }

    /// <summary>The reply about streaming or LeMUR that fits and is true; null when none is.</summary>
    public static ReplyKind? Fitting(ReplyFigures figures, RateReplyFigures rates) =>
        Wanted(figures, rates) is { } kind && Obstacle(kind, figures, rates) is null ? kind : null;

    /// <summary>What is being done counts before what was seen, and what the customer can do before what we can.</summary>
    private static ReplyKind? Wanted(ReplyFigures figures, RateReplyFigures rates) =>
        (figures, rates) switch
        {
            ({ IsDisabled: true }, _) => ReplyKind.Disabled,
            (_, { AskedStreamLimit: not null }) => ReplyKind.StreamsWaitingForEngineering,
            (_, { StreamsRefused: > 0, StreamRaise: not null }) => ReplyKind.StreamsRaised,
            (_, { NeverTerminated: > 0 }) => ReplyKind.NeverTerminated,
            (_, { StreamsRefused: > 0, Streams.Class: ThrottlingClass.Steady }) => ReplyKind.StreamsSteady,
            (_, { StreamsRefused: > 0 }) => ReplyKind.StreamsTransient,
            (_, { LemurRefused: > 0 }) => ReplyKind.LemurRefused,
            _ => null,
        };

    private static Reply Of(ReplyKind kind, ReplyFigures figures, RateReplyFigures rates) =>
        kind == ReplyKind.Disabled
            ? Of(kind, figures)
            : new Reply(kind, RateTitle(kind), RateText(kind, rates), Caution: null)
            {
                Obstacle = Obstacle(kind, figures, rates),
            };

    private static string RateTitle(ReplyKind kind) =>
        kind switch
        {
            ReplyKind.StreamsTransient => "Sessions refused for a while",
            ReplyKind.StreamsSteady => "Sessions refused steadily",
            ReplyKind.StreamsRaised => "Streaming limit raised",
            ReplyKind.StreamsWaitingForEngineering => "Streaming limit: waiting for engineering",
            ReplyKind.NeverTerminated => "Sessions never terminated",
            ReplyKind.LemurRefused => "LeMUR requests refused",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static string? Obstacle(ReplyKind kind, ReplyFigures figures, RateReplyFigures rates) =>
        (kind, figures, rates) switch
        {
            (ReplyKind.Disabled, _, _) => Obstacle(kind, figures),
            (_, { IsDisabled: true }, _) => IsDisabled,
            (_, { IsStoppedByBalance: true }, _) => StoppedByBalance,
            (ReplyKind.StreamsTransient or ReplyKind.StreamsSteady, _, { StreamsRefused: 0 } or { Streams: null }) =>
                "No new session was refused in the last hour: is this the right account?",
            (ReplyKind.StreamsSteady, _, { Streams.Class: not ThrottlingClass.Steady }) =>
                "Sessions were not refused steadily lately: take the reply for a while.",
            (ReplyKind.StreamsRaised, _, { StreamRaise: null }) =>
                "No raise of the last 24 hours is in force: raise the streaming limit first.",
            (ReplyKind.StreamsWaitingForEngineering, _, { AskedStreamLimit: null }) =>
                "No escalation of the streaming limit waits: ask engineering first.",
            (ReplyKind.NeverTerminated, _, { NeverTerminated: 0 }) =>
                "No session of the last 30 days was closed for its age, and none has been open for long.",
            (ReplyKind.LemurRefused, _, { LemurRefused: 0 }) =>
                "No LeMUR request was refused in the last hour: is this the right account?",
            _ => null,
        };

    private static string RateText(ReplyKind kind, RateReplyFigures rates) =>
        kind switch
        {
            ReplyKind.StreamsTransient => Letter(Refused(rates), Course(rates), TryAgain(rates), MeantTraffic),
            ReplyKind.StreamsSteady => Letter(
                $"new streaming sessions of your account {(rates.Streams is { GoesOn: true } ? "are" : "were")} "
                    + $"refused steadily. {Refused(rates)}",
                Course(rates),
                TryAgain(rates),
                MeantTraffic
            ),
            ReplyKind.StreamsRaised => Letter(
                rates.StreamRaise is { } raise
                    ? $"we have raised your limit from {N(raise.From)} to {N(raise.To)} new streaming sessions a "
                        + "minute. It is in force already."
                    : $"we have raised your limit. It is {N(rates.StreamStart)} new streaming sessions a minute now, "
                        + "in force already.",
                Scales(rates)
            ),
            ReplyKind.StreamsWaitingForEngineering => Letter(
                "we have asked our engineering team to raise your limit of new streaming sessions a "
                    + $"minute{(rates.AskedStreamLimit is { } asked ? $" to {N(asked)}" : "")}. Raises of this size "
                    + "need their confirmation; we will tell you as soon as they have decided.",
                $"Until then your account may open at least {N(rates.StreamStart)} new sessions in each minute."
            ),
            ReplyKind.NeverTerminated => Letter(
                Expired(rates),
                "Please send {\"type\": \"Terminate\"} as soon as the audio ends, and wait for the answer before you "
                    + "close the connection. A session that is not terminated stays open, and is charged, until we "
                    + $"close it after {DurationText.Of(rates.Scaling.MaximumSession)}."
            ),
            ReplyKind.LemurRefused => Letter(
                $"{(rates.LemurRefused == 1 ? "1 LeMUR request of your account was" : $"{N(rates.LemurRefused)} LeMUR requests of your account were")} "
                    + "refused with HTTP 429 in the last hour, because more came within 60 seconds than its limit "
                    + $"allowed. The limit is {N(rates.LemurLimit)} requests in any 60 seconds now.",
                "Please wait for the seconds that the answer's Retry-After names before you send the next one.",
                "If you need more, tell us how many requests you expect."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private const string MeantTraffic =
        "Please terminate sessions that you no longer need. If this traffic is meant, tell us how many new sessions a "
        + "minute you expect, and we will look at your limit.";

    private static string Refused(RateReplyFigures rates)
    {
        var refused =
            rates.StreamsRefused == 1
                ? "1 new streaming session of your account was"
                : $"{N(rates.StreamsRefused)} new streaming sessions of your account were";
        var peak = rates.Streams is { } lately
            ? $" In the worst minute {N(lately.PeakQueued)} {(lately.PeakQueued == 1 ? "was" : "were")} refused over "
                + $"a limit of {N(lately.LimitAtPeak)} new sessions."
            : "";
        return $"{refused} refused in the last hour with \"{LimitTexts.TooManySessions}\", because more were asked for "
            + $"in a minute than its limit allowed.{peak}";
    }

    private static string Course(RateReplyFigures rates) =>
        rates.Streams switch
        {
            { GoesOn: true } => "It goes on at this moment.",
            { LastThrottledMinute: { } last } =>
                $"It does not go on: the last was refused in the minute of {Utc(last)}.",
            _ => "It does not go on.",
        };

    private static string TryAgain(RateReplyFigures rates) =>
        "A refused attempt takes nothing from the limit: in the next minute new sessions can be opened again."
        + (rates.StreamScales ? $" {Rise(rates)}" : "");

    private static string Scales(RateReplyFigures rates) =>
        rates.StreamScales
            ? $"Each minute may open that many at least. {Rise(rates)}"
            : "Each minute may open that many.";

    private static string Rise(RateReplyFigures rates) =>
        $"While {N(rates.Scaling.RaiseAtPercent)} % or more of a minute's limit is used, the limit rises by "
        + $"{N(rates.Scaling.StepPercent)} % from minute to minute by itself.";

    private static string Expired(RateReplyFigures rates)
    {
        if (rates.NeverTerminated == 0)
        {
            // Shown beside the obstacle alone.
            return "streaming sessions of your account are not terminated.";
        }

        var longest = DurationText.Of(rates.Scaling.MaximumSession);
        var expired = rates.Expired switch
        {
            0 => null,
            1 => $"1 streaming session of your account was never terminated in the last 30 days: we closed it after "
                + $"{longest}, and that time was charged.",
            _ => $"{N(rates.Expired)} streaming sessions of your account were never terminated in the last 30 days: we "
                + $"closed each of them after {longest}, and that time was charged.",
        };
        var open = rates.OpenLong switch
        {
            0 => null,
            1 => $"At this moment 1 session of your account has been open for {DurationText.Of(rates.LongOpen)} or "
                + "longer.",
            _ => $"At this moment {N(rates.OpenLong)} sessions of your account have been open for "
                + $"{DurationText.Of(rates.LongOpen)} or longer.",
        };
        return string.Join(' ', new[] { expired, open }.Where(sentence => sentence is not null));
    }
}
