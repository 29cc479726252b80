namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>What a limit did, or would have done, to a period's demand. Waits are counted inside the period.</summary>
public sealed record ReplayFigures
{
    /// <summary>Minutes at some time of which something waited.</summary>
    public required int ThrottledMinutes { get; init; }

    /// <summary>Transcripts that had to wait.</summary>
    public required long ThrottledTranscripts { get; init; }

    /// <summary>
    /// The wait that 95 of 100 transcripts do not exceed, those that did not wait included (nearest rank).
    /// </summary>
    public required TimeSpan P95Wait { get; init; }

    public required TimeSpan LongestWait { get; init; }

    /// <summary>All waits together.</summary>
    public required TimeSpan TotalWait { get; init; }

    /// <summary>Most in processing at a time.</summary>
    public required int PeakRunning { get; init; }

    /// <summary>Waiting still at the period's end.</summary>
    public required long WaitingAtEnd { get; init; }
}
