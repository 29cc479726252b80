using System.Globalization;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Cancellation;

/// <summary>
/// Sentences about cancelled transcripts: what stands in the transcript, to the letter, and what a person or a service
/// is answered.
/// </summary>
public static class CancellationTexts
{
    /// <summary>Error of a transcript that a person cancelled in the console.</summary>
    public const string BySupport = "Canceled by support";

    /// <summary>Error of a transcript that the platform cancelled.</summary>
    public const string ByRequest = "Canceled by request";

    public const string Forbidden = "Cancelling needs the role support engineer or support manager.";
    public const string AlreadyCanceled = "It was cancelled already. Nothing was changed.";
    public const string TakenAttempt = "This attempt's id stands for another act. Try again.";
    public const string NothingUpTo = "The queue that was shown is not one of this account's. Look at it again.";
    public const string WrongCount = "Type the number of transcripts that will be cancelled.";

    /// <summary>Why a transcript is not cancelled.</summary>
    /// <param name="status">Where it stands instead of in the queue.</param>
    public static string NotWaiting(TranscriptStatus status) =>
        status == TranscriptStatus.Processing
            ? "The transcript is processing and cannot be cancelled: only a queued transcript can"
            : "The transcript has finished and cannot be cancelled: only a queued transcript can";

    /// <summary>What the audit says about a whole queue's cancellation that has ended.</summary>
    public static string Ended(int canceled, bool stopped) =>
        stopped
            ? $"Stopped on request after {N(canceled)} transcripts; they stay cancelled."
            : $"All that were queued when it began and had not started since: {N(canceled)} transcripts.";

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
