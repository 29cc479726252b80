using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Throttling.Episodes;

/// <summary>
/// One event of throttling of an account: throttled minutes with pauses shorter than
/// <see cref="ThrottlingOptions.EpisodeGapMinutes"/>.
/// </summary>
public sealed record Episode
{
    /// <summary>
    /// Start of its first throttled minute; of the period when <see cref="BeganBefore"/>; exact where the account's
    /// state knows it.
    /// </summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>End of its last throttled minute; of the period or the present while it goes on.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>True when it reaches back to before the period; its figures are those of the period.</summary>
    public required bool BeganBefore { get; init; }

    /// <summary>True when something waits still, at the period's end.</summary>
    public required bool GoesOn { get; init; }

    /// <summary>
    /// What it would have been called when it ended, had the account been quiet before; what it is called while it goes
    /// on.
    /// </summary>
    public required ThrottlingClass Class { get; init; }

    /// <summary>Minutes at some time of which something waited.</summary>
    public required int ThrottledMinutes { get; init; }

    /// <summary>The most that waited at a time.</summary>
    public required int PeakQueued { get; init; }

    /// <summary>Transcripts that had to wait.</summary>
    public required long Throttled { get; init; }

    /// <summary>Transcripts that started after they had waited; those that wait still are not among them.</summary>
    public required long Waited { get; init; }

    /// <summary>How long those waited together.</summary>
    public required TimeSpan TotalWait { get; init; }

    /// <summary>The longest of their waits.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>The lowest effective limit in force.</summary>
    public required int LowestLimit { get; init; }

    /// <summary>The highest effective limit in force.</summary>
    public required int HighestLimit { get; init; }

    /// <summary>Mean wait of those that started; null when none has.</summary>
    public TimeSpan? MeanWait => Waited == 0 ? null : TotalWait / Waited;
}
