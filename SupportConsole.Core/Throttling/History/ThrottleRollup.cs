using SupportConsole.Core.Periods;

namespace SupportConsole.Core.Throttling.History;

/// <summary>
/// An account's throttle history over one UTC hour, day, month or year: sums and peaks of its minutes, exactly. Written
/// once, after the span is over. A span in which nothing happened and nothing waited has no row; one through which a
/// queue stood has.
/// </summary>
public sealed record ThrottleRollup
{
    public required string AccountId { get; init; }

    public required RollupResolution Resolution { get; init; }

    /// <summary>Start of the span, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    public long Submitted { get; init; }

    public long Throttled { get; init; }

    public long Finished { get; init; }

    public long RefusedForBalance { get; init; }

    /// <summary>Transcripts that started after they had waited.</summary>
    public long Waited { get; init; }

    /// <summary>How long those waited, in milliseconds, all together.</summary>
    public long WaitMilliseconds { get; init; }

    public long LongestWaitMilliseconds { get; init; }

    public int PeakRunning { get; init; }

    public int PeakQueued { get; init; }

    public int PeakDemand { get; init; }

    public int EndRunning { get; init; }

    public int EndQueued { get; init; }

    public int EndLimit { get; init; }

    /// <summary>Minutes at some time of which something waited.</summary>
    public int ThrottledMinutes { get; init; }

    /// <summary>Episodes of throttling that began in the span.</summary>
    public int Episodes { get; init; }

    /// <summary>The last minute of the span in which something waited; null when none did.</summary>
    public DateTimeOffset? LastThrottledMinute { get; init; }
}

/// <summary>How far the history is summed up at one resolution.</summary>
public sealed record RollupMark
{
    public required RollupResolution Resolution { get; init; }

    /// <summary>RollupCalendar that end at or before this time are summed up.</summary>
    public required DateTimeOffset RolledUpTo { get; init; }

    /// <summary>
    /// What these sums were made of (minutes for hours, hours for days) is kept from this time on; before it only the
    /// sums are. Start of a UTC day.
    /// </summary>
    public required DateTimeOffset SourceKeptFrom { get; init; }
}
