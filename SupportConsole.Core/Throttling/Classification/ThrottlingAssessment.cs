namespace SupportConsole.Core.Throttling.Classification;

/// <summary>How an account was throttled lately, and everything that decided it, so that a page can say it.</summary>
public sealed record ThrottlingAssessment
{
    public required ThrottlingClass Class { get; init; }

    public required ThrottlingRule Rule { get; init; }

    /// <summary>Minutes looked at.</summary>
    public required int WindowMinutes { get; init; }

    /// <summary>How many of them saw something waiting.</summary>
    public required int ThrottledMinutes { get; init; }

    /// <summary>Throttled minutes from which on it is steady.</summary>
    public required int SteadyMinutes { get; init; }

    /// <summary>The deepest queue of the window.</summary>
    public required int PeakQueued { get; init; }

    /// <summary>The effective limit in the minute of the deepest queue; in force now when nothing waited.</summary>
    public required int LimitAtPeak { get; init; }

    /// <summary>The queue from which on it is a spike.</summary>
    public required int SpikeQueue { get; init; }

    /// <summary>
    /// Since when the episode that goes on does, to the minute where the state does not know the instant; null when
    /// nothing waits now.
    /// </summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How long the episode that goes on has lasted; null when nothing waits now.</summary>
    public TimeSpan? Lasting { get; init; }

    /// <summary>From this duration on an episode is steady.</summary>
    public required TimeSpan SteadyEpisode { get; init; }

    /// <summary>The last minute in which something waited; null when none did.</summary>
    public DateTimeOffset? LastThrottledMinute { get; init; }

    /// <summary>
    /// The change within the window that led to the limit in force; null when the limit stood all the while.
    /// </summary>
    public EffectiveLimitChange? LimitChanged { get; init; }

    /// <summary>True while something waits.</summary>
    public bool GoesOn => Since is not null;
}
