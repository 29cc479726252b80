using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>A limit that ends by itself.</summary>
/// <param name="ExpiresAt">In milliseconds since the epoch.</param>
/// <param name="IsUrgent">Given while engineering decides.</param>
/// <param name="IsGiven">Given by engineering for a while.</param>
internal sealed record ModelTemporary(int Value, long ExpiresAt, bool IsUrgent = false, bool IsGiven = false);

/// <summary>An escalation that waits.</summary>
internal sealed record ModelEscalation(
    string Id,
    LimitKind Kind,
    int OldLimit,
    int NewLimit,
    long? ExpiresAt,
    string RequesterId,
    long LapsesAt
);

/// <summary>A limit that moved, with what stood before.</summary>
internal sealed record ModelMove(
    string AccountId,
    long Entry,
    LimitChangeCause Cause,
    long At,
    int OldLimit,
    int NewLimit,
    int? OwnBefore,
    ModelTemporary? Before,
    ModelTemporary? After
);

/// <summary>
/// The layers of a limit, and what moves them. Source: domain.md, "Support procedure: throttled by concurrency".
/// </summary>
internal static class ModelLimits
{
    public static int Lasting(this ModelBatch batch, ModelAccount account) =>
        account.Own ?? batch.Model.Settings.Limits.Of(account.Plan).AsyncConcurrency;

    /// <summary>The limit of a kind that is in force.</summary>
    public static int LimitOf(this ModelBatch batch, ModelAccount account, LimitKind kind) =>
        kind == LimitKind.StreamingSessionsPerMinute
            ? batch.Model.StreamingStart(account)
            : batch.Model.ThrottleLimit(account);

    /// <summary>The limit that an escalation is bound to; that of streaming is never raised urgently.</summary>
    public static int BindingLimit(this ModelBatch batch, ModelAccount account, LimitKind kind) =>
        kind == LimitKind.StreamingSessionsPerMinute
            ? batch.Model.StreamingStart(account)
            : batch.WithoutUrgentRaise(account);

    public static int WithoutUrgentRaise(this ModelBatch batch, ModelAccount account) =>
        account.Temporary is { IsUrgent: true } ? batch.Lasting(account) : batch.Model.ThrottleLimit(account);

    /// <summary>What was given for a while only is no step to go on from.</summary>
    public static int Guarded(this ModelBatch batch, ModelAccount account) =>
        account.Temporary is { } other && (other.IsUrgent || other.IsGiven)
            ? Math.Min(other.Value, batch.Lasting(account))
            : batch.Model.ThrottleLimit(account);

    /// <summary>The guardrail that asks for engineering; null when support applies it alone.</summary>
    public static LimitChangeRule? Guardrail(this ModelBatch batch, ModelSnapshot snapshot, int wanted)
    {
        var limit = batch.Guarded(snapshot.Account);
        var since = (batch.AskedAt - 3_600_000) / 60_000 * 60_000;
        var peak = snapshot
            .Account.Minutes.Where(minute => minute.Key >= since)
            .Select(minute => minute.Value.PeakDemand)
            .DefaultIfEmpty()
            .Max();
        return wanted <= limit ? null
            : wanted > 500 ? LimitChangeRule.OverThreshold
            : Math.Max(peak, snapshot.PeakDemand) - limit > 20 ? LimitChangeRule.OverageTooLarge
            : null;
    }

    /// <summary>True when such a temporary limit is refused as out of range.</summary>
    public static bool IsOutOfRange(this ModelBatch batch, DateTimeOffset? expiresAt) =>
        expiresAt?.ToUnixTimeMilliseconds() is { } at
        && (at < batch.Now + 60_000 || at > batch.Now + (90L * 86_400_000));

    /// <summary>Moves the limit; what waits starts, and an escalation bound to another limit is void.</summary>
    /// <returns>How many started.</returns>
    public static int Move(
        this ModelBatch batch,
        ModelSnapshot snapshot,
        Operation receiver,
        LimitChangeCause cause,
        long entry,
        int? own,
        ModelTemporary? temporary
    )
    {
        var account = snapshot.Account;
        var (old, before) = (batch.Model.ThrottleLimit(account), (account.Own, account.Temporary));
        (account.Own, account.Temporary) = (own, temporary);
        var started = snapshot.Drain(batch, receiver);
        account.Last = new(
            account.Id,
            entry,
            cause,
            batch.Now,
            old,
            batch.Model.ThrottleLimit(account),
            before.Own,
            before.Temporary,
            temporary
        );
        batch.Moves.Add(account.Last);
        if (
            account.Escalation is { Kind: LimitKind.AsyncConcurrency } waiting
            && waiting.LapsesAt > batch.Now
            && (cause == LimitChangeCause.Change || batch.WithoutUrgentRaise(account) != waiting.OldLimit)
        )
        {
            batch.End(account, EscalationState.Void);
        }

        return started;
    }

    /// <summary>
    /// Moves the starting limit on new sessions, or gives it back to the plan; an escalation about it that was bound to
    /// another is void.
    /// </summary>
    /// <returns>How many transcripts started: none waits for it, but all of the account is looked at.</returns>
    public static int MoveStreaming(
        this ModelBatch batch,
        ModelSnapshot snapshot,
        Operation receiver,
        LimitChangeCause cause,
        long entry,
        int? own
    )
    {
        var account = snapshot.Account;
        var old = batch.Model.StreamingStart(account);
        if (own is { } value)
        {
            account.Overrides[LimitKind.StreamingSessionsPerMinute] = value;
        }
        else
        {
            account.Overrides.Remove(LimitKind.StreamingSessionsPerMinute);
        }

        var started = snapshot.Drain(batch, receiver);
        batch.StreamingMoves.Add((account.Id, entry, cause, old, batch.Model.StreamingStart(account)));
        if (
            account.Escalation is { Kind: LimitKind.StreamingSessionsPerMinute } waiting
            && waiting.LapsesAt > batch.Now
        )
        {
            batch.End(account, EscalationState.Void);
        }

        return started;
    }

    /// <summary>The escalation waits no longer.</summary>
    public static void End(this ModelBatch batch, ModelAccount account, EscalationState state)
    {
        batch.Ended.Add((account.Escalation!.Id, state));
        batch.Model.PastEscalations.Enqueue((account.Id, account.Escalation.Id));
        account.Escalation = null;
        batch.Snapshot(account.Id)!.Touch();
    }

    /// <summary>Nobody decided in time.</summary>
    public static void Lapse(this ModelBatch batch, ModelAccount account)
    {
        batch.Audit($"lapse:{account.Escalation!.Id}");
        batch.End(account, EscalationState.Lapsed);
    }
}
