using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Corrections;

/// <summary>A second manager confirms or refuses a correction, or whoever asked takes it back.</summary>
/// <param name="actor">Who decides.</param>
/// <param name="accountId">The correction's account, which never changes.</param>
/// <param name="reference">The correction's reference, which never changes.</param>
/// <param name="request">What is decided.</param>
internal sealed class DecideCorrectionCommand(
    Actor actor,
    string accountId,
    string reference,
    CorrectionDecisionRequest request
) : Command<CorrectionOutcome>
{
    public override int Weight => 3;

    private string Action =>
        request.Decision switch
        {
            CorrectionDecision.Confirm => AuditActions.ConfirmCorrection,
            CorrectionDecision.Refuse => AuditActions.RefuseCorrection,
            _ => AuditActions.WithdrawCorrection,
        };

    private CorrectionState EndState =>
        request.Decision switch
        {
            CorrectionDecision.Confirm => CorrectionState.Confirmed,
            CorrectionDecision.Refuse => CorrectionState.Refused,
            _ => CorrectionState.Withdrawn,
        };

    private string? Comment => string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim();

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(accountId);
        context.Corrections.Wanted.Add(request.CorrectionId);
        context.Ledger.Require(accountId, reference);
        context.Audit.Attempts.Add(request.CorrelationId);
    }

    public override void Decide(CommandContext context)
    {
        if (context.Audit.Earlier(request.CorrelationId) is { } earlier)
        {
            Outcome = Repeat(earlier);
        }
        else if (
            context.Accounts.Find(accountId) is not { } account
            || context.Corrections.Find(request.CorrectionId) is not { } correction
        )
        {
            Outcome = new CorrectionOutcome.Unknown();
        }
        else if (!actor.May(Permission.CorrectBalance))
        {
            Append(context, AuditOutcome.Forbidden, account, correction, CorrectionTexts.Forbidden);
            Outcome = new CorrectionOutcome.Forbidden(CorrectionTexts.Forbidden);
        }
        else if (Refusal(context, correction) is { } refusal)
        {
            var outcome = correction.State == CorrectionState.Waiting ? AuditOutcome.Refused : AuditOutcome.Conflict;
            var entry = Append(context, outcome, account, correction, refusal);
            Outcome = new CorrectionOutcome.Refused(refusal, entry.Sequence);
        }
        else
        {
            Outcome = End(context, account, correction);
        }
    }

    private string? Refusal(CommandContext context, Correction correction) =>
        CorrectionPolicy.Refusal(correction, request.Decision, actor)
        ?? (
            request.Decision == CorrectionDecision.Confirm && context.Ledger.Amount(accountId, reference) is { } taken
                ? CorrectionTexts.ReferenceTaken(reference, taken)
                : null
        );

    private CorrectionOutcome End(CommandContext context, LimitedAccount account, Correction correction)
    {
        var ended = correction with
        {
            State = EndState,
            DecidedById = actor.Id,
            DecidedBy = actor.Name,
            DecidedAt = context.Now,
            Comment = Comment,
            DecisionAuditSequence = context.Audit.NextSequence,
        };
        context.Corrections.End(ended);
        if (request.Decision == CorrectionDecision.Confirm)
        {
            var before = account.State.Balance;
            return CorrectionPosting.Post(context, account, ended, (after, started) =>
                Append(
                    context,
                    AuditOutcome.Applied,
                    before,
                    Asked(after, correction) with
                    {
                        State = EndState,
                        Started = started,
                    },
                    correction,
                    rule: null
                )
            );
        }

        account.Touch();
        var balance = account.State.Balance;
        var entry = Append(
            context,
            AuditOutcome.Applied,
            balance,
            Asked(balance, correction) with
            {
                State = EndState,
            },
            correction,
            rule: null
        );
        return new CorrectionOutcome.Ended(EndState, entry.Sequence);
    }

    private static AuditedCorrection Asked(Money balance, Correction correction) =>
        new(balance.Dollars)
        {
            AmountUsd = correction.Amount.Dollars,
            Reference = correction.Reference,
            CorrectionId = correction.Id,
        };

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        LimitedAccount account,
        Correction correction,
        string rule
    ) => Append(context, outcome, account.State.Balance, Asked(account.State.Balance, correction), correction, rule);

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        Money before,
        AuditedCorrection after,
        Correction correction,
        string? rule
    ) =>
        context.Audit.Append(
            new()
            {
                Actor = actor,
                Action = Action,
                Outcome = outcome,
                AccountId = accountId,
                Before = new AuditedCorrection(before.Dollars).Write(),
                After = after.Write(),
                Rule = rule,
                Reason = Comment,
                Ticket = correction.Ticket,
                CorrelationId = request.CorrelationId,
            }
        );

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private CorrectionOutcome Repeat(AuditEntry earlier)
    {
        if (
            earlier.ActorId != actor.Id
            || earlier.Action != Action
            || AuditedCorrection.Read(earlier.Before) is not { } before
            || AuditedCorrection.Read(earlier.After) is not { } after
            || after.CorrectionId != request.CorrectionId
        )
        {
            return new CorrectionOutcome.Invalid([
                new(nameof(request.CorrelationId), "This attempt's id stands for another act. Try again."),
            ]);
        }

        return (earlier.Outcome, after.State) switch
        {
            (AuditOutcome.Applied, CorrectionState.Confirmed) => new CorrectionOutcome.Posted(
                Money.FromDollars(before.BalanceUsd),
                Money.FromDollars(after.BalanceUsd),
                after.Started ?? 0,
                earlier.Sequence
            ),
            (AuditOutcome.Applied, { } state) => new CorrectionOutcome.Ended(state, earlier.Sequence),
            (AuditOutcome.Forbidden, _) => new CorrectionOutcome.Forbidden(earlier.Rule!),
            _ => new CorrectionOutcome.Refused(earlier.Rule!, earlier.Sequence),
        };
    }
}
