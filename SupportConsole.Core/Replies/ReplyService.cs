using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Readings;

namespace SupportConsole.Core.Replies;

/// <inheritdoc cref="IReplies"/>
internal sealed class ReplyService(
    IAccountReadings readings,
    IRateReader rateReader,
    IOptions<StreamingOptions> streaming,
    IOptions<BillingOptions> billing,
    INotificationReader notifications,
    AuditedWork work,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider clock
) : IReplies
{
    private const int MaximumLength = 2_000;
    private const string KeyPrefix = "question:";
    private const string Forbidden = "Your role does not include asking engineering.";

    public async Task<ReplySheet?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        if (await readings.ReadAsync(actor, accountId, cancellationToken) is not { } reading)
        {
            return null;
        }

        var account = reading.Figures;

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await context
            .Escalations.Where(escalation =>
                escalation.AccountId == accountId
                && escalation.State == EscalationState.Waiting
                && escalation.LapsesAt > now
            )
            .OrderByDescending(escalation => escalation.RequestedAt)
            .Select(escalation => new { escalation.Kind, escalation.NewLimit })
            .FirstOrDefaultAsync(cancellationToken);
        var question = await context
            .OutboxMessages.AsNoTracking()
            .Where(message =>
                message.AccountId == accountId
                && message.Kind == OutboxKind.SlackPost
                && message.DeduplicationKey.StartsWith(KeyPrefix)
            )
            .OrderByDescending(message => message.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        var lately = now - LimitRaise.Lately;
        var changes = await context
            .LimitChanges.AsNoTracking()
            .Where(change => change.AccountId == accountId && change.At > lately)
            .OrderBy(change => change.AuditSequence)
            .ToListAsync(cancellationToken);
        var raise = LimitRaise.Find(changes, account.Overview.Limit.ThrottleLimit, now);
        int? AskedFor(LimitKind kind) => asked?.Kind == kind ? asked.NewLimit : null;
        var figures = ReplyFigures.Of(
            account,
            AskedFor(LimitKind.AsyncConcurrency),
            raise,
            question is { State: OutboxState.Sent } && question.CreatedAt > lately
        );
        var rates = await rateReader.AccountAsync(actor, accountId, cancellationToken) is { } overview
            ? RateReplyFigures.Of(
                overview,
                account,
                streaming.Value,
                AskedFor(LimitKind.StreamingSessionsPerMinute),
                LimitRaise.Find(
                    changes,
                    overview.Rates.Streaming.Terms.Start,
                    now,
                    LimitKind.StreamingSessionsPerMinute
                )
            )
            : null;
        var offered = OfferedReplies.Of(reading, figures, rates, billing.Value);
        return new(
            offered.Replies,
            ReplyTexts.EngineeringNote(figures, now),
            notifications.CanPost,
            question is null
                ? null
                : new(
                    question.Id,
                    question.CreatedAt,
                    question.State,
                    question.SentAt,
                    question.LastError,
                    question.WaitsAgain
                )
        )
        {
            Fits = offered.Fits,
            Rates = rates is null ? [] : ReplyTexts.AllRates(figures, rates),
            RateFits = rates is null ? null : ReplyTexts.Fitting(figures, rates),
        };
    }

    public Task<QuestionOutcome> AskAsync(
        Actor actor,
        string accountId,
        string text,
        string correlationId,
        CancellationToken cancellationToken
    )
    {
        var question = text.Trim();
        if (question.Length is 0 or > MaximumLength)
        {
            return Task.FromResult<QuestionOutcome>(
                new QuestionOutcome.Refused("A question has 1 to 2,000 characters.")
            );
        }

        return work.RunAsync(correlationId, Repeat, AskAsync, cancellationToken);

        async Task<QuestionOutcome> AskAsync(AuditedTransaction transaction)
        {
            if (!await transaction.Context.Accounts.AnyAsync(account => account.Id == accountId, cancellationToken))
            {
                return new QuestionOutcome.Refused("There is no such account any more.");
            }

            var refusal =
                !actor.May(Permission.AskEngineering) ? Forbidden
                : !notifications.CanPost ? NotificationTexts.SlackIsNotConfigured
                : null;
            if (refusal is null)
            {
                transaction.Context.OutboxMessages.Add(
                    Post(actor, accountId, question, correlationId, transaction.Now)
                );
            }

            var entry = await transaction.AppendAsync(
                new()
                {
                    Actor = actor,
                    Action = AuditActions.AskEngineering,
                    Outcome = refusal switch
                    {
                        null => AuditOutcome.Applied,
                        Forbidden => AuditOutcome.Forbidden,
                        _ => AuditOutcome.Refused,
                    },
                    AccountId = accountId,
                    After = JsonSerializer.Serialize(new { question }, JsonSerializerOptions.Web),
                    Rule = refusal,
                    CorrelationId = correlationId,
                }
            );
            return refusal is null ? new QuestionOutcome.Asked(entry.Sequence) : new QuestionOutcome.Refused(refusal);
        }
    }

    private static OutboxMessage Post(
        Actor actor,
        string accountId,
        string question,
        string correlationId,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Kind = OutboxKind.SlackPost,
            AccountId = accountId,
            DeduplicationKey = KeyPrefix + correlationId,
            Payload = new EngineeringPost(
                null,
                accountId,
                EngineeringPost.Escape($"{question}\nAsked by {actor.Name}.")
            ).Write(),
            CreatedAt = now,
            NextAttemptAt = now,
        };

    private static QuestionOutcome Repeat(AuditEntry earlier) =>
        earlier.Outcome == AuditOutcome.Applied
            ? new QuestionOutcome.Asked(earlier.Sequence)
            : new QuestionOutcome.Refused(earlier.Rule ?? Forbidden);
}
