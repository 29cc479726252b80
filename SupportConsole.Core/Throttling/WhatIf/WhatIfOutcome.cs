namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>The answer to "what would this limit have done".</summary>
public abstract record WhatIfOutcome
{
    private WhatIfOutcome() { }

    /// <summary>What happened, and what would have.</summary>
    /// <param name="From">Start of the demand.</param>
    /// <param name="To">Its end: when it was read.</param>
    /// <param name="Limit">The limit it was replayed at.</param>
    /// <param name="Transcripts">How many were replayed.</param>
    /// <param name="Unfinished">
    /// How many of them had not finished: they were taken to last <paramref name="MeanDuration"/>.
    /// </param>
    /// <param name="MeanDuration">Mean processing time of those that finished.</param>
    /// <param name="Recorded">What really happened, computed from the same records in the same way.</param>
    /// <param name="Proposed">What would have happened.</param>
    public sealed record Compared(
        DateTimeOffset From,
        DateTimeOffset To,
        int Limit,
        int Transcripts,
        int Unfinished,
        TimeSpan MeanDuration,
        ReplayFigures Recorded,
        ReplayFigures Proposed
    ) : WhatIfOutcome;

    /// <summary>Nothing was submitted or in work, or there is no such account.</summary>
    /// <param name="From">Start of the period that was looked at.</param>
    /// <param name="To">Its end.</param>
    public sealed record NoDemand(DateTimeOffset From, DateTimeOffset To) : WhatIfOutcome;

    /// <summary>More was recorded than is replayed.</summary>
    /// <param name="Maximum">See <see cref="WhatIfOptions.MaximumTranscripts"/>.</param>
    public sealed record TooMuch(int Maximum) : WhatIfOutcome;

    /// <summary>The proposed limit is none.</summary>
    /// <param name="Maximum">See <see cref="LimitChanges.GuardrailOptions.MaximumLimit"/>.</param>
    public sealed record NoLimit(int Maximum) : WhatIfOutcome;
}
