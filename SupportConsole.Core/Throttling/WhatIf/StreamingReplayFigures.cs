namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>What a limit on new streaming sessions did, or would have done, to a period's sessions.</summary>
public sealed record StreamingReplayFigures
{
    /// <summary>Minutes in which sessions were refused.</summary>
    public int RefusedMinutes { get; init; }

    /// <summary>Sessions refused.</summary>
    public long Refused { get; init; }

    /// <summary>Sessions opened.</summary>
    public long Opened { get; init; }

    /// <summary>Most sessions opened in one minute.</summary>
    public long PeakOpened { get; init; }

    /// <summary>The highest limit of a minute, with traffic or without.</summary>
    public int HighestLimit { get; init; }
}

/// <summary>A period's sessions as they were, and at another starting limit.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End: when it was read.</param>
/// <param name="Limit">The starting limit it was replayed at.</param>
/// <param name="Scales">False where the limit stands still, as on the Free plan.</param>
/// <param name="Recorded">What really happened.</param>
/// <param name="Proposed">What would have.</param>
public sealed record StreamingWhatIf(
    DateTimeOffset From,
    DateTimeOffset To,
    int Limit,
    bool Scales,
    StreamingReplayFigures Recorded,
    StreamingReplayFigures Proposed
)
{
    /// <summary>False when no session was asked for in the period.</summary>
    public bool HasTraffic => Recorded.Opened + Recorded.Refused > 0;
}
