namespace SupportConsole.Core.Throttling.Refusals;

/// <summary>What of an account a limit holds back.</summary>
public enum LimitedProduct
{
    /// <summary>Async transcripts: those over the limit wait.</summary>
    Transcripts = 0,

    /// <summary>New streaming sessions: those over the limit of a minute are refused.</summary>
    Streaming = 1,

    /// <summary>LeMUR requests: those over the limit of 60 seconds are refused.</summary>
    Lemur = 2,
}
