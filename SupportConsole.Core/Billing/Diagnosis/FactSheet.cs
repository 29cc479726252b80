using System.Globalization;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Payments;

namespace SupportConsole.Core.Billing.Diagnosis;

/// <summary>The facts behind a diagnosis, in words and in the playbook's order.</summary>
public static class FactSheet
{
    /// <summary>Every kind once.</summary>
    public static IReadOnlyList<BillingFact> Of(BillingFacts facts) =>
        [
            .. OwnOf(facts).Select(fact => fact with { ReadAt = facts.ReadAt }),
            new(BillingFactKind.Card, "Card", Card(facts), FactSource.Stripe)
            {
                ReadAt = facts.Card?.AsOf,
                HappenedAt = facts.Card?.LastAttempt?.At,
                IsBad = facts.Card?.State == CardState.Failing,
            },
        ];

    private static IReadOnlyList<BillingFact> OwnOf(BillingFacts facts) =>
        [
            new(BillingFactKind.Balance, "Balance", facts.State.Balance.ToString(), FactSource.LedgerLessUsage)
            {
                IsBad = facts.State.Balance.IsNegative,
            },
            new(
                BillingFactKind.Deposit,
                "Deposit",
                facts.LastDeposit is { } last ? $"{facts.Deposited} in all, the last one {last.Amount}" : "none so far",
                FactSource.Ledger
            )
            {
                HappenedAt = facts.LastDeposit?.At,
            },
            new(BillingFactKind.Reversal, "Refunds and disputes", Reversal(facts), FactSource.Ledger)
            {
                IsBad = facts.UnpaidReversal is { Kind: ReversalKind.Dispute },
            },
            new(BillingFactKind.AutoPay, "Auto-refill", AutoPay(facts), FactSource.AccountSettings),
            new(BillingFactKind.Email, "E-mail", facts.Email, FactSource.AccountSettings),
            new(BillingFactKind.AccountId, "Account id", facts.State.AccountId, FactSource.AccountSettings),
            new(
                BillingFactKind.StripeCustomer,
                "Stripe customer",
                facts.StripeCustomerId ?? "none",
                FactSource.AccountSettings
            ),
            new(
                BillingFactKind.EomBilling,
                "EOM billing",
                facts.State.EomBilling ? "yes, invoiced at the end of the month" : "no",
                FactSource.AccountSettings
            ),
            new(BillingFactKind.ComplimentaryCredit, "Complimentary credit", Credit(facts), FactSource.Ledger)
            {
                HappenedAt = facts.Credit?.At,
            },
            new(BillingFactKind.Refusals, "Refused for balance", Refusals(facts), FactSource.ThrottleMinutes)
            {
                HappenedAt = facts.LastRefusal,
                IsBad = facts.RefusedLastHour > 0,
            },
            new(BillingFactKind.Throttled, "Throttled by it", Throttled(facts), FactSource.LiveCounters)
            {
                IsBad = facts.State is { IsStoppedByBalance: true, Queued: > 0 },
            },
        ];

    private static string Reversal(BillingFacts facts) =>
        facts.LastReversal is { } reversal ? InboxTexts.Reversed(reversal) : "none that still holds";

    /// <summary>
    /// Threshold and target, and what the refill would charge now. Source: domain.md, "Words", auto-pay.
    /// </summary>
    private static string AutoPay(BillingFacts facts) =>
        facts.State switch
        {
            { AutoPayBelow: { } below, AutoPayBringBackTo: { } target, Balance: var balance } when balance < below =>
                $"below {below}, back to {target}: {Due(target, balance)} due now",
            { AutoPayBelow: { } below, AutoPayBringBackTo: { } target } => $"below {below}, back to {target}",
            _ => "off",
        };

    /// <summary>Nobody owes so much that it does not fit, but the page must stand.</summary>
    private static Money Due(Money target, Money balance) =>
        new((long)Int128.Min((Int128)target.Micros - balance.Micros, long.MaxValue));

    private static string Credit(BillingFacts facts) =>
        facts switch
        {
            { Credit: null } => "not given",
            { Credit: { } credit, Grant: { } grant } => $"{credit.Amount} given by {grant.By}",
            { Credit: { } credit } => $"{credit.Amount} given",
        };

    private static string Refusals(BillingFacts facts) =>
        facts.Refused == 0
            ? "none in 24 h"
            : $"{N(facts.Refused)} in 24 h, {N(facts.RefusedLastHour)} in the last hour; the last one";

    private static string Throttled(BillingFacts facts) =>
        facts.State switch
        {
            { IsStoppedByBalance: true, Queued: > 0 } state =>
                $"yes: {N(state.Queued)} {(state.Queued == 1 ? "waits" : "wait")}, {N(facts.Limit.Value)} runs at "
                    + "a time",
            { Queued: > 0 } state =>
                $"no: {N(state.Queued)} {(state.Queued == 1 ? "waits" : "wait")} for another reason",
            _ => "no: nothing waits",
        };

    private static string Card(BillingFacts facts) =>
        facts.Card switch
        {
            { State: CardState.Working, LastAttempt: { } attempt } => $"works: {attempt.Amount} paid",
            { State: CardState.Failing, LastAttempt: { } attempt, FailedInARow: var failed } => failed == 1
                ? $"last charge failed: {attempt.Detail}"
                : $"last {N(failed)} charges failed: {attempt.Detail}",
            { State: CardState.NeverCharged } => "never charged",
            _ when facts.StripeCustomerId is null => "no Stripe customer to ask for",
            _ => "not known",
        };

    private static string N(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
