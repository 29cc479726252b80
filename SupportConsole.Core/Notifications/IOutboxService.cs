using SupportConsole.Core.Access;

namespace SupportConsole.Core.Notifications;

/// <summary>What people may do about messages.</summary>
public interface IOutboxService
{
    /// <summary>
    /// Lets a message that was given up wait to be sent again, at once and with a new round of attempts. It stays the
    /// same message: the same deduplication key, the same figures. Of two people at once one does it. Needs
    /// <see cref="Permission.ResendMessages"/>; audited either way.
    /// </summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="messageId">Which.</param>
    /// <param name="correlationId">One per attempt: the same id again is the same attempt.</param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    Task<ResendOutcome> SendAgainAsync(
        Actor actor,
        string messageId,
        string correlationId,
        CancellationToken cancellationToken
    );
}

/// <summary>How a wish to send a message again ended.</summary>
public abstract record ResendOutcome
{
    private ResendOutcome() { }

    /// <summary>It waits to be sent.</summary>
    public sealed record Waits(long AuditSequence) : ResendOutcome;

    /// <summary>It does not, for a reason that the person can read.</summary>
    public sealed record Refused(string Sentence) : ResendOutcome;
}
