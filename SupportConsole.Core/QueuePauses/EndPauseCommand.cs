using System.Globalization;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.QueuePauses;

/// <summary>
/// A pause's time is up: the queue goes on. Several nodes may ask; the first to hold the account's lock does it, and the
/// others find another pause there, or none.
/// </summary>
/// <param name="accountId">Whose.</param>
/// <param name="auditSequence">The audit entry of the pause.</param>
internal sealed class EndPauseCommand(string accountId, long auditSequence) : Command<EndedPause>
{
    private readonly string _attempt = string.Create(CultureInfo.InvariantCulture, $"pause-end:{auditSequence}");

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(accountId);
        context.Audit.Attempts.Add(_attempt);
    }

    public override void Decide(CommandContext context)
    {
        Outcome = new(false);
        if (
            context.Accounts.Find(accountId) is { } account
            && account.State.PauseAuditSequence == auditSequence
            && account.State.PausedUntil <= context.Now
        )
        {
            PauseMove.Apply(
                context,
                account,
                until: null,
                new()
                {
                    Actor = SystemActors.PauseExpiry,
                    Action = AuditActions.EndPause,
                    Outcome = AuditOutcome.Applied,
                    AccountId = accountId,
                    Reason = QueuePauseTexts.Expired(auditSequence),
                    CorrelationId = _attempt,
                }
            );
            Outcome = new(true);
        }
    }
}

/// <summary>Whether a pause was ended.</summary>
internal sealed record EndedPause(bool IsEnded);
