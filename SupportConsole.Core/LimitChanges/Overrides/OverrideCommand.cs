using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Streaming;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Overrides;

/// <summary>
/// A person gives an account a limit of its own, or takes it back to the plan's. Only a raise of the limit on new
/// streaming sessions has a guardrail.
/// </summary>
/// <param name="actor">Who asks.</param>
/// <param name="request">For what.</param>
/// <param name="demand">
/// The streaming of the account lately, read just before, when that limit is to change; else null.
/// </param>
internal sealed class OverrideCommand(Actor actor, OverrideRequest request, StreamingDemand? demand)
    : Command<OverrideOutcome>
{
    public override int Weight => 3;

    public override void Require(CommandContext context)
    {
        context.RequireMove(request.AccountId);
        context.Audit.Attempts.Add(request.CorrelationId);
    }

    public override void Decide(CommandContext context) =>
        Outcome =
            context.Audit.Earlier(request.CorrelationId) is { } earlier ? Repeat(earlier)
            : context.Accounts.Find(request.AccountId) is { } account ? Decide(context, account)
            : new OverrideOutcome.UnknownAccount();

    private OverrideOutcome Decide(CommandContext context, LimitedAccount account)
    {
        var planDefault = context.LimitOptions.Of(account.State.Plan).Of(request.Kind);
        var own = context.Overrides.Find(request.AccountId, request.Kind);
        var (before, after) = (
            AuditedOverride.Of(request.Kind, own?.Value, planDefault),
            AuditedOverride.Of(request.Kind, request.Wanted, planDefault)
        );
        if (!actor.May(Permission.ChangeLimits))
        {
            Append(context, AuditOutcome.Forbidden, before, after, LimitChangeTexts.Forbidden);
            return new OverrideOutcome.Forbidden(LimitChangeTexts.Forbidden);
        }

        if (own?.Value != request.Seen)
        {
            var sentence = OverrideTexts.Conflict(before.Limit, own);
            return new OverrideOutcome.Conflict(
                sentence,
                Append(context, AuditOutcome.Conflict, before, after, sentence).Sequence
            );
        }

        return Guard(context, before, after) is { } refused
            ? refused
            : Applied(before, after, Apply(context, account, before, after));
    }

    private OverrideOutcome.NeedsEngineering? Guard(
        CommandContext context,
        AuditedOverride before,
        AuditedOverride after
    )
    {
        var guardrails = context.GuardrailOptions;
        if (
            OverridePolicy.Decide(request.Kind, before.Limit, request.Wanted, demand, guardrails) is not { } rule
            || LimitChangePolicy.IsApplied(rule)
        )
        {
            return null;
        }

        var sentence = LimitChangeTexts.Refused(
            StreamingRaisePolicy.Sentence(rule, after.Limit, demand!.Peak, guardrails)
        );
        var entry = Append(context, AuditOutcome.Refused, before, after with { Rule = rule }, sentence);
        return new(rule, sentence, entry.Sequence);
    }

    private AuditEntry Apply(
        CommandContext context,
        LimitedAccount account,
        AuditedOverride before,
        AuditedOverride after
    )
    {
        if (request.Kind == LimitKind.StreamingSessionsPerMinute)
        {
            return MoveStreaming(context, account, before, after);
        }

        var entry = Append(context, AuditOutcome.Applied, before, after, rule: null);
        Store(context, account, entry);
        return entry;
    }

    /// <summary>Its changes are kept for replies, and end the escalation that waits about it.</summary>
    private AuditEntry MoveStreaming(
        CommandContext context,
        LimitedAccount account,
        AuditedOverride before,
        AuditedOverride after
    )
    {
        var limitState = context.LimitOf(account, request.Kind);
        var moved = request.Wanted is { } wanted
            ? limitState.Change(wanted, LimitSource.Override, expiresAt: null)
            : limitState with
            {
                Own = null,
                LastingSource = LimitSource.PlanDefault,
                Temporary = null,
            };
        return LimitMove
            .Apply(
                context,
                account,
                moved,
                LimitChangeCause.Change,
                actor,
                limit =>
                    Append(
                        context,
                        AuditOutcome.Applied,
                        before,
                        after with
                        {
                            VoidedEscalationId = limit.VoidedEscalationId,
                        },
                        rule: null
                    ),
                request.Kind
            )
            .Entry;
    }

    private void Store(CommandContext context, LimitedAccount account, AuditEntry entry)
    {
        // The copy that decisions read; projects and keys are counted by their own service, which reads the override.
        var state =
            request.Kind == LimitKind.LemurRequestsPerMinute
                ? account.State with
                {
                    LemurLimitOverride = request.Wanted,
                }
                : account.State;
        account.Move(AsyncLimiter.Drain(state, context.LimitOptions), []);
        if (request.Wanted is not { } value)
        {
            context.Overrides.Remove(request.AccountId, request.Kind);
            return;
        }

        context.Overrides.Set(
            new()
            {
                AccountId = request.AccountId,
                Kind = request.Kind,
                Value = value,
                Source = LimitSource.Override,
                Since = context.Now,
                SetBy = actor.Name,
                AuditSequence = entry.Sequence,
            }
        );
    }

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        AuditedOverride before,
        AuditedOverride after,
        string? rule
    ) =>
        context.Audit.Append(
            new()
            {
                Actor = actor,
                Action = AuditActions.OverrideLimit,
                Outcome = outcome,
                AccountId = request.AccountId,
                Before = before.Write(),
                After = after.Write(),
                Rule = rule,
                Reason = request.Reason.Trim(),
                Ticket = request.Ticket.Trim(),
                CorrelationId = request.CorrelationId,
            }
        );

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private OverrideOutcome Repeat(AuditEntry earlier)
    {
        if (
            earlier.ActorId != actor.Id
            || earlier.AccountId != request.AccountId
            || earlier.Action != AuditActions.OverrideLimit
            || AuditedOverride.Read(earlier.Before) is not { } before
            || AuditedOverride.Read(earlier.After) is not { } after
            || !IsWanted(after)
        )
        {
            return new OverrideOutcome.Invalid([
                new(nameof(request.CorrelationId), "This attempt's id stands for another act. Try again."),
            ]);
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => Applied(before, after, earlier),
            AuditOutcome.Forbidden => new OverrideOutcome.Forbidden(earlier.Rule!),
            AuditOutcome.Refused => new OverrideOutcome.NeedsEngineering(
                after.Rule!.Value,
                earlier.Rule!,
                earlier.Sequence
            ),
            _ => new OverrideOutcome.Conflict(earlier.Rule!, earlier.Sequence),
        };
    }

    private bool IsWanted(AuditedOverride after) =>
        after.Kind == request.Kind
        && (
            request.Wanted is { } wanted
                ? after.PlanDefault is null && after.Limit == wanted
                : after.PlanDefault is true
        );

    private static OverrideOutcome.Applied Applied(AuditedOverride before, AuditedOverride after, AuditEntry entry) =>
        new(after.Kind, before.Limit, after.Limit, after.PlanDefault is true, entry.Sequence);
}
