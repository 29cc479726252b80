using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Components.LimitChanges;

/// <content>One attempt at a time: to change the limit, or to ask engineering for it.</content>
internal sealed partial class ChangeLimitModel
{
    /// <summary>Makes the attempt. A second call while it runs does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> ApplyAsync(Actor actor, Action<Exception> failed, CancellationToken cancellationToken)
    {
        if (Running)
        {
            return false;
        }

        Submitted = true;
        (Outcome, Escalation, Failure) = (null, null, null);
        if (SeenLimit is not { } seen)
        {
            Failure = ChangeLimitTexts.BasisMissing;
            return false;
        }

        // A retry after a lost answer is held to the rules of when it was first made: its time may have come meanwhile.
        if (!_unanswered && Problems().Count > 0)
        {
            return false;
        }

        if (NewLimit is not { } wanted)
        {
            return false;
        }

        var request = new LimitChangeRequest(accountId, seen, wanted, Reason.Trim(), Ticket.Trim(), CorrelationId) { ExpiresAt = Expiry.ExpiresAt };
        return await AttemptAsync(actor, request, failed, cancellationToken);
    }

    private async Task<bool> AttemptAsync(Actor actor, LimitChangeRequest request, Action<Exception> failed, CancellationToken cancellationToken)
    {
        (Running, _unanswered) = (true, true);
        try
        {
            if (NeedsEngineering)
            {
                Answer(await escalations.RequestAsync(actor, request, cancellationToken));
            }
            else
            {
                Answer(await service.ChangeAsync(actor, request, cancellationToken));
            }

            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Failure = ChangeLimitTexts.Unanswered;
            failed(exception);
            return false;
        }
        finally
        {
            Running = false;
        }
    }

    private void Answer(LimitChangeOutcome outcome)
    {
        Outcome = outcome;
        _answeredProblems = outcome is LimitChangeOutcome.Invalid invalid ? invalid.Problems : [];
        Renew();
    }

    private void Answer(EscalationRequestOutcome outcome)
    {
        Escalation = outcome;
        _answeredProblems = outcome is EscalationRequestOutcome.Invalid invalid ? invalid.Problems : [];
        Renew();
    }
}
