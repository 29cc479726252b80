using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Streaming;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <inheritdoc cref="IEscalationService"/>
internal sealed class EscalationService(
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<GuardrailOptions> guardrails,
    IOptions<ConsoleOptions> console,
    TimeProvider clock
) : IEscalationService
{
    private const int MostEnded = 20;

    public async Task<EscalationRequestOutcome> RequestAsync(
        Actor actor,
        LimitChangeRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = LimitChangeValidator.Validate(request, guardrails.Value);
        return problems.Count > 0
            ? new EscalationRequestOutcome.Invalid(problems)
            : await batcher.ExecuteAsync(
                new RequestEscalationCommand(actor, request, await DemandAsync(request, cancellationToken)),
                cancellationToken
            );
    }

    public async Task<EscalationDecisionOutcome> DecideAsync(
        Actor actor,
        EscalationDecisionRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = LimitChangeValidator.Validate(request);
        if (problems.Count > 0)
        {
            return new EscalationDecisionOutcome.Invalid(problems);
        }

        // Which account to lock; an escalation's account never changes.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var accountId = await context
            .Escalations.Where(escalation => escalation.Id == request.EscalationId)
            .Select(escalation => escalation.AccountId)
            .FirstOrDefaultAsync(cancellationToken);
        return accountId is null
            ? new EscalationDecisionOutcome.UnknownEscalation()
            : await batcher.ExecuteAsync(new DecideEscalationCommand(actor, accountId, request), cancellationToken);
    }

    public async Task<EscalationPage> ListAsync(Actor actor, EscalationQuery query, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewEscalations);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = context
            .Escalations.AsNoTracking()
            .Where(escalation => query.AccountId == null || escalation.AccountId == query.AccountId);
        var counts = new Dictionary<EscalationKind, int>();
        foreach (var kind in Enum.GetValues<EscalationKind>())
        {
            counts[kind] = await all.CountAsync(Is(kind, now), cancellationToken);
        }

        var matching = all.Where(Is(query.Kind, now));
        var ordered =
            query.Kind == EscalationKind.Waiting
                ? matching.OrderBy(escalation => escalation.LapsesAt).ThenBy(escalation => escalation.Id)
                : matching
                    .OrderByDescending(escalation => escalation.RequestedAt)
                    .ThenByDescending(escalation => escalation.Id);
        var items = await ordered
            .Skip((Math.Max(1, query.Page) - 1) * EscalationQuery.PageSize)
            .Take(EscalationQuery.PageSize)
            .Select(escalation => new EscalationItem(
                escalation,
                context
                    .Set<Account>()
                    .Where(account => account.Id == escalation.AccountId)
                    .Select(account => account.Name)
                    .First()
            )
            {
                ImportantOwner = context
                    .Set<Account>()
                    .Where(account => account.Id == escalation.AccountId)
                    .Select(account => account.ImportantOwner)
                    .First(),
            })
            .ToListAsync(cancellationToken);
        return new(items, counts, now);
    }

    public async Task<EscalationDetail?> FindAsync(
        Actor actor,
        string escalationId,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewEscalations);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from asked in context.Escalations.AsNoTracking()
            where asked.Id == escalationId
            join account in context.Accounts.AsNoTracking() on asked.AccountId equals account.Id
            join state in context.AccountStates.AsNoTracking() on asked.AccountId equals state.AccountId
            select new
            {
                Escalation = asked,
                AccountName = account.Name,
                account.ImportantOwner,
                State = state,
                Open = context
                    .Set<StreamingSession>()
                    .Count(session => session.AccountId == asked.AccountId && session.EndedAt == null),
            }
        ).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var key = EscalationEnding.PostKey(escalationId, "Requested");
        var post = await context
            .OutboxMessages.AsNoTracking()
            .FirstOrDefaultAsync(message => message.DeduplicationKey == key, cancellationToken);
        var escalation = found.Escalation;
        var isAsync = escalation.Kind == LimitKind.AsyncConcurrency;
        var overage = LimitChangePolicy.Overage(escalation.PeakDemand, escalation.OldLimit);
        var rule = isAsync
            ? LimitChangeTexts.Sentence(escalation.Rule, escalation.NewLimit, overage, guardrails.Value)
            : StreamingRaisePolicy.Sentence(
                escalation.Rule,
                escalation.NewLimit,
                escalation.PeakDemand,
                guardrails.Value
            );
        return new(
            escalation,
            found.AccountName,
            isAsync
                ? EffectiveLimit.Of(found.State, limits.Value).ThrottleLimit
                : StreamingTerms.Of(found.State, limits.Value).Start,
            isAsync ? found.State.Running : found.Open,
            isAsync ? found.State.Queued : 0,
            EscalationPosts.PlainRequest(escalation, found.AccountName, rule, console.Value, found.ImportantOwner),
            rule,
            post,
            clock.GetUtcNow()
        );
    }

    public async Task<IReadOnlyList<Escalation>> EndedSinceAsync(
        Actor requester,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        requester.Demand(Permission.RequestEscalation);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .Escalations.AsNoTracking()
            .Where(escalation =>
                escalation.RequestedById == requester.Id
                && escalation.State != EscalationState.Waiting
                && escalation.DecidedAt >= since
            )
            .OrderBy(escalation => escalation.DecidedAt)
            .Take(MostEnded)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What the guardrail of streaming looks at; null for the throttle limit.</summary>
    private async Task<StreamingDemand?> DemandAsync(LimitChangeRequest request, CancellationToken cancellationToken)
    {
        if (request.Kind == LimitKind.AsyncConcurrency)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StreamingDemandAsync(
            request.AccountId,
            guardrails.Value,
            clock.GetUtcNow(),
            cancellationToken
        );
    }

    private static Expression<Func<Escalation, bool>> Is(EscalationKind kind, DateTimeOffset now) =>
        kind switch
        {
            EscalationKind.Waiting => escalation =>
                escalation.State == EscalationState.Waiting && escalation.LapsesAt > now,
            EscalationKind.Decided => escalation =>
                escalation.State == EscalationState.Approved
                || escalation.State == EscalationState.Denied
                || escalation.State == EscalationState.Withdrawn,
            _ => escalation =>
                escalation.State == EscalationState.Lapsed
                || escalation.State == EscalationState.Void
                || (escalation.State == EscalationState.Waiting && escalation.LapsesAt <= now),
        };
}
