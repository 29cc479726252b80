using System.Globalization;

namespace SupportConsole.Core.QueuePauses;

/// <summary>Sentences about paused queues, shown in dialogs, answered by the service and kept in the audit.</summary>
public static class QueuePauseTexts
{
    public const string Forbidden = "Pausing and resuming a queue needs the role support engineer or support manager.";
    public const string TakenAttempt = "This attempt's id stands for another act. Try again.";
    public const string Passed = "That time has passed. Choose one at least a minute from now.";
    public const string TooShort = "A pause lasts at least a minute.";
    public const string NotPaused = "The queue is not paused any more. Nothing was changed.";

    public static string TooLong { get; } =
        $"A pause lasts at most {QueuePausePolicy.MaximumDays} days. For longer, disable the account or agree with it.";

    /// <summary>The pause is another than the one that was shown.</summary>
    /// <param name="until">As it stands; null when the queue is not paused.</param>
    public static string Conflict(DateTimeOffset? until) =>
        until is { } at
            ? $"The queue is paused until {Time(at)} by now. Look again before you change it."
            : "The queue is not paused any more. Look again before you change it.";

    /// <summary>Why a queue goes on by itself.</summary>
    /// <param name="entry">The audit entry of the pause.</param>
    public static string Expired(long entry) =>
        string.Create(CultureInfo.InvariantCulture, $"The time of the pause of #{entry} was up");

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
