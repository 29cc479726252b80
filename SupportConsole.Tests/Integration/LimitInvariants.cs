using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration;

/// <summary>What must hold between limits, their changes, escalations and the audit.</summary>
internal static class LimitInvariants
{
    public static async Task<IReadOnlyList<string>> ProblemsAsync(ConsoleDbContext context)
    {
        var problems = new List<string>();
        var own = await context.LimitOverrides.AsNoTracking().ToDictionaryAsync(limit => (limit.AccountId, limit.Kind));
        var changes = (
            await context.LimitChanges.AsNoTracking().OrderBy(change => change.AuditSequence).ToListAsync()
        ).ToLookup(change => (change.AccountId, change.Kind));
        var audit = await context.AuditEntries.AsNoTracking().ToDictionaryAsync(entry => entry.Sequence);
        foreach (var ofAccount in changes)
        {
            var last = ofAccount.Last();
            var limit = own.GetValueOrDefault(ofAccount.Key);
            Demand(
                limit is null
                    ? last.NewSource == LimitSource.PlanDefault
                    : (limit.Value, limit.Source, limit.ExpiresAt, limit.AuditSequence)
                        == (last.NewLimit, last.NewSource, last.NewExpiresAt, last.AuditSequence),
                $"{ofAccount.Key}: {limit} is not what its last change left: {last}"
            );
            foreach (var change in ofAccount)
            {
                Demand(
                    audit.TryGetValue(change.AuditSequence, out var entry)
                        && entry.Outcome == AuditOutcome.Applied
                        && (
                            AuditActions.ThrottleLimitMoves.Contains(entry.Action)
                            || (
                                change.Kind == LimitKind.StreamingSessionsPerMinute
                                && entry.Action == AuditActions.OverrideLimit
                            )
                        ),
                    $"{change} has no audit entry"
                );
            }
        }

        foreach (
            var limit in own.Values.Where(limit =>
                limit.Kind is LimitKind.AsyncConcurrency or LimitKind.StreamingSessionsPerMinute
                && !changes.Contains((limit.AccountId, limit.Kind))
            )
        )
        {
            Demand(false, $"{limit} has no change");
        }

        foreach (var escalation in await context.Escalations.AsNoTracking().ToListAsync())
        {
            Demand(
                escalation.State == EscalationState.Waiting == escalation.DecisionAuditSequence is null,
                $"{escalation} waits and is decided, or neither"
            );
            Demand(
                escalation.State != EscalationState.Approved
                    || changes[(escalation.AccountId, escalation.Kind)]
                        .Any(change =>
                            change.AuditSequence == escalation.DecisionAuditSequence
                            && change.NewLimit == escalation.NewLimit
                        ),
                $"{escalation} is approved and was not applied"
            );
        }

        return problems;

        void Demand(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
