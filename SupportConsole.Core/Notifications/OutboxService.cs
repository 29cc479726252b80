using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Notifications.Slack;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Notifications;

/// <inheritdoc cref="IOutboxService"/>
internal sealed class OutboxService(AuditedWork work, IOptions<SlackOptions> slack) : IOutboxService
{
    public Task<ResendOutcome> SendAgainAsync(
        Actor actor,
        string messageId,
        string correlationId,
        CancellationToken cancellationToken
    )
    {
        return work.RunAsync(correlationId, Repeat, SendAgainAsync, cancellationToken);

        async Task<ResendOutcome> SendAgainAsync(AuditedTransaction transaction)
        {
            var messages = transaction.Context.OutboxMessages.AsNoTracking().Where(message => message.Id == messageId);
            if (await messages.SingleOrDefaultAsync(cancellationToken) is not { } message)
            {
                return new ResendOutcome.Refused(NotificationTexts.NoSuchMessage);
            }

            var (outcome, rule) = Check(actor, message);
            if (rule is null && !await RenewAsync(transaction, message))
            {
                (outcome, rule) = (
                    AuditOutcome.Conflict,
                    NotificationTexts.NotGivenUp((await messages.SingleAsync(cancellationToken)).State)
                );
            }

            var entry = await transaction.AppendAsync(
                new()
                {
                    Actor = actor,
                    Action = AuditActions.ResendMessage,
                    Outcome = outcome,
                    AccountId = message.AccountId,
                    Before = Json(message),
                    After = rule is null ? Json(message with { State = OutboxState.Pending, LastError = null }) : null,
                    Rule = rule,
                    CorrelationId = correlationId,
                }
            );
            return rule is null ? new ResendOutcome.Waits(entry.Sequence) : new ResendOutcome.Refused(rule);
        }
    }

    private (AuditOutcome Outcome, string? Rule) Check(Actor actor, OutboxMessage message) =>
        !actor.May(Permission.ResendMessages) ? (AuditOutcome.Forbidden, NotificationTexts.ResendForbidden)
        : message.State != OutboxState.Failed ? (AuditOutcome.Conflict, NotificationTexts.NotGivenUp(message.State))
        : message.Kind == OutboxKind.SlackPost
        && EngineeringPost.Read(message.Payload).Channel is var channel
        && !slack.Value.IsConfiguredFor(channel)
            ? (AuditOutcome.Refused, NotificationTexts.NotConfigured(channel))
        : (AuditOutcome.Applied, null);

    /// <summary>
    /// Compare and set. The attempts go on being counted: their number fences an attempt that comes back late.
    /// </summary>
    private static async Task<bool> RenewAsync(AuditedTransaction transaction, OutboxMessage message) =>
        await transaction
            .Context.OutboxMessages.Where(row =>
                row.Id == message.Id && row.State == OutboxState.Failed && row.Attempts == message.Attempts
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, OutboxState.Pending)
                        .SetProperty(row => row.NextAttemptAt, transaction.Now)
                        .SetProperty(row => row.LastError, (string?)null),
                transaction.CancellationToken
            ) == 1;

    private static ResendOutcome Repeat(AuditEntry earlier) =>
        earlier.Outcome == AuditOutcome.Applied
            ? new ResendOutcome.Waits(earlier.Sequence)
            : new ResendOutcome.Refused(earlier.Rule ?? NotificationTexts.NoSuchMessage);

    private static string Json(OutboxMessage message) =>
        JsonSerializer.Serialize(
            new
            {
                message = message.Id,
                kind = message.Kind.ToString(),
                state = message.State.ToString(),
                attempts = message.Attempts,
                error = message.LastError,
            },
            JsonSerializerOptions.Web
        );
}
