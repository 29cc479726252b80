using System.Globalization;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>Ends escalations in a context, and has #ask-engineering told of it in the same transaction.</summary>
internal static class EscalationEnding
{
    /// <summary>A person decided.</summary>
    public static void Decide(
        CommandContext context,
        Escalation escalation,
        EscalationState state,
        Actor actor,
        string? comment,
        long auditSequence
    ) =>
        End(
            context,
            escalation with
            {
                State = state,
                DecidedById = actor.Id,
                DecidedBy = actor.Name,
                DecidedAt = context.Now,
                Comment = comment,
                DecisionAuditSequence = auditSequence,
            }
        );

    /// <summary>The limit it is bound to moved.</summary>
    /// <param name="context">The context.</param>
    /// <param name="escalation">Which.</param>
    /// <param name="actor">Who moved it.</param>
    /// <param name="sentence">That in words.</param>
    /// <param name="auditSequence">The entry of what moved it, or of the attempt that found out.</param>
    public static void Void(
        CommandContext context,
        Escalation escalation,
        Actor actor,
        string sentence,
        long auditSequence
    ) => Decide(context, escalation, EscalationState.Void, actor, sentence, auditSequence);

    /// <summary>Nobody decided in time.</summary>
    public static void Lapse(CommandContext context, Escalation escalation, LimitState limitState)
    {
        var entry = context.Audit.Append(
            new()
            {
                Actor = SystemActors.EscalationLapse,
                Action = AuditActions.LapseEscalation,
                Outcome = AuditOutcome.Applied,
                AccountId = escalation.AccountId,
                Before = AuditedLimit.Of(limitState, escalation.Kind).Write(),
                After = new AuditedLimit(escalation.NewLimit)
                {
                    Kind = AuditedLimit.Named(escalation.Kind),
                    EscalationId = escalation.Id,
                }.Write(),
                Ticket = escalation.Ticket,
                CorrelationId = LapseAttempt(escalation.Id),
            }
        );
        End(
            context,
            escalation with
            {
                State = EscalationState.Lapsed,
                DecidedAt = context.Now,
                DecisionAuditSequence = entry.Sequence,
            }
        );
    }

    /// <summary>Names the lapse of an escalation in the audit, once and for ever.</summary>
    public static string LapseAttempt(string escalationId) => $"lapse:{escalationId}";

    /// <summary>Has #ask-engineering told.</summary>
    /// <param name="context">The context.</param>
    /// <param name="escalation">What about.</param>
    /// <param name="happening">Names what happened, once an escalation.</param>
    /// <param name="text">Slack's mrkdwn.</param>
    public static void Post(CommandContext context, Escalation escalation, string happening, string text) =>
        context.Outbox.Add(
            new()
            {
                Id = Guid.CreateVersion7(context.Now).ToString("N"),
                Kind = OutboxKind.SlackPost,
                AccountId = escalation.AccountId,
                DeduplicationKey = PostKey(escalation.Id, happening),
                Payload = new EngineeringPost(escalation.Id, escalation.AccountId, text)
                {
                    Channel = EngineeringChannels.Of(escalation.Kind),
                }.Write(),
                CreatedAt = context.Now,
                NextAttemptAt = context.Now,
            }
        );

    /// <summary>The key of a post in the outbox.</summary>
    public static string PostKey(string escalationId, string happening) =>
        string.Create(CultureInfo.InvariantCulture, $"escalation:{escalationId}:{happening}");

    private static void End(CommandContext context, Escalation ended)
    {
        context.Escalations.End(ended);
        context.Accounts.Find(ended.AccountId)!.Touch();
        Post(
            context,
            ended,
            ended.State.ToString(),
            EscalationPosts.Outcome(
                ended,
                context.Identities.NameOf(ended.AccountId),
                context.Settings<ConsoleOptions>()
            )
        );
    }
}
