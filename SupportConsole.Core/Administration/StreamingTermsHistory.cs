using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Administration;

/// <inheritdoc cref="IStreamingTermsHistory"/>
internal sealed class StreamingTermsHistory(IDbContextFactory<ConsoleDbContext> contexts, IOptions<LimitOptions> limits)
    : IStreamingTermsHistory
{
    /// <summary>Acts of managers and of the platform that put an account on another plan.</summary>
    private static readonly string[] PlanActs =
    [
        AuditActions.ChangePlan,
        AuditActions.UpdateAccount,
        AuditActions.FollowPlatform,
    ];

    public async Task<StreamingTermsCourse> ReadAsync(
        AccountState state,
        DateTimeOffset from,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var changes = await context
            .LimitChanges.AsNoTracking()
            .Where(change =>
                change.AccountId == state.AccountId
                && change.Kind == LimitKind.StreamingSessionsPerMinute
                && change.At >= from
            )
            .ToListAsync(cancellationToken);
        var entries = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.AccountId == state.AccountId
                && entry.Outcome == AuditOutcome.Applied
                && PlanActs.Contains(entry.Action)
                && entry.At >= from
            )
            .Select(entry => new
            {
                entry.Sequence,
                entry.At,
                entry.Before,
                entry.After,
            })
            .ToListAsync(cancellationToken);
        var steps = changes
            .Select(change => new Step(change.AuditSequence, change.At, Own(change), Plan: null))
            .Concat(
                entries
                    .Select(entry => (entry, plan: PlanBefore(entry.Before, entry.After)))
                    .Where(known => known.plan is not null)
                    .Select(known => new Step(known.entry.Sequence, known.entry.At, Undo: null, known.plan))
            )
            .OrderByDescending(step => step.Sequence);

        // From the present backwards: each step tells what stood before it.
        var moves = new List<StreamingTermsMove>();
        var (then, present) = (state, StreamingTerms.Of(state, limits.Value));
        foreach (var step in steps)
        {
            var after = StreamingTerms.Of(then, limits.Value);
            then = step.Undo?.Invoke(then) ?? then with { Plan = step.Plan!.Value };
            var before = StreamingTerms.Of(then, limits.Value);
            if (before != after)
            {
                moves.Insert(0, new(step.At, before));
            }
        }

        return new(present, moves);
    }

    private static Func<AccountState, AccountState> Own(LimitChange change) =>
        state =>
            state with
            {
                StreamingLimitOverride = change.OldSource == LimitSource.PlanDefault ? null : change.OldLimit,
            };

    /// <summary>Null where the act moved no plan.</summary>
    private static AccountPlan? PlanBefore(string? before, string? after) =>
        AuditedSettings.Read(before)?.Plan is { } old && AuditedSettings.Read(after)?.Plan is { } plan && old != plan
            ? old
            : null;

    /// <summary>One recorded act; exactly one of its two parts is there.</summary>
    private sealed record Step(
        long Sequence,
        DateTimeOffset At,
        Func<AccountState, AccountState>? Undo,
        AccountPlan? Plan
    );
}
