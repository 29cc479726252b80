using System.Globalization;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>
/// A temporary limit's time is up: the lasting one comes back. Several nodes may ask; the first to hold the account's lock does it,
/// and the others find another limit there.
/// </summary>
/// <param name="accountId">Whose.</param>
/// <param name="auditSequence">The audit entry that set the temporary limit.</param>
internal sealed class RevertLimitCommand(string accountId, long auditSequence) : LimitCommand<RevertedLimit>
{
    private readonly string _attempt = string.Create(CultureInfo.InvariantCulture, $"revert:{auditSequence}");

    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(accountId);
        requirements.Identities.Add(accountId);
        requirements.Changes.MovesOf.Add(accountId);
        requirements.CorrelationIds.Add(_attempt);
    }

    public override void Decide(LimitBatch batch)
    {
        Outcome = new(false);
        if (batch.Book(accountId) is { } book
            && batch.Overrides.TryGetValue((accountId, LimitKind.AsyncConcurrency), out var stored)
            && stored.AuditSequence == auditSequence
            && stored.ExpiresAt <= batch.Now)
        {
            var standing = batch.Standing(book);
            LimitMove.Apply(batch, book, standing.Revert(), LimitChangeCause.Expiry, SystemActors.LimitExpiry, limit => Append(batch, standing, limit));
            Outcome = new(true);
        }
    }

    private AuditEntry Append(LimitBatch batch, LimitStanding before, AuditedLimit after) => batch.Append(new()
    {
        Actor = SystemActors.LimitExpiry,
        Action = AuditActions.RevertThrottleLimit,
        Outcome = AuditOutcome.Applied,
        AccountId = accountId,
        Before = AuditedLimit.Of(before).Write(),
        After = after.Write(),
        Reason = string.Create(CultureInfo.InvariantCulture, $"The temporary limit of #{auditSequence} expired"),
        CorrelationId = _attempt,
    });
}

/// <summary>Whether a temporary limit was ended.</summary>
internal sealed record RevertedLimit(bool IsReverted);
