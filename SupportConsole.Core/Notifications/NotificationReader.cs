using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notifications.Mail;
using SupportConsole.Core.Notifications.Slack;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Notifications;

/// <inheritdoc cref="INotificationReader"/>
internal sealed class NotificationReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    IMailTransport transport,
    IOptions<SlackOptions> slack
) : INotificationReader
{
    public bool CanPost => slack.Value.IsConfigured;

    public bool CanPostStreaming => slack.Value.IsConfiguredFor(EngineeringChannel.Streaming);

    public async Task<ThrottleMails> ThrottleMailsAsync(
        Actor actor,
        string accountId,
        int page,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var own = context
            .OutboxMessages.AsNoTracking()
            .Where(message => message.AccountId == accountId && message.Kind == OutboxKind.Email);
        var messages = await own.OrderByDescending(message => message.CreatedAt)
            .Skip(Math.Max(0, page) * ThrottleMails.PageSize)
            .Take(ThrottleMails.PageSize)
            .ToListAsync(cancellationToken);
        return new(
            [.. messages.Select(Read)],
            await own.CountAsync(cancellationToken),
            (transport as MailFolder)?.Path
        );
    }

    private static SentMail Read(OutboxMessage message) =>
        new(
            message.Id,
            ThrottleMail.Read(message.Payload),
            message.State,
            message.Attempts,
            message.NextAttemptAt,
            message.ClaimedBy is not null,
            message.SentAt,
            message.SentTo,
            message.LastError
        );
}
