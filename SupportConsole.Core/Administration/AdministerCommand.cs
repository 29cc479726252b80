using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Administration;

/// <summary>
/// A manager sets one field of an account; what it lets start starts in the same transaction, at most as much as the
/// limit has room for. Nothing that runs is stopped.
/// </summary>
internal sealed class AdministerCommand(Actor actor, AdministrationRequest request) : Command<AdministrationOutcome>
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
            : context.Accounts.Find(request.AccountId) is { } account
            && context.Identities.Find(request.AccountId) is { } identity
                ? Decide(context, account, identity)
            : new AdministrationOutcome.UnknownAccount();

    private AdministrationOutcome Decide(CommandContext context, LimitedAccount account, Account identity)
    {
        var current = AccountSettings.Of(identity, account.State);
        var (before, after) = (AuditedSettings.Of(request.Field, current), request.Audited);
        if (!actor.May(Permission.AdministerAccounts))
        {
            Append(context, AuditOutcome.Forbidden, before, after, AdministrationTexts.Forbidden);
            return new AdministrationOutcome.Forbidden(AdministrationTexts.Forbidden);
        }

        if (Moved(context, before) is { } moved)
        {
            return ConflictBy(Append(context, AuditOutcome.Conflict, before, after, moved));
        }

        // Only this field was seen: the others stay as they are now.
        var settings = current.With(request.Field, request.Result);
        context.Identities.Change(settings.Over(identity));
        return AppliedBy(
            request.Field == AccountField.Plan
                ? ChangePlan(context, account, settings.Plan, before, after)
                : Apply(context, account, settings, before, after)
        );
    }

    private AuditEntry Apply(
        CommandContext context,
        LimitedAccount account,
        AccountSettings settings,
        AuditedSettings before,
        AuditedSettings after
    )
    {
        var step = AsyncLimiter.Drain(account.State with { Disabled = settings.Disabled }, context.LimitOptions);
        account.Move(step, []);
        return Append(context, AuditOutcome.Applied, before, after with { Started = Some(step.Starts) }, rule: null);
    }

    private AuditEntry ChangePlan(
        CommandContext context,
        LimitedAccount account,
        AccountPlan plan,
        AuditedSettings before,
        AuditedSettings after
    )
    {
        LimitKind[] removed = [.. request.Removed.Select(limit => limit.Kind)];
        PlanMove.MoveStreaming(
            context,
            account,
            plan,
            removed.Contains(LimitKind.StreamingSessionsPerMinute),
            Draft(AuditOutcome.Applied, before, after, rule: null)
        );
        return PlanMove.Apply(context, account, plan, removed, actor, effect =>
            Append(
                context,
                AuditOutcome.Applied,
                before with
                {
                    ThrottleLimit = effect.OldLimit,
                },
                after with
                {
                    ThrottleLimit = effect.NewLimit,
                    Started = Some(effect.Started),
                    VoidedEscalationId = effect.VoidedEscalationId,
                },
                rule: null
            )
        );
    }

    /// <summary>Why what the person saw no longer stands; null while it does.</summary>
    private string? Moved(CommandContext context, AuditedSettings current)
    {
        if (current != AuditedSettings.Of(request.Field, request.Seen))
        {
            return AdministrationTexts.Conflict(request.Field, current);
        }

        foreach (var limit in request.Removed)
        {
            var own = context.Overrides.Find(request.AccountId, limit.Kind);
            if (own?.Value != limit.Value)
            {
                return AdministrationTexts.OverrideMoved(limit, own?.Value, own?.SetBy);
            }
        }

        return null;
    }

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        AuditedSettings before,
        AuditedSettings after,
        string? rule
    ) => context.Audit.Append(Draft(outcome, before, after, rule));

    private AuditDraft Draft(AuditOutcome outcome, AuditedSettings before, AuditedSettings after, string? rule) =>
        new()
        {
            Actor = actor,
            Action = request.Action,
            Outcome = outcome,
            AccountId = request.AccountId,
            Before = before.Write(),
            After = after.Write(),
            Rule = rule,
            Reason = request.Reason.Trim(),
            Ticket = request.Ticket.Trim(),
            CorrelationId = request.CorrelationId,
        };

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private AdministrationOutcome Repeat(AuditEntry earlier)
    {
        if (
            earlier.ActorId != actor.Id
            || earlier.AccountId != request.AccountId
            || earlier.Action != request.Action
            || AuditedSettings.Read(earlier.After) is not { } after
            || after with { ThrottleLimit = null, Started = null, VoidedEscalationId = null } != request.Audited
        )
        {
            return new AdministrationOutcome.Invalid([
                new(nameof(request.CorrelationId), "This attempt's id stands for another act. Try again."),
            ]);
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => AppliedBy(earlier),
            AuditOutcome.Forbidden => new AdministrationOutcome.Forbidden(earlier.Rule!),
            _ => ConflictBy(earlier),
        };
    }

    /// <summary>What the entry says: the same for the attempt and for its repeats.</summary>
    private AdministrationOutcome.Applied AppliedBy(AuditEntry entry) =>
        new(request.Field, AuditedSettings.Read(entry.Before)!, AuditedSettings.Read(entry.After)!, entry.Sequence);

    private AdministrationOutcome.Conflict ConflictBy(AuditEntry entry) =>
        new(entry.Rule!, entry.Sequence)
        {
            IsOfField = AuditedSettings.Read(entry.Before) != AuditedSettings.Of(request.Field, request.Seen),
        };

    /// <summary>A count that is worth saying.</summary>
    private static int? Some(int count) => count == 0 ? null : count;
}
