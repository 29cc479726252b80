using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Checks;

/// <summary>Limits in their layers, their changes and escalations are those that the model says.</summary>
internal static class LimitAgreement
{
    public static void Check(Tables tables, ModelBatch batch)
    {
        foreach (var account in batch.Snapshots.Select(snapshot => snapshot.Account))
        {
            var row = tables.Overrides.GetValueOrDefault((account.Id, LimitKind.AsyncConcurrency));
            var standing = (row?.Value, Time(row?.ExpiresAt), row?.ExpiresAt is null ? row?.Value : row.RevertsTo);
            Promise.Holds(
                standing == (account.Override, account.Temporary?.ExpiresAt, account.Own),
                $"one temporary limit over one lasting: {account.Id} has {standing}, must be {account.Override} "
                    + $"until {account.Temporary?.ExpiresAt} over {account.Own}"
            );
            CheckOverrides(tables, account);
            CheckWaiting(tables, account);
        }

        var changes = batch
            .Changes.LimitChanges.Where(change => change.Kind == LimitKind.AsyncConcurrency)
            .Select(change => (change.AccountId, change.AuditSequence, change.Cause, change.OldLimit, change.NewLimit));
        Promise.Holds(
            changes.SequenceEqual(
                batch.Moves.Select(move => (move.AccountId, move.Entry, move.Cause, move.OldLimit, move.NewLimit))
            ),
            $"every applied change is recorded once: {string.Join(", ", changes)} must be "
                + $"{string.Join(", ", batch.Moves)}"
        );
        var moved = batch
            .Changes.LimitChanges.Where(change => change.Kind == LimitKind.StreamingSessionsPerMinute)
            .Select(change => (change.AccountId, change.AuditSequence, change.Cause, change.OldLimit, change.NewLimit));
        Promise.Holds(
            moved.SequenceEqual(batch.StreamingMoves),
            $"every applied change of a streaming limit is recorded once: {string.Join(", ", moved)} must be "
                + $"{string.Join(", ", batch.StreamingMoves)}"
        );
        var posts = batch.Changes.Outbox.Count(message => message.Kind == OutboxKind.SlackPost);
        var told =
            batch.Changes.Escalations.Values.Count(row =>
                row.RequestedAt.ToUnixTimeMilliseconds() == batch.Now
                && batch.Audited.Any(entry => entry.Sequence == row.RequestAuditSequence)
            )
            + batch.Ended.Count
            + batch.Moves.Count(move => move.Cause == LimitChangeCause.UrgentRaise);
        Promise.Holds(posts == told, $"engineering is told of everything once: {posts} posts, must be {told}");
        foreach (var (id, state) in batch.Ended)
        {
            Promise.Holds(
                tables.Escalations[id].State == state,
                $"an escalation ends once: {tables.Escalations[id]} must be {state}"
            );
        }

        foreach (var change in batch.Changes.LimitChanges.Where(change => change.Cause == LimitChangeCause.Escalation))
        {
            Promise.Holds(
                tables.Escalations.Values.Any(row =>
                    row.State == EscalationState.Approved
                    && row.DecisionAuditSequence == change.AuditSequence
                    && (row.Kind, row.NewLimit) == (change.Kind, change.NewLimit)
                    && row.DecidedById != row.RequestedById
                    && row.LapsesAt > change.At
                ),
                $"engineering decides, in time and never about an own request: {change}"
            );
        }
    }

    private static void CheckOverrides(Tables tables, ModelAccount account)
    {
        foreach (var kind in OverridePolicy.Kinds)
        {
            var row = tables.Overrides.GetValueOrDefault((account.Id, kind));
            int? own = account.Overrides.TryGetValue(kind, out var value) ? value : null;
            Promise.Holds(
                row?.Value == own,
                $"an account's own limit is the last one set: {account.Id} has {row}, must be {own}"
            );
        }
    }

    private static void CheckWaiting(Tables tables, ModelAccount account)
    {
        var waiting = tables
            .Escalations.Values.Where(row => row.AccountId == account.Id && row.State == EscalationState.Waiting)
            .ToList();
        Promise.Holds(
            waiting.Count == (account.Escalation is null ? 0 : 1)
                && waiting.TrueForAll(row =>
                    (row.Id, row.Kind, row.OldLimit, row.NewLimit, Time(row.ExpiresAt), Time(row.LapsesAt))
                    == (
                        account.Escalation!.Id,
                        account.Escalation.Kind,
                        account.Escalation.OldLimit,
                        account.Escalation.NewLimit,
                        account.Escalation.ExpiresAt,
                        account.Escalation.LapsesAt
                    )
                ),
            $"one escalation waits an account: {account.Id} has {string.Join(", ", waiting)}, must be "
                + $"{account.Escalation}"
        );
    }

    private static long? Time(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
