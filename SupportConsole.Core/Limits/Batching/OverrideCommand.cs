using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Overrides;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>A person gives an account a limit of its own that has no guardrail, or takes it back to the plan's.</summary>
internal sealed class OverrideCommand(Actor actor, OverrideRequest request) : LimitCommand<OverrideOutcome>
{
    public override int Weight => 3;

    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(request.AccountId);
        requirements.Identities.Add(request.AccountId);
        requirements.CorrelationIds.Add(request.CorrelationId);
    }

    public override void Decide(LimitBatch batch) => Outcome =
        batch.EarlierAttempts.TryGetValue(request.CorrelationId, out var earlier) ? Repeat(earlier)
        : batch.Book(request.AccountId) is { } book ? Decide(batch, book)
        : new OverrideOutcome.UnknownAccount();

    private OverrideOutcome Decide(LimitBatch batch, AccountBook book)
    {
        var planDefault = batch.Rules.Limits.Of(book.State.Plan).Of(request.Kind);
        var own = batch.Overrides.GetValueOrDefault((request.AccountId, request.Kind));
        var (before, after) = (AuditedOverride.Of(request.Kind, own?.Value, planDefault), AuditedOverride.Of(request.Kind, request.Wanted, planDefault));
        if (!actor.May(Permission.ChangeLimits))
        {
            Append(batch, AuditOutcome.Forbidden, before, after, LimitChangeTexts.Forbidden);
            return new OverrideOutcome.Forbidden(LimitChangeTexts.Forbidden);
        }

        if (own?.Value != request.Seen)
        {
            var sentence = OverrideTexts.Conflict(before.Limit, own);
            return new OverrideOutcome.Conflict(sentence, Append(batch, AuditOutcome.Conflict, before, after, sentence).Sequence);
        }

        var entry = Append(batch, AuditOutcome.Applied, before, after, rule: null);
        Apply(batch, book, entry);
        return Applied(before, after, entry);
    }

    private void Apply(LimitBatch batch, AccountBook book, AuditEntry entry)
    {
        // The copy that decisions read; projects and keys are counted by their own service, which reads the override.
        var state = request.Kind switch
        {
            LimitKind.StreamingSessionsPerMinute => book.State with { StreamingLimitOverride = request.Wanted },
            LimitKind.LemurRequestsPerMinute => book.State with { LemurLimitOverride = request.Wanted },
            _ => book.State,
        };
        book.Move(AsyncLimiter.Drain(state, batch.Rules.Limits), []);
        if (request.Wanted is not { } value)
        {
            batch.RemoveOverride(request.AccountId, request.Kind);
            return;
        }

        batch.SetOverride(new()
        {
            AccountId = request.AccountId,
            Kind = request.Kind,
            Value = value,
            Source = LimitSource.Override,
            Since = batch.Now,
            SetBy = actor.Name,
            AuditSequence = entry.Sequence,
        });
    }

    private AuditEntry Append(LimitBatch batch, AuditOutcome outcome, AuditedOverride before, AuditedOverride after, string? rule) => batch.Append(new()
    {
        Actor = actor,
        Action = AuditActions.OverrideLimit,
        Outcome = outcome,
        AccountId = request.AccountId,
        Before = before.Write(),
        After = after.Write(),
        Rule = rule,
        Reason = request.Reason.Trim(),
        Ticket = request.Ticket.Trim(),
        CorrelationId = request.CorrelationId,
    });

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private OverrideOutcome Repeat(AuditEntry earlier)
    {
        if (earlier.ActorId != actor.Id || earlier.AccountId != request.AccountId || earlier.Action != AuditActions.OverrideLimit
            || AuditedOverride.Read(earlier.Before) is not { } before || AuditedOverride.Read(earlier.After) is not { } after || !IsWanted(after))
        {
            return new OverrideOutcome.Invalid([new(nameof(request.CorrelationId), "This attempt's id stands for another act. Try again.")]);
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => Applied(before, after, earlier),
            AuditOutcome.Forbidden => new OverrideOutcome.Forbidden(earlier.Rule!),
            _ => new OverrideOutcome.Conflict(earlier.Rule!, earlier.Sequence),
        };
    }

    private bool IsWanted(AuditedOverride after) =>
        after.Kind == request.Kind && (request.Wanted is { } wanted ? after.PlanDefault is null && after.Limit == wanted : after.PlanDefault is true);

    private static OverrideOutcome.Applied Applied(AuditedOverride before, AuditedOverride after, AuditEntry entry) =>
        new(after.Kind, before.Limit, after.Limit, after.PlanDefault is true, entry.Sequence);
}
