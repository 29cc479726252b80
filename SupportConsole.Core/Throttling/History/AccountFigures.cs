namespace SupportConsole.Core.Throttling.History;

/// <summary>One account's figures, added up part by part.</summary>
internal sealed class AccountFigures
{
    public long Transcripts { get; private set; }

    public long Minutes { get; private set; }

    public long Episodes { get; private set; }

    public int PeakQueued { get; private set; }

    /// <summary>Work refused for negative balance.</summary>
    public long Refused { get; set; }

    /// <summary>New streaming sessions refused over the limit of a minute.</summary>
    public RefusalSum Streams { get; set; }

    /// <summary>LeMUR requests refused over their limit.</summary>
    public RefusalSum Lemur { get; set; }

    /// <summary>The account's figures, which are made when there are none yet.</summary>
    public static AccountFigures Of(Dictionary<string, AccountFigures> figures, string accountId)
    {
        if (!figures.TryGetValue(accountId, out var account))
        {
            figures.Add(accountId, account = new());
        }

        return account;
    }

    public void Add(long transcripts, long minutes, long episodes, int peakQueued)
    {
        Transcripts += transcripts;
        Minutes += minutes;
        Episodes += episodes;
        PeakQueued = Math.Max(PeakQueued, peakQueued);
    }

    public long Of(HistoryMeasure measure) =>
        measure switch
        {
            HistoryMeasure.Minutes => Minutes,
            HistoryMeasure.Streams => Streams.Refused,
            HistoryMeasure.Lemur => Lemur.Refused,
            _ => Transcripts,
        };
}
