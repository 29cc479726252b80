using System.Globalization;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Ends escalations in a batch, and has #ask-engineering told of it in the same transaction.</summary>
internal static class EscalationEnds
{
    /// <summary>A person decided.</summary>
    public static void Decide(LimitBatch batch, Escalation escalation, EscalationState state, Actor actor, string? comment, long auditSequence) =>
        End(batch, escalation with
        {
            State = state,
            DecidedById = actor.Id,
            DecidedBy = actor.Name,
            DecidedAt = batch.Now,
            Comment = comment,
            DecisionAuditSequence = auditSequence,
        });

    /// <summary>The limit it is bound to moved.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="escalation">Which.</param>
    /// <param name="actor">Who moved it.</param>
    /// <param name="sentence">That in words.</param>
    /// <param name="auditSequence">The entry of what moved it, or of the attempt that found out.</param>
    public static void Void(LimitBatch batch, Escalation escalation, Actor actor, string sentence, long auditSequence) =>
        Decide(batch, escalation, EscalationState.Void, actor, sentence, auditSequence);

    /// <summary>Nobody decided in time.</summary>
    public static void Lapse(LimitBatch batch, Escalation escalation, LimitStanding standing)
    {
        var entry = batch.Append(new()
        {
            Actor = SystemActors.EscalationLapse,
            Action = AuditActions.LapseEscalation,
            Outcome = AuditOutcome.Applied,
            AccountId = escalation.AccountId,
            Before = AuditedLimit.Of(standing).Write(),
            After = new AuditedLimit(escalation.NewLimit) { EscalationId = escalation.Id }.Write(),
            Ticket = escalation.Ticket,
            CorrelationId = LapseAttempt(escalation.Id),
        });
        End(batch, escalation with { State = EscalationState.Lapsed, DecidedAt = batch.Now, DecisionAuditSequence = entry.Sequence });
    }

    /// <summary>Names the lapse of an escalation in the audit, once and for ever.</summary>
    public static string LapseAttempt(string escalationId) => $"lapse:{escalationId}";

    /// <summary>Has #ask-engineering told.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="escalation">What about.</param>
    /// <param name="happening">Names what happened, once an escalation.</param>
    /// <param name="text">Slack's mrkdwn.</param>
    public static void Post(LimitBatch batch, Escalation escalation, string happening, string text) => batch.Outbox.Add(new()
    {
        Id = Guid.CreateVersion7(batch.Now).ToString("N"),
        Kind = OutboxKind.EngineeringPost,
        AccountId = escalation.AccountId,
        DeduplicationKey = PostKey(escalation.Id, happening),
        Payload = new EngineeringPost(escalation.Id, escalation.AccountId, text).Write(),
        CreatedAt = batch.Now,
        NextAttemptAt = batch.Now,
    });

    /// <summary>The key of a post in the outbox.</summary>
    public static string PostKey(string escalationId, string happening) => string.Create(CultureInfo.InvariantCulture, $"escalation:{escalationId}:{happening}");

    private static void End(LimitBatch batch, Escalation ended)
    {
        batch.Changes.End(ended);
        batch.Book(ended.AccountId)!.Touch();
        Post(batch, ended, ended.State.ToString(), EscalationPosts.Outcome(ended, batch.AccountName(ended.AccountId), batch.Rules.Console));
    }
}
