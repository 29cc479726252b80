using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Notifications.Delivery;

/// <summary>When messages that could not be sent are tried again, section <c>Outbox</c>.</summary>
public sealed class OutboxOptions : IValidatableObject
{
    public const string Section = "Outbox";

    /// <summary>Seconds until the second attempt; each further wait is twice as long.</summary>
    [Range(1, 3_600)]
    public int FirstRetrySeconds { get; set; } = 10;

    /// <summary>Seconds between two attempts at most.</summary>
    [Range(1, 86_400)]
    public int LongestRetrySeconds { get; set; } = 3_600;

    /// <summary>However long the other side asks for: a mistaken header must not silence a channel.</summary>
    internal static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>How long to leave the other side alone with all messages.</summary>
    /// <param name="asked">What it asked for; null when it did not say.</param>
    /// <param name="spread">
    /// 0 to 1: makes the pause up to a tenth longer, so that nodes do not come all at once; an hour at most.
    /// </param>
    internal static TimeSpan Pause(TimeSpan? asked, double spread)
    {
        var pause =
            (asked ?? TimeSpan.Zero) < LongestPause
                ? (asked ?? TimeSpan.Zero) * (1 + (0.1 * spread))
                : LongestPause * (1 - (0.1 * spread));
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>How long to wait after an attempt that failed.</summary>
    /// <param name="attempts">Made so far, from 1.</param>
    /// <param name="spread">
    /// 0 to 1: makes the wait up to a fifth shorter or longer, so that nodes and messages do not come all at once.
    /// </param>
    /// <param name="pause">How long the other side is left alone; never undercut.</param>
    internal TimeSpan Wait(int attempts, double spread, TimeSpan pause)
    {
        var doubled = FirstRetrySeconds * Math.Pow(2, Math.Min(attempts - 1, 30));
        var seconds = Math.Min(LongestRetrySeconds, doubled) * (0.8 + (0.4 * spread));
        return TimeSpan.FromSeconds(Math.Max(seconds, pause.TotalSeconds));
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LongestRetrySeconds < FirstRetrySeconds)
        {
            yield return new(
                $"Outbox:LongestRetrySeconds ({LongestRetrySeconds}) is below Outbox:FirstRetrySeconds "
                    + $"({FirstRetrySeconds}); set it to at least that."
            );
        }
    }
}
