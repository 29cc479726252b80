using SupportConsole.Components.Shared;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Components.Throttling;

/// <summary>Words of the episodes table and of what was refused.</summary>
internal static class EpisodeTexts
{
    public const string Title = "Throttled episodes";
    public const string GoesOn = "going on";
    public const string RefusalsTitle = "Refused for negative balance";
    public const string SearchLog = "To confirm it in the log, search for";

    public static string Empty(HistoryRange range) => $"This account was not throttled in {range.Words}.";

    public static string Count(AccountPeriod period, HistoryRange range) => $"{Figures.Count(period.EpisodeTotal, "episode", "episodes")} in {range.Words}";

    /// <summary>What is left out because it is no longer kept to the minute.</summary>
    public static string Since(DateTimeOffset from, ReaderZone zone) => $"Listed from {zone.Exact(from)} on: before that the history is kept in sums only.";

    public static string Limits(Episode episode) => episode.LowestLimit == episode.HighestLimit
        ? Figures.Whole(episode.LowestLimit)
        : $"{Figures.Whole(episode.LowestLimit)}–{Figures.Whole(episode.HighestLimit)}";

    /// <summary>Nothing where nothing has started yet.</summary>
    public static string Wait(TimeSpan? wait) => wait is { } known ? Figures.Span(known) : "–";

    public static string Refusals(BalanceRefusals refusals, HistoryRange range, ReaderZone zone, DateTimeOffset now) => refusals switch
    {
        { Count: 0 } => $"Nothing was refused in {range.Words}.",
        { LastMinute: { } last } => $"{Figures.Whole(refusals.Count)} refused in {range.Words}, the last at {zone.Moment(last, now)}.",
        _ => $"{Figures.Whole(refusals.Count)} refused in {range.Words}.",
    };
}
