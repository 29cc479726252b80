using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Billing.Corrections;

/// <summary>Words of corrections, beyond those of the rules (<see cref="CorrectionTexts"/>).</summary>
internal static class CorrectionWords
{
    public const string CardTitle = "Corrections";
    public const string Button = "Correct balance";
    public const string Title = "Correct the balance";
    public const string Submit = "Post correction";
    public const string SubmitForASecond = "Ask for a second manager";
    public const string Posting = "Posting…";
    public const string DirectionLabel = "Direction";
    public const string AmountLabel = "Amount, USD";
    public const string ReferenceLabel = "Reference (an invoice, a payment)";
    public const string PostedTitle = "Posted.";
    public const string WaitsTitle = "Waits for a second manager.";
    public const string WaitsHint =
        "Another manager finds it on Now and in this tab. Nothing is posted before it is confirmed.";
    public const string RefusedTitle = "Refused, nothing was posted.";
    public const string Unknown = "There is no such account or correction any more. Nothing was posted.";
    public const string Unanswered =
        "There was no answer, so it is not known whether it was done. Try again: the same attempt is never made twice.";
    public const string Permanent =
        "The ledger is append-only: a correction cannot be taken out again, only corrected by another one.";
    public const string Empty = "Nobody has corrected this balance.";
    public const string CommentLabel = "Comment (needed to refuse)";
    public const string Confirm = "Confirm and post";
    public const string Refuse = "Refuse";
    public const string Withdraw = "Withdraw";
    public const string Sending = "Sending…";
    public const string YoursWaits = "Another manager has to confirm it.";
    public const string NowTitle = "Corrections to confirm";

    /// <summary>Up and down, by the model's keys.</summary>
    public static IReadOnlyList<(string Key, string Text)> Directions { get; } =
    [(CorrectionModel.Up, "add to the balance"), (CorrectionModel.Down, "take away from the balance")];

    public static string State(CorrectionState state) =>
        state switch
        {
            CorrectionState.Waiting => "waits for a second manager",
            CorrectionState.PostedAlone => "posted",
            CorrectionState.Confirmed => "confirmed and posted",
            CorrectionState.Refused => "refused",
            _ => "withdrawn",
        };

    /// <summary>With a sign in any case.</summary>
    public static string Signed(Money amount) => amount.IsNegative ? $"{amount}" : $"+{amount}";

    /// <summary>What a correction does to the balance and the live limits.</summary>
    public static string Effect(BillingFacts facts, Money amount, BillingOptions billing, LimitOptions limits)
    {
        var after = facts.State with { Balance = facts.State.Balance + amount };
        var (limitBefore, limitAfter) = (
            EffectiveLimit.Of(facts.State, limits).Value,
            EffectiveLimit.Of(after, limits).Value
        );
        var second = CorrectionPolicy.NeedsASecond(amount, Money.Zero, billing)
            ? $" {CorrectionTexts.NeedsASecond(Money.Zero, billing)}"
            : "";
        var effect =
            limitBefore == limitAfter
                ? "The live limits stay as they are."
                : $"The effective limit is {Figures.Whole(limitAfter)} instead of {Figures.Whole(limitBefore)}.";
        return $"Balance {facts.State.Balance} → {after.Balance}. {effect}{second}";
    }

    public static string Posted(CorrectionOutcome.Posted posted) =>
        $"{posted.Before} → {posted.After}"
        + (
            posted.Started == 0
                ? "."
                : $"; {Figures.Count(posted.Started, "waiting transcript", "waiting transcripts")} started."
        );

    /// <summary>What a toast says of a decision.</summary>
    public static string Done(CorrectionDecision decision, Correction correction) =>
        decision switch
        {
            CorrectionDecision.Confirm => $"{Signed(correction.Amount)} posted to {correction.AccountId}",
            CorrectionDecision.Refuse => $"Correction of {correction.AccountId} refused",
            _ => $"Correction of {correction.AccountId} withdrawn",
        };

    public static string AskedBy(string name) => $"asked for by {name}";
}
