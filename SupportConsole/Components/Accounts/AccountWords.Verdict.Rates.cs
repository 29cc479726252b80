using SupportConsole.Components.Shared;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Accounts;

/// <summary>Words of the verdict line about what is refused over a limit: streaming sessions and LeMUR requests.</summary>
internal static partial class AccountWords
{
    /// <summary>Sessions or requests were refused over their limit: how many, in which way, and whether it goes on.</summary>
    private static VerdictView RateRefused(
        AccountThrottling figures,
        LimitedProduct product,
        string money,
        ReaderZone zone,
        DateTimeOffset now
    )
    {
        var isStreaming = product == LimitedProduct.Streaming;
        var course = isStreaming ? figures.Streams : figures.Lemur;
        var what = isStreaming
            ? $"{StreamsWere(figures)} refused in the last hour, over the limit of new sessions a minute"
            : $"{LemurWere(figures)} refused in the last hour, over the limit of LeMUR requests in 60 seconds";
        var name = isStreaming ? "Streaming sessions" : "LeMUR requests";
        var lately = course is null
            ? ""
            : $": {ThrottlingWords.ClassOf(course.Class).ToLowerInvariant()}, "
                + ThrottlingWords.ClassificationState(course, zone, now);
        return new(
            course is { GoesOn: true } ? $"{name} are being refused" : $"{name} refused within the last hour",
            $"{what}{lately}. Not throttled.{(isStreaming ? LemurToo(figures) : "")}{money}",
            isStreaming
                ? "Look whether sessions are terminated, then at the streaming limit"
                : "Look at the LeMUR limit",
            "amber",
            "warning"
        )
        {
            Kind = isStreaming ? VerdictKind.StreamsRefused : VerdictKind.LemurRefused,
            LeadsTo = VerdictPlace.Streaming,
        };
    }

    private static string StreamsWere(AccountThrottling figures) =>
        Figures.Count(figures.StreamsRefusedLastHour, "new session was", "new sessions were");

    private static string LemurWere(AccountThrottling figures) =>
        Figures.Count(figures.LemurRefusedLastHour, "request was", "requests were");

    private static string StreamsToo(AccountThrottling figures) =>
        figures.StreamsRefusedLastHour == 0
            ? ""
            : $" {Figures.Count(figures.StreamsRefusedLastHour, "new streaming session was", "new streaming sessions were")} refused, too.";

    private static string LemurToo(AccountThrottling figures) =>
        figures.LemurRefusedLastHour == 0
            ? ""
            : $" {Figures.Count(figures.LemurRefusedLastHour, "LeMUR request was", "LeMUR requests were")} refused, too.";

    /// <summary>What was cancelled did not drain: its sender may have to send it again.</summary>
    private static string CanceledToo(AccountThrottling figures) =>
        figures.CanceledLastHour == 0
            ? ""
            : $" {Figures.Count(figures.CanceledLastHour, "waiting transcript was", "waiting transcripts were")} cancelled "
                + "in the last hour.";

    private static string RatesToo(AccountThrottling figures) => StreamsToo(figures) + LemurToo(figures);
}
