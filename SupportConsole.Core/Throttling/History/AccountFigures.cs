namespace SupportConsole.Core.Throttling.History;

/// <summary>One account's figures, added up part by part.</summary>
internal sealed class AccountFigures
{
    public long Transcripts { get; private set; }

    public long Minutes { get; private set; }

    public long Episodes { get; private set; }

    public int PeakQueued { get; private set; }

    public long Refused { get; set; }

    public void Add(long transcripts, long minutes, long episodes, int peakQueued)
    {
        Transcripts += transcripts;
        Minutes += minutes;
        Episodes += episodes;
        PeakQueued = Math.Max(PeakQueued, peakQueued);
    }

    public long Of(HistoryMeasure measure) => measure == HistoryMeasure.Transcripts ? Transcripts : Minutes;
}
