namespace SupportConsole.Components.Throttling;

/// <summary>What a history chart calls its areas.</summary>
public sealed class ChartWords
{
    internal ChartWords(string lower, string upper, string note, Func<IReadOnlyList<Step>, HistoryRange, string> describe) =>
        (Lower, Upper, Note, Describe) = (lower, upper, note, describe);

    /// <summary>Of transcripts.</summary>
    internal static ChartWords Transcripts { get; } = new("running", "queued", HistoryTexts.PeakNote, HistoryTexts.Describe) { CountsTranscripts = true };

    /// <summary>The area at the bottom.</summary>
    internal string Lower { get; }

    /// <summary>The one on top of it.</summary>
    internal string Upper { get; }

    /// <summary>How the figures are to be read.</summary>
    internal string Note { get; }

    /// <summary>True where the table has columns of transcripts, too.</summary>
    internal bool CountsTranscripts { get; private init; }

    /// <summary>The chart in a sentence, for those who do not see it.</summary>
    internal Func<IReadOnlyList<Step>, HistoryRange, string> Describe { get; }
}
