using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Alerts;

/// <inheritdoc cref="IAlerts"/>
internal sealed partial class AlertService(
    AuditedWork work,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<ThrottlingOptions> throttling,
    IOptions<AlertOptions> options,
    TimeProvider clock
) : IAlerts
{
    public Task<AlertOutcome> ClaimAsync(
        Actor actor,
        long alertId,
        string? seenHolderId,
        string correlationId,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            actor,
            alertId,
            AuditActions.ClaimAlert,
            correlationId,
            async (transaction, alert) =>
            {
                if (alert.ClaimedById != seenHolderId)
                {
                    return AlertTexts.Taken(alert.ClaimedBy);
                }

                (alert.State, alert.ClaimedById, alert.ClaimedBy, alert.ClaimedAt) = (
                    AlertState.Claimed,
                    actor.Id,
                    actor.Name,
                    transaction.Now
                );
                return await ChangeAsync(transaction, alertId, seenHolderId, set =>
                    set.SetProperty(row => row.State, AlertState.Claimed)
                        .SetProperty(row => row.ClaimedById, actor.Id)
                        .SetProperty(row => row.ClaimedBy, actor.Name)
                        .SetProperty(row => row.ClaimedAt, transaction.Now)
                )
                    ? null
                    : AlertTexts.Taken(
                        await transaction
                            .Context.AccountAlerts.Where(row => row.Id == alertId)
                            .Select(row => row.ClaimedBy)
                            .SingleAsync(cancellationToken)
                    );
            },
            cancellationToken
        );

    public Task<AlertOutcome> ReleaseAsync(
        Actor actor,
        long alertId,
        string correlationId,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            actor,
            alertId,
            AuditActions.ReleaseAlert,
            correlationId,
            async (transaction, alert) =>
            {
                if (alert.ClaimedById != actor.Id)
                {
                    return AlertTexts.NotYours;
                }

                (alert.State, alert.ClaimedById, alert.ClaimedBy, alert.ClaimedAt) = (
                    AlertState.Open,
                    null,
                    null,
                    null
                );
                return await ChangeAsync(transaction, alertId, actor.Id, set =>
                    set.SetProperty(row => row.State, AlertState.Open)
                        .SetProperty(row => row.ClaimedById, (string?)null)
                        .SetProperty(row => row.ClaimedBy, (string?)null)
                        .SetProperty(row => row.ClaimedAt, (DateTimeOffset?)null)
                )
                    ? null
                    : AlertTexts.NotYours;
            },
            cancellationToken
        );

    public Task<AlertOutcome> SnoozeAsync(
        Actor actor,
        long alertId,
        DateTimeOffset until,
        string correlationId,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            actor,
            alertId,
            AuditActions.SnoozeAlert,
            correlationId,
            async (transaction, alert) =>
            {
                var wake = until.Truncate(TimeSpan.FromMilliseconds(1));
                if (wake <= transaction.Now || wake > transaction.Now.AddHours(options.Value.MaximumSnoozeHours))
                {
                    return AlertTexts.SnoozeRange(options.Value.MaximumSnoozeHours);
                }

                if (alert.ClaimedById is { } holder && holder != actor.Id)
                {
                    return AlertTexts.NotYours;
                }

                alert.SnoozedUntil = wake;
                return await ChangeAsync(transaction, alertId, alert.ClaimedById, set =>
                    set.SetProperty(row => row.SnoozedUntil, wake)
                )
                    ? null
                    : AlertTexts.NotYours;
            },
            cancellationToken
        );

    public Task<AlertOutcome> FinishAsync(
        Actor actor,
        long alertId,
        string summary,
        string correlationId,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            actor,
            alertId,
            AuditActions.FinishAlert,
            correlationId,
            async (transaction, alert) =>
            {
                if (alert.ClaimedById != actor.Id)
                {
                    return AlertTexts.NotYours;
                }

                if (Justification.SummaryProblem(summary) is { } problem)
                {
                    return problem;
                }

                var said = summary.Trim();
                (alert.State, alert.EndedAt, alert.Summary) = (AlertState.Done, transaction.Now, said);
                return await ChangeAsync(transaction, alertId, actor.Id, set =>
                    set.SetProperty(row => row.State, AlertState.Done)
                        .SetProperty(row => row.EndedAt, transaction.Now)
                        .SetProperty(row => row.Summary, said)
                )
                    ? null
                    : AlertTexts.NotYours;
            },
            cancellationToken
        );

    private Task<AlertOutcome> ActAsync(
        Actor actor,
        long alertId,
        string action,
        string correlationId,
        Func<AuditedTransaction, AccountAlert, Task<string?>> change,
        CancellationToken cancellationToken
    ) =>
        work.RunAsync<AlertOutcome>(
            correlationId,
            Repeat,
            async transaction =>
            {
                var alert = await transaction
                    .Context.AccountAlerts.AsNoTracking()
                    .FirstOrDefaultAsync(row => row.Id == alertId, cancellationToken);
                if (alert is not { State: AlertState.Open or AlertState.Claimed })
                {
                    return new AlertOutcome.Refused(AlertTexts.Gone);
                }

                var before = Json(alert);
                var (outcome, rule) = (AuditOutcome.Forbidden, (string?)AlertTexts.Forbidden);
                if (actor.May(Permission.HandleAlerts))
                {
                    rule = await change(transaction, alert);
                    outcome = rule is null ? AuditOutcome.Applied : AuditOutcome.Conflict;
                }

                var entry = await transaction.AppendAsync(
                    new()
                    {
                        Actor = actor,
                        Action = action,
                        Outcome = outcome,
                        AccountId = alert.AccountId,
                        Before = before,
                        After = rule is null ? Json(alert) : null,
                        Rule = rule,
                        Reason = alert.Summary,
                        CorrelationId = correlationId,
                    }
                );
                return rule is null ? new AlertOutcome.Done(entry.Sequence) : new AlertOutcome.Refused(rule);
            },
            cancellationToken
        );

    private static AlertOutcome Repeat(AuditEntry earlier) =>
        earlier.Outcome == AuditOutcome.Applied
            ? new AlertOutcome.Done(earlier.Sequence)
            : new AlertOutcome.Refused(earlier.Rule ?? AlertTexts.Gone);

    /// <summary>Changes an alert that still stands and that this person holds (null: nobody).</summary>
    private static async Task<bool> ChangeAsync(
        AuditedTransaction transaction,
        long alertId,
        string? holderId,
        Action<UpdateSettersBuilder<AccountAlert>> set
    ) =>
        await transaction
            .Context.AccountAlerts.Where(alert =>
                alert.Id == alertId
                && (alert.State == AlertState.Open || alert.State == AlertState.Claimed)
                && alert.ClaimedById == holderId
            )
            .ExecuteUpdateAsync(set, transaction.CancellationToken) == 1;

    private static string Json(AccountAlert alert) =>
        JsonSerializer.Serialize(
            new
            {
                alert = alert.Id,
                state = alert.State.ToString(),
                claimedBy = alert.ClaimedBy,
                snoozedUntil = alert.SnoozedUntil,
            },
            JsonSerializerOptions.Web
        );
}
