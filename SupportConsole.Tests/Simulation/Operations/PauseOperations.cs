using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A person pauses a queue, moves the pause's end, or lets the queue go on.</summary>
internal sealed class PauseOperation(Actor actor, QueuePauseRequest request)
    : LimitOperation<QueuePauseOutcome>(actor, request.AccountId, request.CorrelationId)
{
    private const long Minute = 60_000;
    private const long Longest = 30L * 86_400_000;

    public override string Kind => request.Until is null ? "resume" : "pause";

    protected override string Signature => $"{request.Until?.ToUnixTimeMilliseconds()}";

    protected override Command<QueuePauseOutcome> Create() => new PauseQueueCommand(Actor, request);

    protected override string Decide(ModelBatch batch, ModelSnapshot snapshot)
    {
        var account = snapshot.Account;
        var (seen, until) = (request.Seen?.ToUnixTimeMilliseconds(), request.Until?.ToUnixTimeMilliseconds());
        if (!Actor.Roles.Any(role => role is Role.SupportEngineer or Role.SupportManager))
        {
            Audit(batch, AuditOutcome.Forbidden);
            return "Forbidden";
        }

        if (until < batch.Now + Minute || until > batch.Now + Longest)
        {
            return "Invalid";
        }

        if (account.PausedUntil != seen || (seen is null && until is null))
        {
            return $"Conflict {Audit(batch, AuditOutcome.Conflict)}";
        }

        var entry = Audit(batch);
        (account.PausedUntil, account.PauseEntry) = (until, until is null ? null : entry);
        return $"Applied {until} {snapshot.Drain(batch, this)} {entry}";
    }

    protected override string Describe(QueuePauseOutcome outcome) =>
        outcome switch
        {
            QueuePauseOutcome.Applied applied =>
                $"Applied {applied.Until?.ToUnixTimeMilliseconds()} {applied.Started} {applied.AuditSequence}",
            QueuePauseOutcome.Conflict conflict => $"Conflict {conflict.AuditSequence}",
            QueuePauseOutcome.UnknownAccount => "Unknown",
            _ => outcome.GetType().Name,
        };
}

/// <summary>A node finds a pause whose time is up, or nearly, or was when it looked.</summary>
internal sealed class EndPauseOperation(string accountId, long entry) : Operation<EndedPause>
{
    private bool _isEnded;

    public override string Kind => "pause end";

    public override void Replay(ModelBatch batch)
    {
        _isEnded =
            batch.Snapshot(accountId) is { } snapshot
            && snapshot.Account.PauseEntry == entry
            && snapshot.Account.PausedUntil <= batch.Now;
        if (_isEnded)
        {
            var goesOn = batch.Snapshot(accountId)!;
            (goesOn.Account.PausedUntil, goesOn.Account.PauseEntry) = (null, null);
            batch.Audit($"pause-end:{entry}");
            goesOn.Drain(batch, this);
        }
    }

    public override void Answered(Parties parties) =>
        Demand(IsCommitted && Outcome.IsEnded == _isEnded, $"{_isEnded}", Outcome);

    protected override Command<EndedPause> Create() => new EndPauseCommand(accountId, entry);
}
