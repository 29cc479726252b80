using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Components.LimitChanges;

/// <content>One attempt at a time: to change the limit, or to ask engineering for it.</content>
public sealed partial class ChangeLimitModel
{
    private LimitChangeRule? _wanted;

    /// <summary>Makes the attempt. A second call while it runs does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> ApplyAsync(Actor actor, Action<Exception> failed)
    {
        if (Attempt.Running)
        {
            return false;
        }

        Submitted = true;
        (Outcome, Escalation, Failure) = (null, null, null);
        if (SeenLimit is not { } seen)
        {
            Failure = LimitChangeWords.BasisMissing;
            return false;
        }

        // A retry after a lost answer is held to the rules of when it was first made: its time may have come meanwhile.
        if (!Attempt.IsUnanswered && Problems().Count > 0)
        {
            return false;
        }

        if (NewLimit is not { } wanted)
        {
            return false;
        }

        // A retry after a lost answer is the same act, whatever the rule is by now.
        _wanted = Attempt.IsUnanswered && _wanted is { } same ? same : ShownRule;
        var request = new LimitChangeRequest(accountId, seen, wanted, Reason.Trim(), Ticket.Trim(), Attempt.Id)
        {
            ExpiresAt = Expiry.ExpiresAt,
            ShownRule = _wanted,
        };
        return await AttemptAsync(actor, request, failed);
    }

    private Task<bool> AttemptAsync(Actor actor, LimitChangeRequest request, Action<Exception> failed) =>
        Attempt.RunAsync(
            async () =>
            {
                if (request.ShownRule is { } shown && !LimitChangePolicy.IsApplied(shown))
                {
                    Answer(await escalations.RequestAsync(actor, request, CancellationToken.None));
                }
                else
                {
                    Answer(await service.ChangeAsync(actor, request, CancellationToken.None));
                }
            },
            exception =>
            {
                Failure = LimitChangeWords.Unanswered;
                failed(exception);
            }
        );

    private void Answer(LimitChangeOutcome outcome)
    {
        Outcome = outcome;
        _answeredProblems = outcome is LimitChangeOutcome.Invalid invalid ? invalid.Problems : [];
    }

    private void Answer(EscalationRequestOutcome outcome)
    {
        Escalation = outcome;
        _answeredProblems = outcome is EscalationRequestOutcome.Invalid invalid ? invalid.Problems : [];
    }
}
