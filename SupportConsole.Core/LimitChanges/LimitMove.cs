using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>
/// Moves one of an account's limits in a context: the value in force with its copy, what starts, the record that the
/// chart and an undo read, and the waiting escalation that becomes void by it.
/// </summary>
internal static class LimitMove
{
    /// <param name="context">The context.</param>
    /// <param name="account">The account.</param>
    /// <param name="after">The limit as it is to stand.</param>
    /// <param name="cause">What moves it.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="audit">Writes the audit entry, given the limit afterwards.</param>
    /// <param name="terms">
    /// The account under the terms that move the limit, such as another plan; null when the limit alone moves.
    /// </param>
    /// <param name="kind">Which limit: the throttle limit or that on new streaming sessions.</param>
    public static AppliedMove Apply(
        CommandContext context,
        LimitedAccount account,
        LimitState after,
        LimitChangeCause cause,
        Actor actor,
        Func<AuditedLimit, AuditEntry> audit,
        LimitKind kind = LimitKind.AsyncConcurrency,
        AccountState? terms = null
    )
    {
        var before = context.LimitOf(account, kind);
        var step = AsyncLimiter.Drain(
            kind == LimitKind.AsyncConcurrency
                ? (terms ?? account.State) with
                {
                    ThrottleLimitOverride = after.Override,
                }
                : (terms ?? account.State) with
                {
                    StreamingLimitOverride = after.Override,
                },
            context.LimitOptions
        );
        account.Move(step, []);
        var voided = Voided(context, account.State.AccountId, after, cause, kind);
        var entry = audit(AuditedLimit.Of(after, kind) with { Started = step.Starts, VoidedEscalationId = voided?.Id });
        Store(context, account.State.AccountId, after, actor.Name, entry, kind);
        context.LimitChanges.Add(Record(account.State.AccountId, before, after, cause, actor.Name, entry, kind));
        if (voided is not null)
        {
            EscalationEnding.Void(
                context,
                voided,
                actor,
                EscalationTexts.Moved(actor.Name, cause, before.Value, after.Value),
                entry.Sequence
            );
        }

        return new(before, after, step.Starts, entry, voided?.Id);
    }

    /// <summary>
    /// The waiting escalation whose old limit is no longer in force; an urgent raise that comes or goes leaves it as it
    /// is.
    /// </summary>
    private static Escalation? Voided(
        CommandContext context,
        string accountId,
        LimitState after,
        LimitChangeCause cause,
        LimitKind kind
    ) =>
        context.Escalations.Waiting(accountId, kind) is { } waiting
        && waiting.StateAt(context.Now) == EscalationState.Waiting
        && (cause == LimitChangeCause.Change || after.WithoutUrgentRaise != waiting.OldLimit)
            ? waiting
            : null;

    private static void Store(
        CommandContext context,
        string accountId,
        LimitState after,
        string by,
        AuditEntry entry,
        LimitKind kind
    )
    {
        if (after.Override is not { } value)
        {
            context.Overrides.Remove(accountId, kind);
            return;
        }

        context.Overrides.Set(
            new()
            {
                AccountId = accountId,
                Kind = kind,
                Value = value,
                Source = after.Source,
                Since = context.Now,
                SetBy = by,
                AuditSequence = entry.Sequence,
                ExpiresAt = after.Temporary?.ExpiresAt,
                RevertsTo = after.Temporary is null ? null : after.Own,
                RevertsToSource = after.Temporary is null ? LimitSource.PlanDefault : after.LastingSource,
            }
        );
    }

    private static LimitChange Record(
        string accountId,
        LimitState before,
        LimitState after,
        LimitChangeCause cause,
        string by,
        AuditEntry entry,
        LimitKind kind
    ) =>
        new()
        {
            AuditSequence = entry.Sequence,
            AccountId = accountId,
            Kind = kind,
            Cause = cause,
            At = entry.At,
            By = by,
            OldLimit = before.Value,
            OldSource = before.Source,
            OldExpiresAt = before.Temporary?.ExpiresAt,
            OldRevertsTo = before.Temporary is null ? null : before.Own,
            OldRevertsToSource = before.Temporary is null ? LimitSource.PlanDefault : before.LastingSource,
            NewLimit = after.Value,
            NewSource = after.Source,
            NewExpiresAt = after.Temporary?.ExpiresAt,
        };
}

/// <summary>A limit that was moved.</summary>
/// <param name="Before">As it stood.</param>
/// <param name="After">As it stands.</param>
/// <param name="Started">Waiting transcripts that it started.</param>
/// <param name="Entry">Its audit entry.</param>
/// <param name="VoidedEscalationId">The waiting escalation that became void by it.</param>
internal sealed record AppliedMove(
    LimitState Before,
    LimitState After,
    int Started,
    AuditEntry Entry,
    string? VoidedEscalationId
);
