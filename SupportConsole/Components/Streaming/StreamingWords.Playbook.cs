using SupportConsole.Components.Shared;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Streaming;

/// <summary>Words of the cards that follow the streaming playbook: refusals, steps of the limit, and one session.</summary>
internal static partial class StreamingWords
{
    public const string MovesTitle = "Rises and falls of the limit";
    public const string NoMoves = "The limit stood all the while, or nothing was opened.";
    public const string AtColumn = "At";
    public const string LimitColumn = "Limit";
    public const string BeforeColumn = "Opened before";
    public const string WhyColumn = "Why";
    public const string EpisodesTitle = "Refused episodes";
    public const string ProductColumn = "Product";
    public const string ProductLabel = "Product";
    public const string MoreOnTab = "Open sessions, this minute and the limit are on the tab";
    public const string RefusedColumn = "Refused";
    public const string MinutesColumn = "Minutes";
    public const string MostInAMinuteColumn = "Most in a minute";
    public const string NothingRefused = "nothing was refused lately.";
    public const string LemurHistoryTitle = "Refused LeMUR requests a minute";
    public const string LemurHistoryEmpty = "No LeMUR request was refused in this period.";
    public const string SessionTitle = "Look up a session";
    public const string SessionLabel = "Session id, or request id of an attempt";
    public const string SessionHint =
        "Paste the session id that the customer gives. A refused attempt has none: it is kept for 24 hours under the "
        + "request id of its caller, when there was one.";
    public const string FindSession = "Find";
    public const string TheSessionId = "the session id";
    public const string EndedColumn = "Ended";
    public const string KeyColumn = "API key";
    public const string NoKey = "none";
    public const string AttemptRefused = "This attempt was refused";
    public const string AttemptNote =
        "A refused attempt gets no session id and is charged nothing; the limit counts it as refused, not as opened.";

    public static string Product(LimitedProduct product) =>
        product switch
        {
            LimitedProduct.Streaming => "Streaming sessions",
            LimitedProduct.Lemur => "LeMUR requests",
            _ => "Transcripts",
        };

    /// <summary>What a course of refusals means for the customer.</summary>
    public static string Meaning(LimitedProduct product, ThrottlingAssessment course) =>
        (product, course) switch
        {
            (LimitedProduct.Lemur, { Class: ThrottlingClass.Steady }) =>
                "More requests come than the limit allows, all the time: without a raise they go on being refused.",
            (LimitedProduct.Lemur, _) => "A short over that passes once the client waits as Retry-After says.",
            (_, { Class: ThrottlingClass.Steady, GoesOn: true }) =>
                "More sessions are asked for than the limit allows, all the time: look whether they are terminated, "
                    + "then at the limit.",
            (_, { Class: ThrottlingClass.Steady }) =>
                "More sessions were asked for than the limit allowed for long. It has stopped; it will come back when "
                    + "that traffic does.",
            (_, { Class: ThrottlingClass.Spike }) =>
                "A burst well over the limit. The limit rises by itself while minutes are used, so that a slower start "
                    + "of the same traffic fits.",
            _ => "A short over that passes by itself: the next minute opens sessions again.",
        };

    /// <summary>100 → 110.</summary>
    public static string Step(StreamingMove move) => $"{Figures.Whole(move.From)} → {Figures.Whole(move.To)}";

    /// <summary>The rule of the steps in a sentence.</summary>
    public static string ScaleRule(StreamingOptions options) =>
        $"+{options.StepPercent} % after a minute used to {options.RaiseAtPercent} % or more, down again below "
        + $"{options.LowerBelowPercent} %, never below the start";

    /// <summary>Why the limit moved.</summary>
    public static string WhyMoved(StreamingMove move, StreamingOptions options) =>
        move.Cause switch
        {
            StreamingMoveCause.Rise => $"{Used(move)}, {options.RaiseAtPercent} % or more: +{options.StepPercent} %.",
            StreamingMoveCause.Fall => $"{Used(move)}, below {options.LowerBelowPercent} %: one step down.",
            _ => "The account's plan or own limit changed.",
        };

    public static string NoEpisodes(string periodWords) => $"Nothing was refused over a limit in {periodWords}.";

    /// <summary>What a client that leaves sessions open must do.</summary>
    public static string TerminateAdvice(StreamingOptions options) =>
        "Sessions that are not terminated stay open and are charged: the client must send "
        + "{\"type\": \"Terminate\"} when the audio ends and wait for the answer before it closes the connection. "
        + $"A session that is not terminated is closed, and charged, after {Figures.Span(options.MaximumSession)}.";

    public static string HowEnded(StreamingSession session) =>
        session.EndReason == StreamingEnd.Expired
            ? $"never terminated: closed after {Figures.Span(session.EndedAt!.Value - session.OpenedAt)}"
            : $"terminated or disconnected after {Figures.Span(session.EndedAt!.Value - session.OpenedAt)}";

    public static string StillOpen(TimeSpan age, bool isLong) =>
        isLong ? $"still open, for {Figures.Span(age)}: not terminated" : $"still open, for {Figures.Span(age)}";

    public static string Charge(StreamingSession session) =>
        session.EndedAt is null
            ? "nothing yet: charged when it ends"
            : $"{session.Cost} for {Figures.Span(TimeSpan.FromMilliseconds(session.ChargedMilliseconds))}";

    public static string NoSession(string id) =>
        $"This account has no session “{(id.Length <= 64 ? id : id[..63] + "…")}”, and no attempt of the last 24 hours "
        + "under that request id. A refused attempt gets no session id: ask for the X-Decision-Id of the answer, or for "
        + "the time of the error.";

    private static string Used(StreamingMove move) =>
        $"{Figures.Whole(move.Opened)} of {Figures.Whole(move.From)} opened ({Figures.Whole(move.UsedPercent)} %)";
}
