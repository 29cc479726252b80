using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>Money that Stripe tells of, however it tells it: once in the ledger, and never lost.</summary>
public abstract class InboxContract(TestEngine engine) : CoreContract(engine)
{
    private IPaymentInbox Inbox => Host.Get<IPaymentInbox>();

    [SkippableFact]
    public async Task EarlyPayment_WaitsAndFindsItsAccountAtRegistration()
    {
        Assert.Equal(InboxState.Unmatched, await TellAsync(StripeStory.Paid()));
        Assert.Equal(InboxState.Unmatched, await TellAsync(StripeStory.Refund(amount: 500)));
        Assert.Equal(1, (await Inbox.ListAsync(People.Manager, new(InboxKind.Unmatched), default)).Waiting);

        await RegisterWithAsync("cus_1");

        Assert.Equal(15m, (await StateAsync()).Balance.Dollars);
        var found = await Inbox.FindAsync(People.Engineer, "pi_1", default);
        Assert.Equal(
            (Account, InboxState.Reversed, false),
            (found!.Payment.AccountId, found.Payment.State, found.Payment.Waits)
        );
        Assert.Equal(
            [(LedgerKind.Deposit, 20m, "pi_1"), (LedgerKind.Refund, -5m, " refund of pi_1 (2)")],
            found.Entries.Select(entry => (entry.Kind, entry.Amount.Dollars, entry.Reference))
        );
        Assert.Equal(2, found.Events.Count);

        // Told again, and registered again: nothing more.
        await TellAsync(StripeStory.Paid());
        await RegisterWithAsync("cus_1");
        Assert.Equal(15m, (await StateAsync()).Balance.Dollars);
    }

    [SkippableFact]
    public async Task CorrectedCustomerId_DepositsWhatWaitedAndLeavesWhatWasPosted()
    {
        await RegisterWithAsync("cus_1");
        await TellAsync(StripeStory.Paid("pi_1"));
        await TellAsync(StripeStory.Paid("pi_2", customer: "cus_2"));

        await RegisterWithAsync("cus_2");

        Assert.Equal(40m, (await StateAsync()).Balance.Dollars);

        // The customer moves on: its later payments and not its earlier ones.
        await RegisterWithAsync(null);
        await RegisterWithAsync("cus_2", "other");
        await TellAsync(StripeStory.Refund("re_9", "pi_2", amount: 2_000));
        await TellAsync(StripeStory.Paid("pi_3", customer: "cus_2"));
        Assert.Equal((20m, 20m), ((await StateAsync()).Balance.Dollars, (await StateAsync("other")).Balance.Dollars));
    }

    [SkippableFact]
    public async Task CustomerOfAnother_IsRefusedAndWhoHasItKeepsIt()
    {
        await RegisterWithAsync("cus_1");

        var taken = await RegisterWithAsync("cus_1", "other");

        Assert.Equal("cus_1", Assert.IsType<RegisterOutcome.CustomerTaken>(taken).CustomerId);
        Assert.Null(await Host.Directory.FindAsync(People.Engineer, "other", default));
        var node = await StartNodeAsync();
        var raced = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(number =>
                    (number % 2 == 0 ? Host : node).Registry.RegisterAsync(
                        Registration($"racer-{number}") with
                        {
                            StripeCustomerId = "cus_raced",
                        },
                        default
                    )
                )
        );
        Assert.Single(raced.OfType<RegisterOutcome.Registered>());
        Assert.Equal(9, raced.OfType<RegisterOutcome.CustomerTaken>().Count());
    }

    [SkippableFact]
    public async Task RandomOrders_DoubledAndOnTwoNodesAtOnce_GiveTheLedgerThatTheFactsGive()
    {
        var dice = new Random(4_711);
        var node = await StartNodeAsync();
        await RegisterWithAsync("cus_0", "customer-0");
        await RegisterWithAsync("cus_1", "customer-1");
        var stories = Enumerable
            .Range(0, 40)
            .Select(number => RandomStory.Events(dice, $"pi_{number}", $"cus_{number % 3}"))
            .ToList();
        var told = stories.SelectMany(story => story.Concat(story.Where(_ => dice.Next(3) == 0))).ToArray();
        dice.Shuffle(told);

        var late = RegisterLaterAsync();
        await Parallel.ForEachAsync(told.Index(), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (one, _) =>
            await TellAsync(one.Item, one.Index % 2 == 0 ? Host : node)
        );
        await late;

        await using var context = Host.OpenContext();
        var ledger = (await context.LedgerEntries.AsNoTracking().ToListAsync()).ToLookup(entry => entry.AccountId);
        foreach (var (number, story) in stories.Index())
        {
            var facts = story
                .Select(body => MoneyEventReader.Read(body, "purpose").Facts!)
                .Aggregate((all, next) => all.Join(next));
            var standing = PaymentStanding.Of(facts);
            var entries = ledger[$"customer-{number % 3}"]
                .Where(entry => LedgerReferences.IsOf(entry.Reference, $"pi_{number}"))
                .ToList();
            var expected = facts.CustomerId is null
                ? Money.Zero
                : standing.Deposit - standing.Refunded - standing.Disputed;
            Assert.Equal(expected, new Money(entries.Sum(entry => entry.Amount.Micros)));
        }

        Assert.Empty((await Host.Get<ILedgerVerifier>().VerifyAsync(null, default)).Differences);
        Assert.Equal(told.Select(Id).Distinct().Count(), await context.MoneyEvents.CountAsync());

        async Task RegisterLaterAsync()
        {
            // In the middle of it, again and again.
            for (var number = 0; number < 10; number++)
            {
                await RegisterWithAsync("cus_2", "customer-2");
            }
        }
    }

    [SkippableFact]
    public async Task RegistrationAgainstItsPayment_AtTheSameMoment_NeverLeavesItWaiting()
    {
        var node = await StartNodeAsync();
        for (var number = 0; number < 12; number++)
        {
            await Task.WhenAll(
                TellAsync(StripeStory.Paid($"pi_{number}", customer: $"cus_{number}"), node),
                RegisterWithAsync($"cus_{number}", $"racer-{number}")
            );
        }

        var page = await Inbox.ListAsync(People.Manager, new(InboxKind.All), default);
        Assert.Equal((12, 0), (page.Counts[InboxKind.All], page.Waiting));
        Assert.All(page.Items, item => Assert.Equal(InboxState.Deposited, item.Payment.State));
    }

    [SkippableFact]
    public async Task OneEvent_TwentyTimesAtOnce_IsKeptAndPostedOnce()
    {
        var node = await StartNodeAsync();
        await RegisterWithAsync("cus_1");

        var states = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => TellAsync(StripeStory.Paid(), number % 2 == 0 ? Host : node))
        );

        Assert.All(states, state => Assert.Equal(InboxState.Deposited, state));
        Assert.Equal(20m, (await StateAsync()).Balance.Dollars);
        Assert.Single((await Inbox.FindAsync(People.Engineer, "pi_1", default))!.Events);
    }

    [SkippableFact]
    public async Task DisputeAndItsEnd_TakesTheMoneyAndBringsItBack()
    {
        await RegisterWithAsync("cus_1", limit: 5);
        await TellAsync(StripeStory.Paid());
        await Host.Deposits.DepositAsync(
            new(Account, Money.FromDollars(-5), "spent") { Kind = LedgerKind.Adjustment },
            default
        );
        await SubmitAsync(8);

        Assert.Equal(InboxState.Reversed, await TellAsync(StripeStory.Dispute()));
        Assert.Equal(-5m, (await StateAsync()).Balance.Dollars);
        Assert.Equal((5, 3), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.Equal(1, (await Inbox.ListAsync(People.Manager, new(InboxKind.Disputed), default)).Waiting);

        await TellAsync(StripeStory.Dispute(status: "won", at: 900));
        await TellAsync(StripeStory.Dispute(status: "under_review", at: 800));

        Assert.Equal(15m, (await StateAsync()).Balance.Dollars);
        var payment = (await Inbox.FindAsync(People.Engineer, "pi_1", default))!;
        Assert.Equal((InboxState.Deposited, false), (payment.Payment.State, payment.Payment.Waits));
        Assert.Equal([20m, -20m, 20m], payment.Entries.Select(entry => entry.Amount.Dollars));
        Assert.Equal(
            [LedgerKind.Deposit, LedgerKind.Refund, LedgerKind.Refund],
            payment.Entries.Select(entry => entry.Kind)
        );
    }

    [SkippableFact]
    public async Task WhatIsNoDeposit_IsKeptWithItsStateAndPostsNothing()
    {
        await RegisterWithAsync("cus_1");

        Assert.Equal(InboxState.ForeignCurrency, await TellAsync(StripeStory.Paid("pi_jpy", currency: "jpy")));
        Assert.Equal(InboxState.ForeignCurrency, await TellAsync(StripeStory.Paid("pi_kwd", currency: "kwd")));
        Assert.Equal(
            InboxState.ForeignCurrency,
            await TellAsync(StripeStory.Refund("re_j", "pi_jpy", currency: "jpy"))
        );
        Assert.Equal(
            InboxState.NotOurs,
            await TellAsync(StripeStory.Paid("pi_old", invoice: "in_1", version: StripeStory.OldVersion))
        );
        Assert.Equal(
            InboxState.NotOurs,
            await TellAsync(StripeStory.Paid("pi_shop", metadata: new { purpose = "shop" }))
        );
        Assert.Equal(InboxState.NotOurs, await TellAsync(StripeStory.Paid("pi_nil", amount: 0)));
        Assert.Equal(InboxState.Unmatched, await TellAsync(StripeStory.Paid("pi_gone", customer: null)));
        Assert.Equal(0m, (await StateAsync()).Balance.Dollars);

        Assert.Equal(
            InboxState.Deposited,
            await TellAsync(StripeStory.Paid("pi_ours", metadata: new { purpose = "Deposit" }))
        );

        // Known only afterwards to pay an invoice: what was deposited is taken out again.
        Assert.Equal(InboxState.Deposited, await TellAsync(StripeStory.Paid("pi_invoice")));
        Assert.Equal(InboxState.NotOurs, await TellAsync(StripeStory.InvoicePaid("pi_invoice")));
        Assert.Equal(20m, (await StateAsync()).Balance.Dollars);
        var page = await Inbox.ListAsync(People.Manager, new(InboxKind.Foreign), default);
        Assert.Equal((2, 1), (page.Counts[InboxKind.Foreign], page.Counts[InboxKind.Unmatched]));
    }

    [SkippableFact]
    public async Task ChargeWithoutAnIntent_IsAPaymentOfItsOwn()
    {
        await RegisterWithAsync("cus_1");

        await TellAsync(StripeStory.ChargeRefunded("ch_1", refunded: 0, ofIntent: false, type: "charge.succeeded"));
        await TellAsync(StripeStory.ChargeRefunded("ch_1", refunded: 500, ofIntent: false, at: 300));

        Assert.Equal(15m, (await StateAsync()).Balance.Dollars);
    }

    [SkippableFact]
    public async Task PostedByBillingUnderThePaymentsId_StandsAndADifferenceWaits()
    {
        await RegisterWithAsync("cus_1");
        await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(20), "pi_1"), default);
        await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(19), "pi_2"), default);

        Assert.Equal(InboxState.Deposited, await TellAsync(StripeStory.Paid("pi_1")));
        Assert.Equal(InboxState.AmountDiffers, await TellAsync(StripeStory.Paid("pi_2")));

        Assert.Equal(39m, (await StateAsync()).Balance.Dollars);
        Assert.IsType<HandleOutcome.Applied>(await HandleAsync("pi_2", InboxState.AmountDiffers, account: null));
        Assert.Equal(0, (await Inbox.ListAsync(People.Manager, new(InboxKind.Unmatched), default)).Waiting);

        // Its refund is a refund all the same.
        await TellAsync(StripeStory.Refund(payment: "pi_2", amount: 400));
        Assert.Equal(35m, (await StateAsync()).Balance.Dollars);
    }

    [SkippableFact]
    public async Task Matched_IsDepositedAuditedAndAnsweredAgainUnderItsAttempt()
    {
        await RegisterAsync();
        await TellAsync(StripeStory.Paid());

        var first = Assert.IsType<HandleOutcome.Applied>(
            await HandleAsync("pi_1", InboxState.Unmatched, Account, "try-1")
        );
        var again = await HandleAsync("pi_1", InboxState.Unmatched, Account, "try-1");

        Assert.Equal(first, again);
        Assert.Equal((Account, 20m), (first.AccountId, first.BalanceUsd));
        Assert.Equal(20m, (await StateAsync()).Balance.Dollars);
        Assert.IsType<HandleOutcome.Invalid>(await HandleAsync("pi_1", InboxState.Unmatched, "other", "try-1"));
        var entry = Assert.Single(await ActsAsync());
        Assert.Equal(
            (AuditActions.MatchPayment, AuditOutcome.Applied, first.AuditSequence),
            (entry.Action, entry.Outcome, entry.Sequence)
        );
        Assert.Contains("\"state\":\"deposited\"", entry.After, StringComparison.Ordinal);

        // Who gets the customer later does not get this payment.
        await RegisterWithAsync("cus_1", "late");
        Assert.Equal(0m, (await StateAsync("late")).Balance.Dollars);
        await TellAsync(StripeStory.Dispute());
        Assert.Equal(0m, (await StateAsync()).Balance.Dollars);
    }

    [SkippableFact]
    public async Task TwoManagersAtOnce_OneIsFirstAndTheOtherIsToldWho()
    {
        await RegisterAsync();
        await RegisterAsync("other");
        await TellAsync(StripeStory.Paid());
        var node = await StartNodeAsync();
        var second = People.Manager with { Id = "manager-2", Name = "Max Manager" };

        var outcomes = await Task.WhenAll(
            Inbox.HandleAsync(People.Manager, Wish("pi_1", InboxState.Unmatched, Account), default),
            node.Get<IPaymentInbox>().HandleAsync(second, Wish("pi_1", InboxState.Unmatched, "other"), default)
        );

        Assert.Single(outcomes.OfType<HandleOutcome.Applied>());
        Assert.Matches(
            "M(ia|ax) Manager dealt with this payment on .* UTC: it is deposited, of account (acme|other)",
            Assert.Single(outcomes.OfType<HandleOutcome.Refused>()).Sentence
        );
        Assert.Equal(20m, (await StateAsync()).Balance.Dollars + (await StateAsync("other")).Balance.Dollars);
    }

    [SkippableFact]
    public async Task Dismissed_StaysSoUntilSomebodyMatchesIt()
    {
        await TellAsync(StripeStory.Paid());
        Assert.IsType<HandleOutcome.Invalid>(
            await Inbox.HandleAsync(
                People.Manager,
                Wish("pi_1", InboxState.Unmatched, null) with
                {
                    Reason = "short",
                },
                default
            )
        );
        var dismissed = Assert.IsType<HandleOutcome.Applied>(await HandleAsync("pi_1", InboxState.Unmatched, null));

        await RegisterWithAsync("cus_1");
        await TellAsync(StripeStory.ChargeRefunded(refunded: 500));

        Assert.Equal(0m, (await StateAsync()).Balance.Dollars);
        Assert.IsType<HandleOutcome.Refused>(await HandleAsync("pi_1", InboxState.Dismissed, null));
        Assert.IsType<HandleOutcome.Refused>(
            await HandleAsync("pi_1", InboxState.Dismissed, "nobody", seen: dismissed.AuditSequence)
        );
        var matched = await HandleAsync("pi_1", InboxState.Dismissed, Account, seen: dismissed.AuditSequence);
        Assert.Equal(15m, Assert.IsType<HandleOutcome.Applied>(matched).BalanceUsd);
    }

    [SkippableFact]
    public async Task WhatCannotBeMatched_IsRefusedWithTheReasonAndAudited()
    {
        await RegisterWithAsync("cus_1");
        await TellAsync(StripeStory.Paid("pi_eur", currency: "eur"));
        await TellAsync(StripeStory.Paid("pi_nobody", customer: "cus_nobody"));
        await TellAsync(StripeStory.Refund("re_9", "pi_untold"));

        Assert.Equal(InboxTexts.ForeignCurrency, await RefusalAsync("pi_eur", InboxState.ForeignCurrency, "other"));
        Assert.Equal(InboxTexts.NoAccount("other"), await RefusalAsync("pi_nobody", InboxState.Unmatched, "other"));
        Assert.Equal(InboxTexts.NotTold, await RefusalAsync("pi_untold", InboxState.Unmatched, Account));
        Assert.IsType<HandleOutcome.Unknown>(await HandleAsync("pi_none", InboxState.Unmatched, Account));
        Assert.IsType<HandleOutcome.Forbidden>(
            await Inbox.HandleAsync(People.Engineer, Wish("pi_nobody", InboxState.Unmatched, Account), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Inbox.ListAsync(People.Engineer, new(InboxKind.All), default)
        );
        Assert.Equal(0m, (await StateAsync()).Balance.Dollars);
    }

    private static string Id(byte[] body) => MoneyEventReader.Read(body, "purpose").Told!.Id;

    private static HandleRequest Wish(string payment, InboxState state, string? account, string? attempt = null) =>
        new(payment, state, account, "The customer wrote to us", attempt ?? Guid.NewGuid().ToString("N"));

    private Task<HandleOutcome> HandleAsync(
        string payment,
        InboxState state,
        string? account,
        string? attempt = null,
        long? seen = null
    ) =>
        Inbox.HandleAsync(
            People.Manager,
            Wish(payment, state, account, attempt) with
            {
                SeenAuditSequence = seen,
            },
            default
        );

    private async Task<string> RefusalAsync(string payment, InboxState state, string account) =>
        Assert.IsType<HandleOutcome.Refused>(await HandleAsync(payment, state, account)).Sentence;

    private async Task<InboxState> TellAsync(byte[] body, CoreHost? node = null) =>
        Assert
            .IsType<StripeEventOutcome.Taken>(await (node ?? Host).Get<IStripeEvents>().TakeAsync(body, default))
            .State;

    private async Task<RegisterOutcome> RegisterWithAsync(string? customer, string account = Account, int? limit = null)
    {
        var outcome = await Host.Registry.RegisterAsync(
            Registration(account) with
            {
                StripeCustomerId = customer,
            },
            default
        );
        if (limit is { } value)
        {
            await ChangeAsync(200, value, account);
        }

        return outcome;
    }
}

public sealed class SqliteInboxTests() : InboxContract(TestEngine.Sqlite);

public sealed class PostgreSqlInboxTests() : InboxContract(TestEngine.PostgreSql);

public sealed class SqlServerInboxTests() : InboxContract(TestEngine.SqlServer);
