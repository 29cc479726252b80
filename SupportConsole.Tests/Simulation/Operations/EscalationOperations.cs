using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A person asks engineering: about the throttle limit, or about that on new streaming sessions.</summary>
/// <param name="actor">Who asks.</param>
/// <param name="request">For which limit.</param>
/// <param name="peak">The most new sessions of a minute lately; only streaming asks for it.</param>
internal sealed class RequestEscalationOperation(Actor actor, LimitChangeRequest request, int peak)
    : LimitOperation<EscalationRequestOutcome>(actor, request.AccountId, request.CorrelationId)
{
    public override string Kind => "escalate";

    protected override string Signature =>
        $"{request.Kind} {request.NewLimit} {request.ExpiresAt?.ToUnixTimeMilliseconds()}";

    protected override Command<EscalationRequestOutcome> Create() =>
        new RequestEscalationCommand(
            Actor,
            request,
            request.Kind == LimitKind.StreamingSessionsPerMinute
                ? new(peak, null, Refused: 0, RefusingMinutes: 0, Open: 0)
                : null
        );

    protected override string Decide(ModelBatch batch, ModelSnapshot snapshot)
    {
        var account = snapshot.Account;
        if (!Actor.Roles.Contains(Role.SupportEngineer))
        {
            Audit(batch, AuditOutcome.Forbidden);
            return "Forbidden";
        }

        if (batch.IsOutOfRange(request.ExpiresAt))
        {
            return "Invalid";
        }

        if (account.Escalation is { } waiting && waiting.LapsesAt > batch.Now)
        {
            return $"AlreadyWaiting {waiting.Id} {Audit(batch, AuditOutcome.Conflict)}";
        }

        if (account.Escalation is not null)
        {
            batch.Lapse(account);
        }

        var current = batch.LimitOf(account, request.Kind);
        if (current != request.SeenLimit)
        {
            return $"Conflict {current} {Audit(batch, AuditOutcome.Conflict)}";
        }

        if (Guardrail(batch, snapshot) is not { } rule)
        {
            return $"NotNeeded {Audit(batch, AuditOutcome.Refused)}";
        }

        var entry = Audit(batch);
        var id = batch.Changes.Escalations.Values.FirstOrDefault(row => row.RequestAuditSequence == entry)?.Id
            ?? throw new ViolationException($"{account.Id}: an escalation was requested and not stored");
        var lapsesAt = batch.Now + (long)Math.Floor(batch.Model.Settings.Guardrails.EscalationHours * 3_600_000);
        batch.Model.Requesters.Add(id, Actor.Id);
        account.Escalation = new(
            id,
            request.Kind,
            batch.BindingLimit(account, request.Kind),
            request.NewLimit,
            request.ExpiresAt?.ToUnixTimeMilliseconds(),
            Actor.Id,
            lapsesAt
        );
        snapshot.Touch();
        return $"Requested {id} {rule} {entry}";
    }

    /// <summary>Source: domain.md, "Sibling playbooks": over 500, or over twice the peak of the last days.</summary>
    private LimitChangeRule? Guardrail(ModelBatch batch, ModelSnapshot snapshot) =>
        request.Kind == LimitKind.AsyncConcurrency ? batch.Guardrail(snapshot, request.NewLimit)
        : request.NewLimit <= batch.Model.StreamingStart(snapshot.Account) ? null
        : request.NewLimit > 500 ? LimitChangeRule.OverThreshold
        : request.NewLimit > 2 * peak ? LimitChangeRule.OverPeak
        : null;

    protected override string Describe(EscalationRequestOutcome outcome) =>
        outcome switch
        {
            EscalationRequestOutcome.Requested requested =>
                $"Requested {requested.EscalationId} {requested.Rule} {requested.AuditSequence}",
            EscalationRequestOutcome.AlreadyWaiting waiting =>
                $"AlreadyWaiting {waiting.EscalationId} {waiting.AuditSequence}",
            EscalationRequestOutcome.NotNeeded notNeeded => $"NotNeeded {notNeeded.AuditSequence}",
            EscalationRequestOutcome.Conflict conflict => $"Conflict {conflict.CurrentLimit} {conflict.AuditSequence}",
            EscalationRequestOutcome.UnknownAccount => "Unknown",
            _ => outcome.GetType().Name,
        };
}

/// <summary>
/// A person approves, denies or takes back, perhaps late, perhaps their own, perhaps at the same time as another.
/// </summary>
internal sealed class DecideEscalationOperation(Actor actor, string accountId, EscalationDecisionRequest request)
    : LimitOperation<EscalationDecisionOutcome>(actor, accountId, request.CorrelationId)
{
    public override string Kind => $"{request.Decision}";

    protected override string Signature => request.EscalationId;

    protected override Command<EscalationDecisionOutcome> Create() =>
        new DecideEscalationCommand(Actor, AccountId, request);

    protected override string Decide(ModelBatch batch, ModelSnapshot snapshot)
    {
        var account = snapshot.Account;
        var isWithdrawal = request.Decision == EscalationDecision.Withdraw;
        if (!Actor.Roles.Contains(isWithdrawal ? Role.SupportEngineer : Role.Engineering))
        {
            Audit(batch, AuditOutcome.Forbidden);
            return "Forbidden";
        }

        var requester = batch.Model.Requesters[request.EscalationId];
        if (isWithdrawal != (requester == Actor.Id))
        {
            return $"Refused {(isWithdrawal ? EscalationRefusal.NotOwnRequest : EscalationRefusal.OwnRequest)} "
                + $"{Audit(batch, AuditOutcome.Refused)}";
        }

        if (account.Escalation is not { } waiting || waiting.Id != request.EscalationId)
        {
            return $"Refused {EscalationRefusal.NotWaiting} {Audit(batch, AuditOutcome.Conflict)}";
        }

        if (waiting.LapsesAt <= batch.Now)
        {
            var lapsed = $"Refused {EscalationRefusal.Lapsed} {Audit(batch, AuditOutcome.Refused)}";
            batch.Lapse(account);
            return lapsed;
        }

        if (request.Decision != EscalationDecision.Approve)
        {
            var state = isWithdrawal ? EscalationState.Withdrawn : EscalationState.Denied;
            var before = batch.LimitOf(account, waiting.Kind);
            batch.End(account, state);
            return $"Decided {state} {before} {before} 0 {Audit(batch)}";
        }

        return Approve(batch, snapshot, waiting);
    }

    protected override string Describe(EscalationDecisionOutcome outcome) =>
        outcome switch
        {
            EscalationDecisionOutcome.Decided decided =>
                $"Decided {decided.State} {decided.OldLimit} {decided.NewLimit} {decided.Started} "
                    + $"{decided.AuditSequence}",
            EscalationDecisionOutcome.Refused refused => $"Refused {refused.Refusal} {refused.AuditSequence}",
            EscalationDecisionOutcome.UnknownEscalation => "Unknown",
            _ => outcome.GetType().Name,
        };

    private string Approve(ModelBatch batch, ModelSnapshot snapshot, ModelEscalation waiting)
    {
        var before = batch.LimitOf(snapshot.Account, waiting.Kind);
        if (batch.BindingLimit(snapshot.Account, waiting.Kind) != waiting.OldLimit)
        {
            var moved = $"Refused {EscalationRefusal.LimitMoved} {Audit(batch, AuditOutcome.Conflict)}";
            batch.End(snapshot.Account, EscalationState.Void);
            return moved;
        }

        if (waiting.ExpiresAt <= batch.Now)
        {
            return $"Refused {EscalationRefusal.ExpiryPassed} {Audit(batch, AuditOutcome.Refused)}";
        }

        batch.End(snapshot.Account, EscalationState.Approved);
        var entry = Audit(batch);
        var started = (waiting.Kind, waiting.ExpiresAt) switch
        {
            (LimitKind.StreamingSessionsPerMinute, _) => batch.MoveStreaming(
                snapshot,
                this,
                LimitChangeCause.Escalation,
                entry,
                waiting.NewLimit
            ),
            (_, { } at) => batch.Move(
                snapshot,
                this,
                LimitChangeCause.Escalation,
                entry,
                snapshot.Account.Own,
                new(waiting.NewLimit, at, IsGiven: true)
            ),
            _ => batch.Move(snapshot, this, LimitChangeCause.Escalation, entry, waiting.NewLimit, temporary: null),
        };
        return $"Decided {EscalationState.Approved} {before} {waiting.NewLimit} {started} {entry}";
    }
}

/// <summary>A node finds an escalation that nobody decided in time.</summary>
internal sealed class LapseEscalationOperation(string accountId, string escalationId) : Operation<LapsedEscalation>
{
    private bool _isLapsed;

    public override string Kind => "lapse";

    public override void Replay(ModelBatch batch)
    {
        _isLapsed =
            batch.Snapshot(accountId) is { } snapshot
            && snapshot.Account.Escalation is { } waiting
            && waiting.Id == escalationId
            && waiting.LapsesAt <= batch.Now;
        if (_isLapsed)
        {
            batch.Lapse(batch.Snapshot(accountId)!.Account);
        }
    }

    public override void Answered(Parties parties) =>
        Demand(IsCommitted && Outcome.IsLapsed == _isLapsed, $"{_isLapsed}", Outcome);

    protected override Command<LapsedEscalation> Create() => new LapseEscalationCommand(accountId, escalationId);
}
