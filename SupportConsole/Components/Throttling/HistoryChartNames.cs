namespace SupportConsole.Components.Throttling;

/// <summary>The names of a history chart's areas, and the sentence for those who do not see it.</summary>
/// <param name="Lower">The area at the bottom.</param>
/// <param name="Upper">The area on top of it.</param>
/// <param name="Note">How the figures are to be read.</param>
/// <param name="Describe">The chart in a sentence.</param>
internal sealed record HistoryChartNames(string Lower, string Upper, string Note, Func<HistoryView, string> Describe)
{
    /// <summary>The words of transcripts.</summary>
    public static HistoryChartNames Transcripts { get; } =
        new("running", "queued", ThrottlingWords.PeakNote, ThrottlingWords.DescribeHistory)
        {
            CountsTranscripts = true,
        };

    /// <summary>True where the table has columns of transcripts, too.</summary>
    public bool CountsTranscripts { get; private init; }

    /// <summary>True where the limit moves with the traffic.</summary>
    public bool LimitScales { get; init; }
}
