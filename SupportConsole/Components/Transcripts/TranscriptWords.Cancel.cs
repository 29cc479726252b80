using SupportConsole.Core.Cancellation;

namespace SupportConsole.Components.Transcripts;

/// <summary>Words about transcripts: their cancellation.</summary>
internal static partial class TranscriptWords
{
    public const string CancelTitle = "Cancel transcript";
    public const string CancelAct = "Cancel transcript";
    public const string Canceling = "Cancelling…";
    public const string CancelFrom = "queued";
    public const string CancelTo = "error";
    public const string CancelEffect =
        "It leaves the queue at once and cannot be brought back. Nothing is charged, no worker hears of it, and those "
        + "behind it move up. Should it start first, nothing is changed.";
    public const string CancelUnanswered =
        "There was no answer, so it is not known whether it was cancelled. Cancel again: the same attempt is never made "
        + "twice.";
    public const string NothingCanceled = "Nothing was cancelled.";

    public static string CancelText => $"with the text “{CancellationTexts.BySupport}”";

    public static string Canceled(string transcriptId) => $"Transcript {transcriptId} is cancelled.";

    /// <summary>Why it was not cancelled.</summary>
    public static string CancelProblem(CancelOutcome outcome) =>
        outcome switch
        {
            CancelOutcome.NotWaiting other => other.Sentence + ".",
            CancelOutcome.AlreadyCanceled => CancellationTexts.AlreadyCanceled,
            CancelOutcome.Forbidden forbidden => forbidden.Sentence,
            CancelOutcome.Invalid invalid => string.Join(' ', invalid.Problems.Select(problem => problem.Message)),
            _ => "There is no such transcript of this account any more.",
        };
}
