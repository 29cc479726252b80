using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>The one complimentary credit, and the ledger that nobody changes.</summary>
public abstract class CreditContract(TestEngine engine) : CoreContract(engine)
{
    private ICreditService Credits => Host.Get<ICreditService>();

    [SkippableFact]
    public async Task Grant_NegativeFirstTime_LiftsTheLimitInTheSameTransaction()
    {
        await RegisterAsync();
        await SubmitAsync(5);
        await OverdrawAsync();
        var refused = await Limiter.SubmitAsync(Account, [new TranscriptSubmission()], default);
        Assert.IsType<SubmitOutcome.Refused>(refused);

        var granted = Assert.IsType<CreditOutcome.Granted>(await GrantAsync());

        Assert.Equal((Money.FromDollars(-15), Money.FromDollars(35)), (granted.Before, granted.After));
        Assert.Equal(Money.FromDollars(35), (await StateAsync()).Balance);
        Assert.IsType<SubmitOutcome.Accepted>(await SubmitAsync(1));
        var entry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];
        Assert.Equal(
            (AuditActions.GrantCredit, AuditOutcome.Applied, granted.AuditSequence),
            (entry.Action, entry.Outcome, entry.Sequence)
        );
        Assert.Equal(
            ("{\"balanceUsd\":-15}", "{\"balanceUsd\":35,\"creditUsd\":50,\"started\":0}"),
            (entry.Before, entry.After)
        );
    }

    [SkippableFact]
    public async Task Grant_WhatWaited_StartsAtOnce()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(6);
        var leases = await LeaseAsync(1);
        await CompleteAsync(leases, 100 * 3_600_000L);
        Assert.Equal((1, 4), await StateAsync() is var held ? (held.Running, held.Queued) : default);

        var granted = Assert.IsType<CreditOutcome.Granted>(await GrantAsync());

        Assert.Equal(1, granted.Started);
        Assert.Equal((2, 3), await StateAsync() is var freed ? (freed.Running, freed.Queued) : default);
    }

    [SkippableFact]
    public async Task Grant_Again_IsRefusedForLife()
    {
        await RegisterAsync();
        await OverdrawAsync();
        await GrantAsync();
        await SubmitAsync(1);
        await CompleteAsync(await LeaseAsync(1), 400 * 3_600_000L);
        Assert.True((await StateAsync()).Balance.IsNegative);

        var again = Assert.IsType<CreditOutcome.Refused>(await GrantAsync());

        Assert.Contains("has had its one complimentary credit", again.Sentence, StringComparison.Ordinal);
        Assert.Equal(BillingVerdict.MustAddFunds, (await DiagnoseAsync()).Verdict);
    }

    [SkippableFact]
    public async Task Grant_SameAttemptTwice_AnswersTheFirst()
    {
        await RegisterAsync();
        await OverdrawAsync();

        var first = await GrantAsync("attempt-1");
        var second = await GrantAsync("attempt-1");

        Assert.Equal(first, second);
        Assert.IsType<CreditOutcome.Granted>(second);
        Assert.IsType<CreditOutcome.Invalid>(await Credits.GrantAsync(People.Colleague, Wish("attempt-1"), default));
    }

    [SkippableFact]
    public async Task Grant_ManyAtOnceOnTwoNodes_GivesExactlyOne()
    {
        await RegisterAsync();
        await OverdrawAsync();
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 1_000)
                .Select(number =>
                    (number % 2 == 0 ? Host : other)
                        .Get<ICreditService>()
                        .GrantAsync(
                            number % 3 == 0 ? People.Engineer : People.Colleague,
                            Wish($"attempt-{number / 2}"),
                            default
                        )
                )
        );

        Assert.Equal(Money.FromDollars(35), (await StateAsync()).Balance);
        await using var context = Host.OpenContext();
        Assert.Equal(1, await context.LedgerEntries.CountAsync(entry => entry.Kind == LedgerKind.ComplimentaryCredit));
        Assert.NotEmpty(outcomes.OfType<CreditOutcome.Granted>());
        Assert.All(
            outcomes.OfType<CreditOutcome.Granted>().Select(granted => granted.AuditSequence).Distinct(),
            sequence => Assert.Equal(outcomes.OfType<CreditOutcome.Granted>().First().AuditSequence, sequence)
        );
    }

    [SkippableFact]
    public async Task Grant_NotNeededOrNotAllowed_SaysWhy()
    {
        await RegisterAsync();
        Assert.Equal(CreditTexts.NotNegative, Assert.IsType<CreditOutcome.Refused>(await GrantAsync()).Sentence);
        await OverdrawAsync();
        Assert.IsType<CreditOutcome.Forbidden>(await Credits.GrantAsync(People.Manager, Wish("by-manager"), default));
        await Host.Registry.RegisterAsync(Registration() with { EomBilling = true }, default);
        Assert.Equal(CreditTexts.CoveredByEom, Assert.IsType<CreditOutcome.Refused>(await GrantAsync()).Sentence);
        await Host.Registry.RegisterAsync(
            Registration() with
            {
                EomBilling = false,
                AutoPay = new AutoPay(Money.FromDollars(10), Money.FromDollars(50)),
            },
            default
        );
        Assert.Equal(CreditTexts.CoveredByAutoPay, Assert.IsType<CreditOutcome.Refused>(await GrantAsync()).Sentence);
        Assert.IsType<CreditOutcome.UnknownAccount>(
            await Credits.GrantAsync(People.Engineer, Wish("x") with { AccountId = "nobody" }, default)
        );
        var invalid = Assert.IsType<CreditOutcome.Invalid>(
            await Credits.GrantAsync(People.Engineer, new(Account, "short", " ", ""), default)
        );
        Assert.Equal(["Reason", "Ticket", "CorrelationId"], invalid.Problems.Select(problem => problem.Field));
    }

    [SkippableFact]
    public async Task Ledger_ChangedOrDeletedBehindOurBack_IsRefusedByTheDatabase()
    {
        await RegisterAsync(deposit: 20);
        await using var context = Host.OpenContext();

        foreach (var attack in new[] { "UPDATE ledger_entries SET amount = 1", "DELETE FROM ledger_entries" })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                context.Database.ExecuteSqlRawAsync(attack)
            );
            Assert.Contains("The ledger is append-only", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(Money.FromDollars(20), (await context.LedgerEntries.AsNoTracking().SingleAsync()).Amount);
    }

    [SkippableFact]
    public async Task Credit_SecondRowBehindOurBack_IsRefusedByTheDatabase()
    {
        await RegisterAsync();
        await OverdrawAsync();
        await GrantAsync();
        await using var context = Host.OpenContext();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            context.Database.ExecuteSqlRawAsync(
                "INSERT INTO ledger_entries (account_id, kind, amount, balance_after, reference, happened_at) VALUES "
                    + "({0}, 1, 1, 1, 'another', 1)",
                Account
            )
        );
    }

    [SkippableFact]
    public async Task Verify_SoundAndBroken_FindsTheDifference()
    {
        await RegisterAsync(deposit: 20);
        await OverdrawAsync();
        await RegisterAsync("other", deposit: 5);
        var verifier = Host.Get<ILedgerVerifier>();

        Assert.Equal(
            (2, 0),
            await verifier.VerifyAsync(null, default) is var sound ? (sound.Accounts, sound.Differences.Count) : default
        );

        await using (var context = Host.OpenContext())
        {
            await context.Database.ExecuteSqlRawAsync(
                "UPDATE account_states SET balance = balance + 7000000 WHERE account_id = 'other'"
            );
            var difference = Assert.Single((await verifier.VerifyAsync(null, default)).Differences);
            Assert.Equal(("other", Money.FromDollars(7)), (difference.AccountId, difference.Excess));
            await context.Database.ExecuteSqlRawAsync(
                "UPDATE account_states SET balance = balance - 7000000 WHERE account_id = 'other'"
            );
        }
    }

    [SkippableFact]
    public async Task Facts_OfAnOverdrawnAccount_SayWhatThePlaybookAsks()
    {
        await RegisterAsync(deposit: 10);
        await SubmitAsync(1);
        await CompleteAsync(await LeaseAsync(1), 100 * 3_600_000L);
        await Limiter.SubmitAsync(Account, [new TranscriptSubmission(), new TranscriptSubmission()], default);

        var facts = (await Host.MoneyAsync(People.Engineer, Account))!;

        Assert.Equal(
            (Money.FromDollars(10), "first", 2L),
            (facts.Deposited, facts.LastDeposit!.Reference, facts.Refused)
        );
        Assert.Equal((1, 200), (facts.Limit.Value, facts.Limit.ThrottleLimit));
        Assert.Equal((2L, null), (facts.RefusedLastHour, facts.Grant));
        var diagnosis = await DiagnoseAsync();
        Assert.Equal(BillingVerdict.CreditAvailable, diagnosis.Verdict);
        Assert.Equal("Grant the one complimentary credit of $50.00.", diagnosis.NextStep);
        var ledger = await Host.Get<IBillingReader>().LedgerAsync(People.Engineer, Account, null, 10, default);
        Assert.Equal(
            (Money.FromDollars(10), Money.FromDollars(15), false),
            (ledger.Total, ledger.Used, ledger.HasMore)
        );
        Assert.Equal(Money.FromDollars(-5), ledger.Balance);
        Assert.Null(await Host.MoneyAsync(People.Engineer, "nobody"));
        var granted = Assert.IsType<CreditOutcome.Granted>(await GrantAsync());
        Assert.Equal(
            new CreditGrant(People.Engineer.Name, granted.AuditSequence),
            (await Host.MoneyAsync(People.Engineer, Account))!.Grant
        );
    }

    private static CreditRequest Wish(string correlationId) =>
        new(Account, "The customer's card was stolen", "SUP-7", correlationId);

    private Task<CreditOutcome> GrantAsync(string? correlationId = null) =>
        Credits.GrantAsync(People.Engineer, Wish(correlationId ?? Guid.NewGuid().ToString("N")), default);

    private async Task<BillingDiagnosis> DiagnoseAsync() =>
        BillingDiagnosis.Of((await Host.MoneyAsync(People.Engineer, Account))!, new BillingOptions());
}

public sealed class SqliteCreditTests() : CreditContract(TestEngine.Sqlite);

public sealed class PostgreSqlCreditTests() : CreditContract(TestEngine.PostgreSql);

public sealed class SqlServerCreditTests() : CreditContract(TestEngine.SqlServer);
