using System.Text.Json;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>A person changes a throttle limit. The guardrails decide inside the transaction, and every end is audited in it.</summary>
internal sealed class ChangeLimitCommand(Actor actor, LimitChangeRequest request) : LimitCommand<LimitChangeOutcome>
{
    public override int Weight => 3;

    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(request.AccountId);
        requirements.LimitChangesOf.Add(request.AccountId);
        requirements.CorrelationIds.Add(request.CorrelationId);
    }

    public override void Decide(LimitBatch batch)
    {
        if (batch.EarlierAttempts.TryGetValue(request.CorrelationId, out var earlier))
        {
            Outcome = Repeat(earlier);
        }
        else if (batch.Book(request.AccountId) is { } book)
        {
            Outcome = Decide(batch, book);
        }
        else
        {
            Outcome = new LimitChangeOutcome.UnknownAccount();
        }
    }

    private LimitChangeOutcome Decide(LimitBatch batch, AccountBook book)
    {
        var current = EffectiveLimit.Of(book.State, batch.Rules.Limits).ThrottleLimit;
        if (!actor.May(Permission.ChangeLimits))
        {
            Append(batch, AuditOutcome.Forbidden, current, new(request.NewLimit), LimitChangeTexts.Forbidden);
            return new LimitChangeOutcome.Forbidden(LimitChangeTexts.Forbidden);
        }

        if (current != request.SeenLimit)
        {
            var setBy = batch.Overrides.GetValueOrDefault((request.AccountId, LimitKind.AsyncConcurrency))?.SetBy;
            var conflict = LimitChangeTexts.Conflict(request.SeenLimit, current, setBy);
            var entry = Append(batch, AuditOutcome.Conflict, current, new(request.NewLimit), conflict);
            return new LimitChangeOutcome.Conflict(current, conflict, entry.Sequence);
        }

        // The rows say what was written before this batch; the book, what stands now.
        var peak = Math.Max(batch.PeakDemands[request.AccountId], book.Tally.PeakDemand);
        var overage = LimitChangePolicy.Overage(peak, current);
        var rule = LimitChangePolicy.Decide(current, request.NewLimit, overage, batch.Rules.Guardrails);
        if (LimitChangePolicy.IsApplied(rule))
        {
            return Apply(batch, book, current);
        }

        var sentence = LimitChangeTexts.Sentence(rule, request.NewLimit, overage, batch.Rules.Guardrails);
        var refusal = Append(batch, AuditOutcome.Refused, current, new(request.NewLimit) { Rule = rule }, sentence);
        return new LimitChangeOutcome.Refused(rule, sentence, refusal.Sequence);
    }

    private LimitChangeOutcome.Applied Apply(LimitBatch batch, AccountBook book, int current)
    {
        var step = AsyncLimiter.Drain(book.State with { ThrottleLimitOverride = request.NewLimit }, batch.Rules.Limits);
        book.Move(step, []);
        var entry = Append(batch, AuditOutcome.Applied, current, new(request.NewLimit) { Started = step.Starts }, rule: null);
        batch.NewOverrides[(request.AccountId, LimitKind.AsyncConcurrency)] = batch.Overrides[(request.AccountId, LimitKind.AsyncConcurrency)] = new()
        {
            AccountId = request.AccountId,
            Kind = LimitKind.AsyncConcurrency,
            Value = request.NewLimit,
            Source = LimitSource.Override,
            Since = batch.Now,
            SetBy = actor.Name,
            AuditSequence = entry.Sequence,
        };
        return new(current, request.NewLimit, step.Starts, entry.Sequence);
    }

    private AuditEntry Append(LimitBatch batch, AuditOutcome outcome, int current, AuditedLimit after, string? rule) => batch.Append(new()
    {
        Actor = actor,
        Action = AuditActions.ChangeThrottleLimit,
        Outcome = outcome,
        AccountId = request.AccountId,
        Before = JsonSerializer.Serialize(new AuditedLimit(current), AuditedLimit.Json),
        After = JsonSerializer.Serialize(after, AuditedLimit.Json),
        Rule = rule,
        Reason = request.Reason.Trim(),
        Ticket = request.Ticket.Trim(),
        CorrelationId = request.CorrelationId,
    });

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private LimitChangeOutcome Repeat(AuditEntry earlier)
    {
        var before = AuditedLimit.Read(earlier.Before);
        var after = AuditedLimit.Read(earlier.After);
        if (earlier.ActorId != actor.Id || earlier.AccountId != request.AccountId || before is null || after?.ThrottleLimit != request.NewLimit)
        {
            return new LimitChangeOutcome.Invalid([new(nameof(request.CorrelationId), "This attempt's id stands for another change. Try again.")]);
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => new LimitChangeOutcome.Applied(before.ThrottleLimit, after.ThrottleLimit, after.Started ?? 0, earlier.Sequence),
            AuditOutcome.Conflict => new LimitChangeOutcome.Conflict(before.ThrottleLimit, earlier.Rule!, earlier.Sequence),
            AuditOutcome.Forbidden => new LimitChangeOutcome.Forbidden(earlier.Rule!),
            _ => new LimitChangeOutcome.Refused(after.Rule!.Value, earlier.Rule!, earlier.Sequence),
        };
    }
}
