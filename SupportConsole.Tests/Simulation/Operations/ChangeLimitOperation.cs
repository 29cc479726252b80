using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits.Batching;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A person changes a limit, perhaps one that has changed meanwhile, perhaps twice, perhaps without the right to.</summary>
internal sealed class ChangeLimitOperation(Actor actor, LimitChangeRequest request) : Operation<LimitChangeOutcome>
{
    private ModelAttempt? _attempt;
    private string _expected = "no answer";

    public override string Kind => "limit";

    public override void Replay(ModelBatch batch)
    {
        if (batch.Model.Attempts.TryGetValue(request.CorrelationId, out _attempt))
        {
            _expected = _attempt.Request == request && _attempt.ActorId == actor.Id ? Describe(_attempt) : "Invalid";
        }
        else if (batch.Book(request.AccountId) is { } book)
        {
            _attempt = Decide(batch, book);
            batch.Model.Attempts.Add(request.CorrelationId, _attempt);
            batch.Audited.Add(_attempt);
            _expected = Describe(_attempt);
        }
        else
        {
            _expected = "UnknownAccount";
        }
    }

    public override void Answered(Parties parties)
    {
        var answer = Outcome switch
        {
            LimitChangeOutcome.Applied applied => $"Applied {applied.OldLimit} {applied.NewLimit} {applied.Started} {applied.AuditSequence}",
            LimitChangeOutcome.Refused refused => $"Refused {refused.Rule} {refused.AuditSequence}",
            LimitChangeOutcome.Conflict conflict => $"Conflict {conflict.CurrentLimit} {conflict.AuditSequence}",
            _ => Outcome.GetType().Name,
        };
        Demand(IsCommitted && answer == _expected, _expected, answer);
    }

    protected override LimitCommand<LimitChangeOutcome> Create() => new ChangeLimitCommand(actor, request);

    private string Describe(ModelAttempt attempt) => attempt.Outcome switch
    {
        AuditOutcome.Applied => $"Applied {attempt.Before} {request.NewLimit} {attempt.Started} {attempt.Sequence}",
        AuditOutcome.Refused => $"Refused {attempt.Rule} {attempt.Sequence}",
        AuditOutcome.Conflict => $"Conflict {attempt.Before} {attempt.Sequence}",
        _ => "Forbidden",
    };

    /// <summary>The table of domain.md, "Support procedure: throttled by concurrency", step 4.</summary>
    private ModelAttempt Decide(ModelBatch batch, ModelBook book)
    {
        var before = batch.Model.ThrottleLimit(book.Account);
        var sequence = batch.Model.Attempts.Count + 1;
        ModelAttempt End(AuditOutcome outcome, int started = 0, LimitChangeRule? rule = null) => new(request, actor.Id, outcome, before, started, rule, sequence);

        if (!actor.Roles.Contains(Role.SupportEngineer))
        {
            return End(AuditOutcome.Forbidden);
        }

        if (before != request.SeenLimit)
        {
            return End(AuditOutcome.Conflict);
        }

        if (request.NewLimit > before && request.NewLimit > 500)
        {
            return End(AuditOutcome.Refused, rule: LimitChangeRule.OverThreshold);
        }

        if (request.NewLimit > before && Overage(batch, book, before) > 20)
        {
            return End(AuditOutcome.Refused, rule: LimitChangeRule.OverageTooLarge);
        }

        book.Account.Override = request.NewLimit;
        return End(AuditOutcome.Applied, book.Drain(batch, this));
    }

    /// <summary>How far the demand of the last 60 minutes, whole minutes, was over the limit.</summary>
    private static int Overage(ModelBatch batch, ModelBook book, int limit)
    {
        var since = (batch.AskedAt - 3_600_000) / 60_000 * 60_000;
        var peak = book.Account.Minutes.Where(minute => minute.Key >= since).Select(minute => minute.Value.PeakDemand).DefaultIfEmpty().Max();
        return Math.Max(peak, book.PeakDemand) - limit;
    }
}
