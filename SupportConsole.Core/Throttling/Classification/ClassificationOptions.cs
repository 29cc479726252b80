using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Throttling.Classification;

/// <summary>
/// What counts as transient, spike and steady, section <c>Throttling:Classification</c>. domain.md asks for the
/// distinction and leaves the figures open; these are this project's.
/// </summary>
public sealed class ClassificationOptions
{
    public const string Section = "Throttling:Classification";

    /// <summary>Minutes that are looked at, the running one included.</summary>
    [Range(1, 1_440)]
    public int WindowMinutes { get; set; } = 60;

    /// <summary>Steady when something waited in at least this share of the window's minutes.</summary>
    [Range(1, 100)]
    public int SteadyPercent { get; set; } = 50;

    /// <summary>Steady when the episode that goes on has lasted at least so many minutes.</summary>
    [Range(1, 1_440)]
    public int SteadyEpisodeMinutes { get; set; } = 15;

    /// <summary>Well over the limit is a queue of more than this share of the limit ...</summary>
    [Range(0, 1_000)]
    public int SpikePercent { get; set; } = 10;

    /// <summary>... and of at least so many transcripts: of a limit of 5, a tenth is nothing.</summary>
    [Range(1, 1_000_000)]
    public int SpikeMinimum { get; set; } = 5;

    /// <summary>Throttled minutes from which on it is steady.</summary>
    internal int SteadyMinutes => Math.Max(1, ((WindowMinutes * SteadyPercent) + 99) / 100);

    /// <summary>The queue from which on it is a spike.</summary>
    internal int SpikeQueue(int limit) =>
        (int)Math.Max(SpikeMinimum, Math.Min(int.MaxValue, ((long)limit * SpikePercent / 100) + 1));
}
