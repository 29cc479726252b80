using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Corrections;

/// <summary>A manager corrects a balance: at once when it is small, otherwise once a second manager has confirmed.</summary>
internal sealed class RequestCorrectionCommand(Actor actor, CorrectionRequest request, BillingOptions billing)
    : Command<CorrectionOutcome>
{
    private readonly string _id = AttemptIds.Of(request.AccountId, request.CorrelationId);

    public override int Weight => 3;

    private string Reference => request.Reference.Trim();

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(request.AccountId);
        context.Corrections.OpenOf.Add(request.AccountId);
        context.Ledger.Require(request.AccountId, Reference);
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
            Outcome = new CorrectionOutcome.Unknown();
        }
        else if (!actor.May(Permission.CorrectBalance))
        {
            Append(context, AuditOutcome.Forbidden, account.State.Balance, Asked(account), CorrectionTexts.Forbidden);
            Outcome = new CorrectionOutcome.Forbidden(CorrectionTexts.Forbidden);
        }
        else if (Refusal(context) is { } refusal)
        {
            var entry = Append(context, AuditOutcome.Refused, account.State.Balance, Asked(account), refusal);
            Outcome = new CorrectionOutcome.Refused(refusal, entry.Sequence);
        }
        else
        {
            var alone = context.Corrections.AloneSince(request.AccountId, context.Now - CorrectionPolicy.Day);
            Outcome = CorrectionPolicy.NeedsASecond(request.Amount, alone, billing)
                ? Wait(context, account, CorrectionTexts.NeedsASecond(alone, billing))
                : Post(context, account);
        }
    }

    private string? Refusal(CommandContext context) =>
        context.Ledger.Amount(request.AccountId, Reference) is { } taken
            ? CorrectionTexts.ReferenceTaken(Reference, taken)
        : context.Corrections.Waiting(request.AccountId, Reference) is not null
            ? CorrectionTexts.ReferenceWaits(Reference)
        : null;

    private CorrectionOutcome.Waits Wait(CommandContext context, LimitedAccount account, string sentence)
    {
        var entry = Append(
            context,
            AuditOutcome.Applied,
            account.State.Balance,
            Asked(account) with
            {
                CorrectionId = _id,
                State = CorrectionState.Waiting,
            },
            sentence
        );
        context.Corrections.Add(Correction(context, CorrectionState.Waiting, entry.Sequence));
        account.Touch();
        return new(_id, sentence, entry.Sequence);
    }

    private CorrectionOutcome.Posted Post(CommandContext context, LimitedAccount account)
    {
        var before = account.State.Balance;
        var correction = Correction(context, CorrectionState.PostedAlone, context.Audit.NextSequence);
        context.Corrections.Add(correction);
        return CorrectionPosting.Post(context, account, correction, (after, started) =>
            Append(
                context,
                AuditOutcome.Applied,
                before,
                Asked(account) with
                {
                    BalanceUsd = after.Dollars,
                    CorrectionId = _id,
                    State = CorrectionState.PostedAlone,
                    Started = started,
                },
                rule: null
            )
        );
    }

    private Correction Correction(CommandContext context, CorrectionState state, long auditSequence) =>
        new()
        {
            Id = _id,
            AccountId = request.AccountId,
            Amount = request.Amount,
            Reference = Reference,
            Reason = request.Reason.Trim(),
            Ticket = request.Ticket.Trim(),
            State = state,
            RequestedById = actor.Id,
            RequestedBy = actor.Name,
            RequestedAt = context.Now,
            RequestAuditSequence = auditSequence,
        };

    private AuditedCorrection Asked(LimitedAccount account) =>
        new(account.State.Balance.Dollars) { AmountUsd = request.Amount.Dollars, Reference = Reference };

    private AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        Money before,
        AuditedCorrection after,
        string? rule
    ) =>
        context.Audit.Append(
            new()
            {
                Actor = actor,
                Action = AuditActions.CorrectBalance,
                Outcome = outcome,
                AccountId = request.AccountId,
                Before = new AuditedCorrection(before.Dollars).Write(),
                After = after.Write(),
                Rule = rule,
                Reason = request.Reason.Trim(),
                Ticket = request.Ticket.Trim(),
                CorrelationId = request.CorrelationId,
            }
        );

    /// <summary>The answer of the attempt that was made before under the same id.</summary>
    private CorrectionOutcome Repeat(AuditEntry earlier)
    {
        if (
            earlier.ActorId != actor.Id
            || earlier.AccountId != request.AccountId
            || earlier.Action != AuditActions.CorrectBalance
            || AuditedCorrection.Read(earlier.Before) is not { } before
            || AuditedCorrection.Read(earlier.After) is not { } after
            || after.AmountUsd != request.Amount.Dollars
            || after.Reference != Reference
        )
        {
            return new CorrectionOutcome.Invalid([
                new(nameof(request.CorrelationId), "This attempt's id stands for another act. Try again."),
            ]);
        }

        return (earlier.Outcome, after.State) switch
        {
            (AuditOutcome.Applied, CorrectionState.Waiting) => new CorrectionOutcome.Waits(
                after.CorrectionId!,
                earlier.Rule!,
                earlier.Sequence
            ),
            (AuditOutcome.Applied, _) => new CorrectionOutcome.Posted(
                Money.FromDollars(before.BalanceUsd),
                Money.FromDollars(after.BalanceUsd),
                after.Started ?? 0,
                earlier.Sequence
            ),
            (AuditOutcome.Forbidden, _) => new CorrectionOutcome.Forbidden(earlier.Rule!),
            _ => new CorrectionOutcome.Refused(earlier.Rule!, earlier.Sequence),
        };
    }
}
