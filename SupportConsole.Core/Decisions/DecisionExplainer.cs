using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.QueuePauses;

namespace SupportConsole.Core.Decisions;

/// <inheritdoc cref="IDecisions"/>
internal sealed class DecisionExplainer(
    DecisionKeyRing keys,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<ThrottlingOptions> throttling,
    TimeProvider clock
) : IDecisions
{
    /// <summary>
    /// The nodes' clocks may differ a little: how far after the decision a change may be dated that it already met.
    /// </summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private const int ChangesLookedAt = 20;

    public string Issue(Decision decision) => DecisionCodec.Pack(decision, keys.Key);

    public bool IsIssued(string text) => DecisionCodec.Unpack(text, keys.Key) is not null;

    public Task<DecisionLookup> ExplainAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        return ExplainAsync(id, cancellationToken);
    }

    public async Task<DecisionLookup> ExplainAsync(string id, CancellationToken cancellationToken)
    {
        if (DecisionCodec.Unpack(id, keys.Key)?.Explained() is not { } decision)
        {
            return new DecisionLookup.Unknown();
        }

        var hours = limits.Value.DecisionHours;
        var expiresAt = decision.At.AddHours(hours);
        if (expiresAt <= clock.GetUtcNow())
        {
            return new DecisionLookup.Expired(decision.At, hours);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var account = decision.AccountId is { } accountId
            ? await context.OverviewAsync(accountId, limits.Value, throttling.Value.EpisodeGap, cancellationToken)
            : null;
        var change = await FindChangeAsync(context, decision, cancellationToken);
        var pause =
            decision.Rule == DecisionRule.QueuePaused
                ? await context.PauseAtAsync(decision.AccountId!, decision.At, cancellationToken)
                : null;
        return new DecisionLookup.Found(
            new()
            {
                Id = id,
                Decision = decision,
                ExpiresAt = expiresAt,
                Rule = DecisionTexts.Rule(decision, pause),
                LimitOrigin = decision.Limit is { } limit ? DecisionTexts.Origin(decision.Kind, limit, change) : null,
                LimitChange = change,
                ConfiguredNow =
                    decision.Limit is null || account is null ? null : ConfiguredOf(decision.Kind, account.State),
                Account = account,
            }
        );
    }

    private int ConfiguredOf(DecisionKind kind, AccountState state) =>
        kind switch
        {
            DecisionKind.OpenStream => StreamingTerms.Of(state, limits.Value).Start,
            DecisionKind.Lemur => LemurLimit.Of(state, limits.Value),
            _ => EffectiveLimit.Of(state, limits.Value).ThrottleLimit,
        };

    /// <summary>
    /// The newest applied change at the time of the decision that set the limit which the decision met.
    /// </summary>
    private static async Task<AuditEntry?> FindChangeAsync(
        ConsoleDbContext context,
        Decision decision,
        CancellationToken cancellationToken
    )
    {
        if (decision is not { AccountId: { } accountId, Limit: { Source: not LimitSource.PlanDefault } limit })
        {
            return null;
        }

        var until = decision.At + ClockTolerance;
        var changes = await ChangesOf(context, decision.Kind, accountId)
            .Where(entry => entry.Outcome == AuditOutcome.Applied && entry.At <= until)
            .OrderByDescending(entry => entry.Sequence)
            .Take(ChangesLookedAt)
            .ToListAsync(cancellationToken);
        return changes.Find(entry => Sets(entry, decision.Kind, limit.Configured));
    }

    private static bool Sets(AuditEntry entry, DecisionKind kind, int value) =>
        kind is DecisionKind.Submit or DecisionKind.Complete
            ? AuditedLimit.Read(entry.After)?.ThrottleLimit == value
            : AuditedOverride.Read(entry.After) is { PlanDefault: null } own
                && own.Limit == value
                && own.Kind
                    == (
                        kind == DecisionKind.OpenStream
                            ? LimitKind.StreamingSessionsPerMinute
                            : LimitKind.LemurRequestsPerMinute
                    );

    private static IQueryable<AuditEntry> ChangesOf(ConsoleDbContext context, DecisionKind kind, string accountId) =>
        context
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.AccountId == accountId)
            .Where(
                kind is DecisionKind.Submit or DecisionKind.Complete
                    ? entry => AuditActions.ThrottleLimitMoves.Contains(entry.Action)
                    : entry => entry.Action == AuditActions.OverrideLimit
            );
}
