using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Limits.Minutes;

/// <summary>What counts as one episode, and how long its history is kept, section <c>Throttling</c>.</summary>
public sealed class ThrottlingOptions
{
    public const string Section = "Throttling";

    /// <summary>
    /// A pause of fewer minutes belongs to the episode. At most an hour: so much is known about the time before each
    /// hour that is summed up. Sums made before it was changed keep the number of episodes they found.
    /// </summary>
    [Range(1, 60)]
    public int EpisodeGapMinutes { get; set; } = 5;

    /// <summary>Days for which the history is kept to the minute.</summary>
    [Range(2, 3_650)]
    public int MinuteDays { get; set; } = 30;

    /// <summary>
    /// Months for which it is kept to the hour, never shorter than to the minute; days, months and years are kept for
    /// ever.
    /// </summary>
    [Range(1, 1_200)]
    public int HourMonths { get; set; } = 13;

    /// <summary>See <see cref="EpisodeGapMinutes"/>.</summary>
    public TimeSpan EpisodeGap => TimeSpan.FromMinutes(EpisodeGapMinutes);
}
