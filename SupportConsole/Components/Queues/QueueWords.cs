using SupportConsole.Components.Shared;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.QueuePauses;

namespace SupportConsole.Components.Queues;

/// <summary>Words of the card about an account's queue and its dialogs.</summary>
internal static class QueueWords
{
    public const string Title = "Queue";
    public const string Stands =
        "Nothing starts: the account is disabled. What waits goes on once it is enabled again.";
    public const string Goes = "The queue goes on: the oldest waiting starts whenever there is room.";
    public const string Paused = "Paused";
    public const string Until = "until";
    public const string PausedBy = "by";
    public const string PauseQueue = "Pause queue…";
    public const string ResumeQueue = "Resume queue…";
    public const string CancelQueued = "Cancel queued…";
    public const string PauseTitle = "Pause queue";
    public const string PauseAct = "Pause queue";
    public const string Pausing = "Pausing…";
    public const string PauseEffect =
        "Submits are taken and wait. What runs finishes, nothing starts, and the queue goes on by itself at the end.";
    public const string PauseFor = "For";
    public const string ResumeTitle = "Resume queue";
    public const string ResumeAct = "Resume queue";
    public const string Resuming = "Resuming…";
    public const string ResumeEffect = "Waiting transcripts start at once, as many as the limit allows.";
    public const string NothingChanged = "Nothing was changed.";
    public const string Unanswered =
        "There was no answer, so it is not known whether the queue was changed. Try again: the same attempt is never "
        + "made twice.";
    public const string CancelTitle = "Cancel queued transcripts";
    public const string CancelAct = "Cancel them";
    public const string Canceling = "Cancelling…";
    public const string Of = "Of";
    public const string AllProjects = "all projects";
    public const string Counting = "Counting…";
    public const string CountAgain = "Count again";
    public const string NothingQueued = "Nothing waits there.";
    public const string Stop = "Stop";
    public const string Stopping = "Stopping…";
    public const string CancelEffect =
        "They leave the queue and cannot be brought back. Nothing is charged. What has started, and what is submitted "
        + "from now on, is not touched. It can be stopped; what is cancelled by then stays cancelled. Closing the page "
        + "stops it.";
    public const string CancelUnanswered =
        "There was no answer, so it is not known how far it came. Cancel again: the same attempt goes on with what is "
        + "left.";
    public const string Progress = "Cancelled so far";
    public const string NoAccount = "There is no such account any more.";

    /// <summary>How long a queue may be paused, by the form's keys.</summary>
    public static IReadOnlyList<(string Key, string Text)> Lengths { get; } =
    [("1h", "an hour"), ("4h", "4 hours"), ("24h", "24 hours"), ("7d", "7 days")];

    public static string TypeCount(QueueCount shown) => $"Type {shown.Count} to confirm";

    public static string Shown(QueueCount shown) =>
        $"{Figures.Count(shown.Count, "transcript waits", "transcripts wait")}";

    public static string Changed(string accountId, QueuePauseOutcome.Applied applied) =>
        applied.Until is null
            ? $"The queue of {accountId} goes on: {Figures.Count(applied.Started, "transcript", "transcripts")} started."
            : $"The queue of {accountId} is paused.";

    /// <summary>Why the pause was not changed.</summary>
    public static string Problem(QueuePauseOutcome outcome) =>
        outcome switch
        {
            QueuePauseOutcome.Conflict conflict => conflict.Sentence,
            QueuePauseOutcome.Forbidden forbidden => forbidden.Sentence,
            QueuePauseOutcome.Invalid invalid => string.Join(' ', invalid.Problems.Select(problem => problem.Message)),
            _ => NoAccount,
        };

    /// <summary>How a whole queue's cancellation ended.</summary>
    public static string Ended(QueueCancelOutcome outcome) =>
        outcome switch
        {
            QueueCancelOutcome.Done done => CancellationTexts.Ended(done.Canceled, stopped: false),
            QueueCancelOutcome.Stopped stopped => CancellationTexts.Ended(stopped.Canceled, stopped: true),
            QueueCancelOutcome.Forbidden forbidden => forbidden.Sentence,
            QueueCancelOutcome.Invalid invalid => string.Join(' ', invalid.Problems.Select(problem => problem.Message)),
            _ => NoAccount,
        };
}
