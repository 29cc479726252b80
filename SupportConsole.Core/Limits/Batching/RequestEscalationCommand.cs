using System.Security.Cryptography;
using System.Text;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>A person asks engineering for a limit that the guardrails do not let support set. One waits an account.</summary>
internal sealed class RequestEscalationCommand(Actor actor, LimitChangeRequest request)
    : AuditedCommand<EscalationRequestOutcome>(actor, request.AccountId, request.CorrelationId)
{
    // Of the attempt: a batch that is tried again, and a replay of the demo, ask for the same escalation.
    private readonly string _id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.AccountId}\n{request.CorrelationId}")))[..32];

    protected override string Action => AuditActions.RequestEscalation;

    public override void Require(BatchRequirements requirements)
    {
        base.Require(requirements);
        requirements.Changes.PeaksOf.Add(request.AccountId);
    }

    protected override EscalationRequestOutcome Decide(LimitBatch batch, AccountBook book)
    {
        var standing = batch.Standing(book);
        if (!Actor.May(Permission.RequestEscalation))
        {
            Append(batch, AuditOutcome.Forbidden, standing, Asked, EscalationTexts.MayNotRequest);
            return new EscalationRequestOutcome.Forbidden(EscalationTexts.MayNotRequest);
        }

        if (request.Expiry is { } expiry && LimitChangeValidator.Expiry(expiry, batch.Now, batch.Rules.Guardrails) is { } problem)
        {
            return new EscalationRequestOutcome.Invalid([new(nameof(request.ExpiresAt), problem)]);
        }

        if (WaitingAfterLapse(batch, standing) is { } waiting)
        {
            var sentence = EscalationTexts.AlreadyWaiting(waiting);
            var conflict = Append(batch, AuditOutcome.Conflict, standing, Asked with { EscalationId = waiting.Id }, sentence);
            return new EscalationRequestOutcome.AlreadyWaiting(waiting.Id, sentence, conflict.Sequence);
        }

        if (standing.Value != request.SeenLimit)
        {
            var setBy = batch.Overrides.GetValueOrDefault((AccountId, LimitKind.AsyncConcurrency))?.SetBy;
            var sentence = LimitChangeTexts.Conflict(request.SeenLimit, standing.Value, setBy);
            return new EscalationRequestOutcome.Conflict(standing.Value, sentence, Append(batch, AuditOutcome.Conflict, standing, Asked, sentence).Sequence);
        }

        return Ask(batch, book, standing);
    }

    protected override EscalationRequestOutcome Repeat(AuditEntry earlier)
    {
        var (before, after) = (AuditedLimit.Read(earlier.Before)!, AuditedLimit.Read(earlier.After)!);
        return after.ThrottleLimit != request.NewLimit || after.ExpiresAt != request.Expiry ? Taken() : earlier.Outcome switch
        {
            AuditOutcome.Applied => new EscalationRequestOutcome.Requested(after.EscalationId!, after.Rule!.Value, earlier.Sequence),
            AuditOutcome.Conflict when after.EscalationId is { } waiting => new EscalationRequestOutcome.AlreadyWaiting(waiting, earlier.Rule!, earlier.Sequence),
            AuditOutcome.Conflict => new EscalationRequestOutcome.Conflict(before.ThrottleLimit, earlier.Rule!, earlier.Sequence),
            AuditOutcome.Forbidden => new EscalationRequestOutcome.Forbidden(earlier.Rule!),
            _ => new EscalationRequestOutcome.NotNeeded(earlier.Rule!, earlier.Sequence),
        };
    }

    protected override EscalationRequestOutcome Taken() => new EscalationRequestOutcome.Invalid([TakenAttempt]);

    protected override EscalationRequestOutcome Unknown() => new EscalationRequestOutcome.UnknownAccount();

    private AuditedLimit Asked => new(request.NewLimit) { ExpiresAt = request.Expiry };

    /// <summary>The escalation that waits; one whose time was up a moment ago makes room.</summary>
    private Escalation? WaitingAfterLapse(LimitBatch batch, LimitStanding standing)
    {
        if (batch.Changes.Waiting(AccountId) is not { } waiting)
        {
            return null;
        }

        if (waiting.StateAt(batch.Now) == EscalationState.Waiting)
        {
            return waiting;
        }

        EscalationEnds.Lapse(batch, waiting, standing);
        return null;
    }

    private EscalationRequestOutcome Ask(LimitBatch batch, AccountBook book, LimitStanding standing)
    {
        var (rule, sentence) = GuardrailDecision.Of(batch, book, request.NewLimit);
        if (LimitChangePolicy.IsApplied(rule))
        {
            var notNeeded = EscalationTexts.NotNeeded(sentence);
            return new EscalationRequestOutcome.NotNeeded(notNeeded, Append(batch, AuditOutcome.Refused, standing, Asked with { Rule = rule }, notNeeded).Sequence);
        }

        var entry = Append(batch, AuditOutcome.Applied, standing, Asked with { Rule = rule, EscalationId = _id }, rule: null);
        var escalation = Escalation(batch, book, standing, rule, entry.Sequence);
        batch.Changes.Add(escalation);
        EscalationEnds.Post(batch, escalation, "Requested", EscalationPosts.Request(escalation, batch.AccountName(AccountId), sentence, batch.Rules.Console));
        book.Touch();
        return new EscalationRequestOutcome.Requested(_id, rule, entry.Sequence);
    }

    private Escalation Escalation(LimitBatch batch, AccountBook book, LimitStanding standing, LimitChangeRule rule, long auditSequence) => new()
    {
        Id = _id,
        AccountId = AccountId,
        State = EscalationState.Waiting,
        OldLimit = standing.WithoutUrgentRaise,
        NewLimit = request.NewLimit,
        ExpiresAt = request.Expiry,
        Rule = rule,
        PeakDemand = GuardrailDecision.Peak(batch, book),
        Running = book.State.Running,
        Queued = book.State.Queued,
        Reason = request.Reason.Trim(),
        Ticket = request.Ticket.Trim(),
        RequestedById = Actor.Id,
        RequestedBy = Actor.Name,
        RequestedAt = batch.Now,
        LapsesAt = batch.Now.AddHours(batch.Rules.Guardrails.EscalationHours).Truncate(TimeSpan.FromMilliseconds(1)),
        RequestAuditSequence = auditSequence,
    };

    private AuditEntry Append(LimitBatch batch, AuditOutcome outcome, LimitStanding before, AuditedLimit after, string? rule) =>
        Append(batch, outcome, before, after, rule, request.Reason.Trim(), request.Ticket.Trim());
}
