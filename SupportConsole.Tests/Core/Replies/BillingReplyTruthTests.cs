using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Replies;
using SupportConsole.Tests.Fakes;
using Claims = SupportConsole.Tests.Core.Replies.SentenceFacts<SupportConsole.Core.Billing.Diagnosis.BillingFacts>;
using Match = System.Text.RegularExpressions.Match;

namespace SupportConsole.Tests.Core.Replies;

/// <summary>
/// Whatever the state of an account's money, a reply that may be copied says only what is so. The facts are those of
/// domain.md.
/// </summary>
public sealed class BillingReplyTruthTests
{
    private const string Refuses =
        "(?:(?<refuses>the API refuses new work with \"REFUSAL\"; what it had accepted before is still finished, one "
        + "at a time)|your transcripts are run one at a time)";
    private const string Dollars = "-?\\$[\\d,.]+\\d";

    private static readonly BillingOptions Options = new();

    private static readonly Claims Known = new Claims()
        .Claim(
            "Your account's balance had become negative, so (?:(?<refuses>the API refused new work with "
                + "\"REFUSAL\")|your transcripts were run one at a time)\\.",
            (facts, match) =>
                facts.Credit is { BalanceAfter: var after, Amount: var amount }
                && (after - amount).IsNegative
                && Refused(facts) == match.Groups["refuses"].Success
        )
        .Claim($"We have added a complimentary credit of (?<credit>{Dollars})\\.", (facts, match) =>
            facts.Credit is { } credit && Is(match, "credit", credit.Amount)
        )
        .Claim(
            $"Your balance is (?<balance>{Dollars}) now(?<works>, and your account works at its full limit again)?\\.",
            (facts, match) =>
                Is(match, "balance", facts.State.Balance)
                && (!match.Groups["works"].Success || (!IsStopped(facts) && IsOpen(facts)))
        )
        .Claim(
            $"We have added a complimentary credit of (?<credit>{Dollars}) to your account, but its balance is still "
                + $"negative: (?<balance>{Dollars})\\.",
            (facts, match) =>
                facts.Credit is { BalanceAfter.IsNegative: true } credit
                && Is(match, "credit", credit.Amount)
                && facts.LastDeposit!.Id < credit.Id
                && Is(match, "balance", facts.State.Balance)
                && facts.State.Balance.IsNegative
        )
        .Claim($"While it is(?: negative)?, {Refuses}\\.", (facts, match) =>
            IsStopped(facts) && IsOpen(facts) && Refused(facts) == match.Groups["refuses"].Success
        )
        .Claim(
            "Please send again what was refused(?: \\((?<refused>[\\d,]+) in the last 24 hours\\))?; nothing that "
                + "was accepted is lost\\.",
            (facts, match) =>
                Refused(facts) && (!match.Groups["refused"].Success || Claims.Number(match, "refused") == facts.Refused)
        )
        .Claim("You need not send anything again\\.", (facts, _) => !Refused(facts))
        .Claim(
            "We can give this credit once only(?:\\.|, so further usage needs a deposit or auto-pay\\.)",
            (facts, _) => facts.Credit is not null
        )
        .Claim($"Please add at least (?<missing>{Dollars}) here: \\S+", (facts, match) =>
            Is(match, "missing", -facts.State.Balance)
        )
        .Claim(
            "As soon as the balance is no longer negative, your account works at its full limit again by itself\\.",
            (facts, _) => IsStopped(facts) && IsOpen(facts)
        )
        .Claim($"Your account's balance is (?<balance>{Dollars})\\.", (facts, match) =>
            Is(match, "balance", facts.State.Balance)
        )
        .Claim(
            "Your account has had its one complimentary credit, on (?<day>[^,]+), so please add funds here: \\S+",
            (facts, match) =>
                facts.Credit is { } credit
                && match.Groups["day"].Value == credit.At.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        )
        .Claim(
            "Your account has auto-pay: when the balance falls below \\$10\\.00, your card is charged to bring it "
                + "back to \\$50\\.00\\.",
            (facts, _) => facts.State.HasAutoPay
        )
        .Claim("The last (?:3 charges were declined, the last one .*|charge .*was declined.*)", (facts, _) =>
            facts.Card is { State: CardState.Failing }
        )
        .Claim(
            "Your account goes on working meanwhile(?<deposit>; without a card that works we shall have to ask you "
                + "for a deposit)?\\.",
            (facts, match) =>
                !IsStopped(facts) && IsOpen(facts) && !(facts.State.EomBilling && match.Groups["deposit"].Success)
        )
        .Claim(
            $"For your information: (?<part>{Dollars} of )?the payment of (?<payment>{Dollars}) was "
                + "(?<how>disputed|refunded) on (?<day>\\d+ \\w+ \\d+)(?<bank>, and the bank took the money back)?\\.",
            (facts, match) =>
                facts.LastReversal is { } gone
                && (facts.LastDeposit!.At <= gone.At || facts.LastDeposit.Reference == gone.PaymentId)
                && Is(match, "payment", new Money(gone.Received * 10_000))
                && match.Groups["part"].Success == (gone.Amount != gone.Received)
                && match.Groups["how"].Value == (gone.Kind == ReversalKind.Dispute ? "disputed" : "refunded")
                && match.Groups["bank"].Success == (gone.Kind == ReversalKind.Dispute)
                && match.Groups["day"].Value == gone.At.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        )
        .Claim(
            $"At the rate of the last 7 days, in which (?<spent>{Dollars}) was used, it lasts about (?<span>.+)\\.",
            (facts, match) =>
                facts.Runway is { } runway
                && !facts.State.Balance.IsNegative
                && !facts.State.EomBilling
                && facts.State.AutoPayBelow is null
                && Is(match, "spent", runway.Spent)
                && match.Groups["span"].Value
                    == DurationText.Of(
                        TimeSpan.FromMinutes((double)(facts.State.Balance.Dollars * 7 * 24 * 60 / runway.Spent.Dollars))
                    )
        )
        .Claim(
            "Once it is negative, (?:(?<refuses>the API refuses new work; what it had accepted before is still "
                + "finished, one at a time)|your transcripts are run one at a time)\\.",
            (facts, match) =>
                Refused(facts) == match.Groups["refuses"].Success
                && IsOpen(facts)
                && !facts.State.EomBilling
                && facts.State.AutoPayBelow is null
        )
        .Courtesy(
            "If that was not meant, please ask the bank to withdraw the dispute\\.",
            "To keep your account working, please add funds or turn auto-pay on at \\S+",
            "With auto-pay, turned on at the same page, this does not happen again\\.",
            "Please check the card with your bank, .*"
        );

    [Fact]
    public void AnyState_WhatMayBeCopied_IsSo()
    {
        var worlds =
            from cents in Gen.Choose(-9_000, 9_000)
            from disabled in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
            from eom in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            from autoPay in Gen.Elements(false, true)
            from card in Gen.Elements(CardState.Unknown, CardState.NeverCharged, CardState.Working, CardState.Failing)
            from overdraft in Gen.Elements<int?>(null, 13, 5_013)
            from deposited in Gen.Elements(1, 9)
            from hours in Gen.Choose(0, 60)
            from queues in Gen.Elements(false, true)
            from refused in Gen.Elements(0, 1, 109)
            from gone in Gen.Elements<LastReversal?>(
                null,
                new("pi_1", ReversalKind.Dispute, 10_000, 10_000, "usd", Samples.Now.AddDays(-2)),
                new("pi_1", ReversalKind.Refund, 2_500, 10_000, "usd", Samples.Now),
                new("pi_9", ReversalKind.Dispute, 2_500, 10_000, "usd", Samples.Now.AddDays(-20))
            )
            from spent in Gen.Elements<long?>(null, 16_800_000, 900_000_000)
            from paused in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
            select WithSpending(
                Paused(
                    World(cents, disabled, eom, autoPay, card, overdraft, deposited, hours, queues, refused) with
                    {
                        LastReversal = gone,
                    },
                    paused
                ),
                spent
            );

        Prop.ForAll(worlds.ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

        static bool Holds(BillingFacts facts)
        {
            var replies = ReplyTexts.All(facts, Options);
            Known.Hold(facts, replies);
            var fitting = ReplyTexts.Fitting(facts, Options);
            Assert.True(fitting is null || (replies[0].Kind == fitting && replies[0].MayBeCopied));
            return true;
        }
    }

    private static BillingFacts World(
        int cents,
        bool disabled,
        bool eom,
        bool autoPay,
        CardState card,
        int? overdraftCents,
        int depositId,
        int creditHours,
        bool queues,
        int refused
    )
    {
        var facts = Samples.Facts(cents / 100m, state =>
            (autoPay ? Samples.AutoPay(state) : state) with
            {
                Disabled = disabled,
                EomBilling = eom,
            }
        );
        return facts with
        {
            Credit = overdraftCents is { } overdraft
                ? Samples.Entry(5, LedgerKind.ComplimentaryCredit, 50, Samples.Now.AddHours(-creditHours)) with
                {
                    BalanceAfter = Money.FromDollars(50 - (overdraft / 100m)),
                }
                : null,
            LastDeposit = Samples.Entry(depositId, LedgerKind.Deposit, 100),
            Card = Samples.Card(card),
            NewWork = queues ? NegativeBalanceNewWork.Queue : NegativeBalanceNewWork.Refuse,
            Refused = refused,
        };
    }

    private static BillingFacts Paused(BillingFacts facts, bool isPaused) =>
        facts with
        {
            State = facts.State with { PausedUntil = isPaused ? Samples.Now.AddHours(3) : null },
        };

    /// <summary>The same with what it spends, as the console measures it.</summary>
    private static BillingFacts WithSpending(BillingFacts facts, long? spentMicros) =>
        facts with
        {
            Runway = spentMicros is { } spent
                ? BalanceRunway.Of(
                    facts.State,
                    new()
                    {
                        AccountId = facts.State.AccountId,
                        Spent = new(spent),
                        LowBelow = new(spent * 2 / 7),
                        MeasuredAt = Samples.Now,
                    },
                    new()
                )
                : null,
        };

    /// <summary>What it sends is taken, and what waits is started, as far as its balance goes.</summary>
    private static bool IsOpen(BillingFacts facts) => !facts.State.Disabled && !facts.State.IsPaused;

    private static bool IsStopped(BillingFacts facts) =>
        facts.State.Balance.IsNegative && !facts.State.EomBilling && facts.State.AutoPayBelow is null;

    private static bool Refused(BillingFacts facts) => facts.NewWork == NegativeBalanceNewWork.Refuse;

    private static bool Is(Match match, string group, Money expected) =>
        Claims.Number(match, group) == Math.Round(expected.Dollars, 2);
}
