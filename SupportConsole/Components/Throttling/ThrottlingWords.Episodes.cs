using SupportConsole.Components.Shared;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Components.Throttling;

/// <summary>Words of the episodes table and of what was refused.</summary>
internal static partial class ThrottlingWords
{
    public const string EpisodesTitle = "Throttled episodes";
    public const string EpisodeGoesOn = "going on";
    public const string RefusalsTitle = "Refused for negative balance";
    public const string SearchLog = "To confirm it in the log, search for";
    public const string FromColumn = "From";
    public const string UntilColumn = "Until";
    public const string KindColumn = "Kind";
    public const string LastedColumn = "Lasted";
    public const string ThrottledColumn = "Throttled";
    public const string PeakQueueColumn = "Peak queue";
    public const string LimitColumn = "Limit";
    public const string LongestWaitColumn = "Longest wait";
    public const string MeanWaitColumn = "Mean wait";
    public const string BeganBefore = "before ";

    public static string NoEpisodes(string periodWords) => $"This account was not throttled in {periodWords}.";

    public static string EpisodeCount(AccountPeriod period, string periodWords) =>
        $"{Figures.Count(period.EpisodeTotal, "episode", "episodes")} in {periodWords}";

    /// <summary>The cut of a list that would be too long; null when all are listed.</summary>
    public static string? EpisodesCut(AccountPeriod period) =>
        period.EpisodeTotal > period.Episodes.Count
            ? $"The newest {Figures.Whole(period.Episodes.Count)} of {Figures.Whole(period.EpisodeTotal)}. Choose a "
                + "shorter period for the others."
            : null;

    /// <summary>The part that is left out because it is no longer kept to the minute.</summary>
    public static string EpisodesSince(DateTimeOffset from, ReaderZone zone) =>
        $"Listed from {zone.Exact(from)} on: before that the history is kept in sums only.";

    public static string EpisodeKind(Episode episode) => ThrottlingWords.ClassOf(episode.Class).ToLowerInvariant();

    public static string EpisodeLimits(Episode episode) =>
        episode.LowestLimit == episode.HighestLimit
            ? Figures.Whole(episode.LowestLimit)
            : $"{Figures.Whole(episode.LowestLimit)}–{Figures.Whole(episode.HighestLimit)}";

    /// <summary>Nothing where nothing has started yet.</summary>
    public static string EpisodeWait(TimeSpan? wait) => wait is { } known ? Figures.Span(known) : "–";

    public static string Refusals(BalanceRefusals refusals, string periodWords, ReaderZone zone, DateTimeOffset now) =>
        refusals switch
        {
            { Count: 0 } => $"Nothing was refused in {periodWords}.",
            { LastMinute: { } last } =>
                $"{Figures.Whole(refusals.Count)} refused in {periodWords}, the last at {zone.Moment(last, now)}.",
            _ => $"{Figures.Whole(refusals.Count)} refused in {periodWords}.",
        };
}
