using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Alerts;

/// <summary>
/// When an account is far enough over its limit, for long enough, that somebody should look, section <c>Alerts</c>.
/// </summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>How far running + queued must be over the limit in force, in percent of it.</summary>
    [Range(0, 10_000)]
    public int OverPercent { get; set; } = 10;

    /// <summary>For how many minutes without a break; 0 alerts at the first look.</summary>
    [Range(0, 1_440)]
    public int OverMinutes { get; set; } = 10;

    /// <summary>
    /// How much of the limit on new streaming sessions of a minute must be asked for, in percent, refused attempts
    /// included.
    /// </summary>
    [Range(1, 10_000)]
    public int StreamingPercent { get; set; } = 90;

    /// <summary>The longest for which an alert may be put off, in hours.</summary>
    [Range(1, 720)]
    public int MaximumSnoozeHours { get; set; } = 72;

    /// <summary>True when a demand is so far over a limit.</summary>
    internal bool IsOver(int demand, int limit) => demand > limit && demand * 100L >= limit * (100L + OverPercent);
}
