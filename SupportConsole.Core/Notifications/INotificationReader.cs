using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Notifications;

/// <summary>
/// What was sent about an account, and what still is to be. All methods need <see cref="Permission.ViewAccounts"/>.
/// </summary>
public interface INotificationReader
{
    /// <summary>The throttle e-mails of an account, newest first.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="page">From 0.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<ThrottleMails> ThrottleMailsAsync(
        Actor actor,
        string accountId,
        int page,
        CancellationToken cancellationToken
    );

    /// <summary>True when posts to #ask-engineering are sent; else they are for copying.</summary>
    bool CanPost { get; }

    /// <summary>The same of posts to #ask-streaming.</summary>
    bool CanPostStreaming { get; }
}

/// <summary>A page of an account's throttle e-mails.</summary>
/// <param name="Mails">Newest first, at most <see cref="PageSize"/>.</param>
/// <param name="Total">On all pages.</param>
/// <param name="Folder">The folder that mails are written to because no SMTP server is set; null when one is.</param>
public sealed record ThrottleMails(IReadOnlyList<SentMail> Mails, int Total, string? Folder)
{
    public const int PageSize = 7;
}

/// <summary>One throttle e-mail and how far it is.</summary>
/// <param name="Id">Of its message.</param>
/// <param name="Figures">What it tells.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts">Begun so far.</param>
/// <param name="NextAttemptAt">When a pending one is tried next, or given up for dead.</param>
/// <param name="IsUnderWay">True while a node makes an attempt.</param>
/// <param name="SentAt">When it arrived.</param>
/// <param name="SentTo">Where: an address or a file.</param>
/// <param name="LastError">Why the last attempt failed.</param>
public sealed record SentMail(
    string Id,
    ThrottleMail Figures,
    OutboxState State,
    int Attempts,
    DateTimeOffset NextAttemptAt,
    bool IsUnderWay,
    DateTimeOffset? SentAt,
    string? SentTo,
    string? LastError
)
{
    /// <summary>True after a person had it sent again, until the next attempt.</summary>
    public bool WaitsAgain => State == OutboxState.Pending && !IsUnderWay && Attempts > 0 && LastError is null;
}
