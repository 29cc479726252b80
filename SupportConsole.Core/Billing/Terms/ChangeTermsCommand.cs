using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Terms;

/// <summary>
/// A person changes how an account pays; what a negative balance held back starts in the same transaction.
/// </summary>
internal sealed class ChangeTermsCommand(Actor actor, TermsRequest request) : Command<TermsOutcome>
{
    public override int Weight => 3;

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(request.AccountId);
        context.Audit.Attempts.Add(request.CorrelationId);
    }

    public override void Decide(CommandContext context)
    {
        if (context.Audit.Earlier(request.CorrelationId) is { } earlier)
        {
            Outcome = Repeat(earlier);
        }
        else if (context.Accounts.Find(request.AccountId) is not { } account)
        {
            Outcome = new TermsOutcome.UnknownAccount();
        }
        else if (!actor.May(Permission.EditBilling))
        {
            Append(
                context,
                AuditOutcome.Forbidden,
                BillingTerms.Of(account.State),
                AuditedTerms.Of(request.Wanted),
                TermsTexts.Forbidden
            );
            Outcome = new TermsOutcome.Forbidden(TermsTexts.Forbidden);
        }
        else if (BillingTerms.Of(account.State) is var current && current != request.Seen)
        {
            var sentence = TermsTexts.Conflict(current);
            Outcome = new TermsOutcome.Conflict(
                current,
                sentence,
                Append(context, AuditOutcome.Conflict, current, AuditedTerms.Of(request.Wanted), sentence).Sequence
            );
        }
        else
        {
            Outcome = Apply(context, account);
        }
    }

    private TermsOutcome.Applied Apply(CommandContext context, LimitedAccount account)
    {
        var step = AsyncLimiter.Drain(request.Wanted.Over(account.State), context.LimitOptions);
        account.Move(step, []);
        var entry = Append(
            context,
            AuditOutcome.Applied,
            request.Seen,
            AuditedTerms.Of(request.Wanted) with
            {
                Started = step.Starts,
            },
            rule: null
        );
        return new(request.Wanted, step.Starts, entry.Sequence);
    }

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        BillingTerms before,
        AuditedTerms after,
        string? rule
    ) =>
        context.Audit.Append(
            new()
            {
                Actor = actor,
                Action = AuditActions.ChangeBillingTerms,
                Outcome = outcome,
                AccountId = request.AccountId,
                Before = AuditedTerms.Of(before).Write(),
                After = after.Write(),
                Rule = rule,
                Reason = request.Reason.Trim(),
                Ticket = request.Ticket.Trim(),
                CorrelationId = request.CorrelationId,
            }
        );

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private TermsOutcome Repeat(AuditEntry earlier)
    {
        if (
            earlier.ActorId != actor.Id
            || earlier.AccountId != request.AccountId
            || earlier.Action != AuditActions.ChangeBillingTerms
            || AuditedTerms.Read(earlier.Before) is not { } before
            || AuditedTerms.Read(earlier.After) is not { } after
            || after.Terms() != request.Wanted
        )
        {
            return new TermsOutcome.Invalid([
                new(nameof(request.CorrelationId), "This attempt's id stands for another act. Try again."),
            ]);
        }

        return earlier.Outcome switch
        {
            AuditOutcome.Applied => new TermsOutcome.Applied(after.Terms(), after.Started ?? 0, earlier.Sequence),
            AuditOutcome.Forbidden => new TermsOutcome.Forbidden(earlier.Rule!),
            _ => new TermsOutcome.Conflict(before.Terms(), earlier.Rule!, earlier.Sequence),
        };
    }
}
