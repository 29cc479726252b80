using System.Globalization;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>
/// A temporary limit's time is up: the lasting one comes back. Several nodes may ask; the first to hold the account's
/// lock does it, and the others find another limit there.
/// </summary>
/// <param name="accountId">Whose.</param>
/// <param name="auditSequence">The audit entry that set the temporary limit.</param>
internal sealed class RevertLimitCommand(string accountId, long auditSequence) : Command<RevertedLimit>
{
    private readonly string _attempt = string.Create(CultureInfo.InvariantCulture, $"revert:{auditSequence}");

    public override void Require(CommandContext context)
    {
        context.RequireMove(accountId);
        context.Audit.Attempts.Add(_attempt);
    }

    public override void Decide(CommandContext context)
    {
        Outcome = new(false);
        if (
            context.Accounts.Find(accountId) is { } account
            && context.Overrides.Find(accountId, LimitKind.AsyncConcurrency) is { } stored
            && stored.AuditSequence == auditSequence
            && stored.ExpiresAt <= context.Now
        )
        {
            var limitState = context.LimitOf(account);
            LimitMove.Apply(
                context,
                account,
                limitState.Revert(),
                LimitChangeCause.Expiry,
                SystemActors.LimitExpiry,
                limit => Append(context, limitState, limit)
            );
            Outcome = new(true);
        }
    }

    private AuditEntry Append(CommandContext context, LimitState before, AuditedLimit after) =>
        context.Audit.Append(
            new()
            {
                Actor = SystemActors.LimitExpiry,
                Action = AuditActions.RevertThrottleLimit,
                Outcome = AuditOutcome.Applied,
                AccountId = accountId,
                Before = AuditedLimit.Of(before).Write(),
                After = after.Write(),
                Reason = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The temporary limit of #{auditSequence} expired"
                ),
                CorrelationId = _attempt,
            }
        );
}

/// <summary>Whether a temporary limit was ended.</summary>
internal sealed record RevertedLimit(bool IsReverted);
