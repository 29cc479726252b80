using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>How an account pays, changed by a manager while its limits are in use.</summary>
public abstract class TermsContract(TestEngine engine) : CoreContract(engine)
{
    private static readonly BillingTerms Deposit = new(EomBilling: false, AutoPay: null);
    private static readonly BillingTerms Eom = new(EomBilling: true, AutoPay: null);
    private static readonly BillingTerms Refill = new(
        EomBilling: false,
        new AutoPay(Money.FromDollars(20), Money.FromDollars(100))
    );

    private ITermsService Terms => Host.Get<ITermsService>();

    [SkippableFact]
    public async Task EomForANegativeBalance_LetsWorkGoOnInTheSameTransaction()
    {
        await RegisterAsync(limit: 3);
        await SubmitAsync(5);
        await OverdrawAsync();
        Assert.IsType<SubmitOutcome.Refused>(await Limiter.SubmitAsync(Account, [new TranscriptSubmission()], default));

        var applied = Assert.IsType<TermsOutcome.Applied>(await ChangeAsync(Deposit, Eom));

        var state = await StateAsync();
        Assert.Equal((true, 3, 2), (state.EomBilling, state.Running, state.Queued));
        Assert.IsType<SubmitOutcome.Accepted>(await SubmitAsync(1));
        var entry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];
        Assert.Equal(
            (AuditActions.ChangeBillingTerms, AuditOutcome.Applied, applied.AuditSequence),
            (entry.Action, entry.Outcome, entry.Sequence)
        );
        Assert.Equal("{\"eomBilling\":false}", entry.Before);
        Assert.Equal($"{{\"eomBilling\":true,\"started\":{applied.Started}}}", entry.After);
    }

    [SkippableFact]
    public async Task PlatformUpdatesTheAccount_WhatItDoesNotNameStaysAndWhatItChangesIsAudited()
    {
        // Story: the nightly PUT of sign-up, without terms, undid what a manager had agreed.
        await RegisterAsync();
        await Host.Registry.RegisterAsync(Registration() with { Disabled = true, StripeCustomerId = "cus_1" }, default);
        await ChangeAsync(Deposit, Refill with { EomBilling = true });

        await Host.Registry.RegisterAsync(Registration() with { KeyName = "sign-up" }, default);

        var state = await StateAsync();
        Assert.Equal((Refill with { EomBilling = true }, true), (BillingTerms.Of(state), state.Disabled));
        Assert.Equal(
            AuditActions.ChangeBillingTerms,
            (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0].Action
        );

        var updated = Assert.IsType<RegisterOutcome.Registered>(
            await Host.Registry.RegisterAsync(
                Registration() with
                {
                    KeyName = "billing",
                    AutoPay = null,
                    EomBilling = false,
                    Disabled = false,
                    StripeCustomerId = null,
                },
                default
            )
        );

        Assert.Equal(
            (Deposit, false, null),
            (
                BillingTerms.Of(updated.Account.State),
                updated.Account.State.Disabled,
                updated.Account.Account.StripeCustomerId
            )
        );
        var entry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];
        Assert.Equal(
            (AuditActions.UpdateAccount, AuditOutcome.Applied, "platform:billing"),
            (entry.Action, entry.Outcome, entry.ActorId)
        );
        Assert.Contains(
            "\"stripeCustomerId\":\"cus_1\",\"eomBilling\":true,\"disabled\":true,\"autoPayBelowUsd\":20",
            entry.Before,
            StringComparison.Ordinal
        );
        Assert.Contains("\"eomBilling\":false,\"disabled\":false}", entry.After, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task BackToDeposit_StopsNewWorkButNothingThatRuns()
    {
        await RegisterAsync();
        await OverdrawAsync();
        await ChangeAsync(Deposit, Refill);
        await SubmitAsync(4);

        await ChangeAsync(Refill, Deposit);

        Assert.Equal(4, (await StateAsync()).Running);
        Assert.IsType<SubmitOutcome.Refused>(await Limiter.SubmitAsync(Account, [new TranscriptSubmission()], default));
    }

    [SkippableFact]
    public async Task TermsMovedMeanwhile_IsAConflictThatChangesNothing()
    {
        await RegisterAsync();
        await ChangeAsync(Deposit, Refill);

        var conflict = Assert.IsType<TermsOutcome.Conflict>(await ChangeAsync(Deposit, Eom));

        Assert.Equal(Refill, conflict.Current);
        Assert.Contains("below $20.00 back to $100.00", conflict.Sentence, StringComparison.Ordinal);
        Assert.Equal(Refill, BillingTerms.Of(await StateAsync()));
    }

    [SkippableFact]
    public async Task SameAttemptTwice_AnswersTheFirstAndAnotherUnderItsIdIsRefused()
    {
        await RegisterAsync();

        var first = await ChangeAsync(Deposit, Refill, "attempt-1");
        var second = await ChangeAsync(Deposit, Refill, "attempt-1");

        Assert.IsType<TermsOutcome.Applied>(first);
        Assert.Equal(first, second);
        Assert.IsType<TermsOutcome.Invalid>(await ChangeAsync(Deposit, Eom, "attempt-1"));
        Assert.IsType<TermsOutcome.Invalid>(
            await Terms.ChangeAsync(People.Engineer, Wish(Deposit, Refill, "attempt-1"), default)
        );
        Assert.Single(await Host.Audit.AccountActivityAsync(People.Engineer, Account, 9, default), entry =>
            entry.Action == AuditActions.ChangeBillingTerms
        );
    }

    [SkippableFact]
    public async Task TwoManagersAtOnce_OneAppliesTheOtherSeesIt()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Terms.ChangeAsync(People.Manager, Wish(Deposit, Eom, "one"), default),
            other.Get<ITermsService>().ChangeAsync(People.Manager, Wish(Deposit, Refill, "other"), default)
        );

        Assert.Single(outcomes.OfType<TermsOutcome.Applied>());
        Assert.Single(outcomes.OfType<TermsOutcome.Conflict>());
    }

    [SkippableFact]
    public async Task WithoutTheRightOrTheAccount_SaysSo()
    {
        await RegisterAsync();

        Assert.IsType<TermsOutcome.Forbidden>(
            await Terms.ChangeAsync(People.Engineer, Wish(Deposit, Eom, "by-engineer"), default)
        );
        Assert.IsType<TermsOutcome.UnknownAccount>(
            await Terms.ChangeAsync(People.Manager, Wish(Deposit, Eom, "nobody") with { AccountId = "nobody" }, default)
        );

        Assert.Equal(Deposit, BillingTerms.Of(await StateAsync()));
        Assert.Equal(
            AuditOutcome.Forbidden,
            (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0].Outcome
        );
    }

    private static TermsRequest Wish(BillingTerms seen, BillingTerms wanted, string attempt) =>
        new(Account, seen, wanted, "Agreed with the customer's finance", "SUP-77", attempt);

    private Task<TermsOutcome> ChangeAsync(BillingTerms seen, BillingTerms wanted, string? attempt = null) =>
        Terms.ChangeAsync(People.Manager, Wish(seen, wanted, attempt ?? Guid.NewGuid().ToString("N")), default);
}

public sealed class SqliteTermsTests() : TermsContract(TestEngine.Sqlite);

public sealed class PostgreSqlTermsTests() : TermsContract(TestEngine.PostgreSql);

public sealed class SqlServerTermsTests() : TermsContract(TestEngine.SqlServer);
