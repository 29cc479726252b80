using System.Globalization;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Components.Transcripts;

/// <content>One transcript's page.</content>
internal static partial class TranscriptWords
{
    public const string NoSuchTitle = "There is no such transcript";
    public const string NoSuch =
        "No transcript has this id now. It was deleted after its account's time-to-live, or never existed. Ids are "
        + "case-sensitive: check what the customer sent.";
    public const string SearchForIt = "Search for it";
    public const string FactsTitle = "Facts";
    public const string Account = "Account";
    public const string ApiKey = "API key";
    public const string NoKey = "none named";
    public const string Deleted = "deleted";
    public const string AudioAddress = "Audio address";
    public const string AudioLength = "Audio length";
    public const string Started = "Started";
    public const string LastStarted = "Last started";
    public const string Finished = "Finished";
    public const string LeaseHolds = "Lease holds until";
    public const string PlaceInLine = "Place in the account's line";
    public const string Charged = "Charged";
    public const string NotGiven = "not given";
    public const string NotYet = "not yet";
    public const string TheTranscriptId = "the transcript id";
    public const string TheLink = "the link to this page";
    public const string CopyLink = "Link";
    public const string AllOfAccount = "All transcripts of the account";
    public const string DecisionTitle = "The decision it got";

    public const string DecisionHint =
        "The answer to its submit carried an X-Decision-Id. Nothing of a decision is stored: the id is the record, and "
        + "the client has it. For 24 hours it explains the exact limit and counters.";

    /// <summary>What is the case, in one line: its tone, icon, word and sentence.</summary>
    public static (string Tone, string Icon, string Title, string Text) Verdict(
        TranscriptDetails details,
        ReaderZone zone,
        DateTimeOffset now
    )
    {
        var transcript = details.Transcript;
        return transcript.Status switch
        {
            TranscriptStatus.Queued => ("amber", "clock", "Waiting", Place(details, zone, now)),
            TranscriptStatus.Processing => (
                "",
                "transcripts",
                "In processing",
                transcript.LeaseOwner is { } worker
                    ? $"for {Took(transcript, now)}, with worker {worker}."
                    : $"for {Took(transcript, now)}; no worker has taken it yet."
            ),
            TranscriptStatus.Completed => ("", "check", "Completed", $"after {Took(transcript, now)} of processing."),
            _ => ("red", "stop", "Failed", transcript.Error ?? "without a reason"),
        };
    }

    public static string ProjectOf(TranscriptDetails details) =>
        details.ProjectName switch
        {
            null => $"{details.Transcript.ProjectId} ({Deleted})",
            var name when name == details.Transcript.ProjectId => name,
            var name => $"{name} ({details.Transcript.ProjectId})",
        };

    /// <summary>An address without its query, which may hold a signature.</summary>
    public static string AudioOf(string url) =>
        url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? $"{url[..at]}?…" : url;

    public static string ChargeOf(TranscriptCharge charge) =>
        $"{charge.Cost} "
        + (
            charge.IsByPrice
                ? $"by {PerHour(charge.UsdPerHour)}{ListOf(charge)}{SinceOf(charge)}."
                : $"by the price of that time. The settings{ListOf(charge)} now give {PerHour(charge.UsdPerHour)} for it, "
                    + "which makes another amount: price or price list were changed since, and the charge stands."
        );

    /// <summary>The limit that a submit met, as far as it is known.</summary>
    public static string LimitOf(SubmitLimit? limit, ReaderZone zone) =>
        limit is null ? "The limit at its submit is not recorded: the account's minutes are not kept that long."
        : limit is { Origin: LimitOrigin.Paused, Change: { } pause, PausedUntil: { } until }
            ? $"At its submit the queue was paused, so nothing started whatever the limit: by {pause.ActorName} on "
                + $"{zone.Exact(pause.At)}, until {zone.Exact(until)} unless resumed before."
        : $"In the minute of its submit the effective limit was {Figures.Whole(limit.Limit)}, with up to "
            + $"{Figures.Whole(limit.PeakRunning)} running and {Figures.Whole(limit.PeakQueued)} waiting. "
            + OriginOf(limit, zone);

    private static string OriginOf(SubmitLimit limit, ReaderZone zone) =>
        limit switch
        {
            { Origin: LimitOrigin.Change, Change: { } change } =>
                $"It was set by {change.ActorName} on {zone.Exact(change.At)}.",
            { Origin: LimitOrigin.PlanDefault } => "That is the plan's default; nobody had changed it.",
            { Origin: LimitOrigin.Lowered } =>
                "That is below what was set: a negative balance lowers it to 1, disabling and pausing to 0. Which it was "
                    + "is not recorded.",
            _ => "Why it was so is not recorded.",
        };

    private static string Place(TranscriptDetails details, ReaderZone zone, DateTimeOffset now)
    {
        var place = details.QueuePosition is { } position ? $"{Ordinal(position)} in line. " : "";
        var limit = details.Account.Limit;
        return place
            + (
                details.ExpectedWait is { } wait
                    ? wait == TimeSpan.Zero
                        ? "There is room: it starts at once."
                        : $"At the present rate it starts in about {Figures.Span(wait)}."
                    : limit.Value == 0
                        ? limit.Reason switch
                        {
                            EffectiveLimitReason.Disabled => "Nothing starts: the account is disabled.",
                            EffectiveLimitReason.Paused => "Nothing starts: the queue is paused"
                                + (
                                    details.Account.State.PausedUntil is { } until
                                        ? $" until {zone.Moment(until, now)}."
                                        : "."
                                ),
                            _ => "Nothing starts: the limit is 0.",
                        }
                        : "When it starts cannot be told: nothing finished in the last five minutes."
            );
    }

    private static string Ordinal(int place) =>
        (place % 100) is >= 11 and <= 13
            ? $"{Figures.Whole(place)}th"
            : Figures.Whole(place)
                + (place % 10) switch
                {
                    1 => "st",
                    2 => "nd",
                    3 => "rd",
                    _ => "th",
                };

    private static string PerHour(decimal usd) => $"${usd.ToString("0.00#####", CultureInfo.InvariantCulture)} / h";

    private static string ListOf(TranscriptCharge charge) =>
        charge.PriceList is { } list ? $" of the price list {list}" : "";

    private static string SinceOf(TranscriptCharge charge) =>
        charge.Since is { } since
            ? $", which holds from {since.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} on"
            : "";
}
