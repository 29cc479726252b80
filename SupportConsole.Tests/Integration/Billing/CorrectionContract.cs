using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>Managers correct balances while the limits are in use.</summary>
public abstract class CorrectionContract(TestEngine engine) : CoreContract(engine)
{
    private const string Reason = "The invoice was paid twice";
    private static readonly Actor Other = new("manager-2", "Max Manager", [Role.SupportManager]);

    private ICorrectionService Corrections => Host.Get<ICorrectionService>();

    [SkippableFact]
    public async Task Small_IsPostedAtOnce_AndWhatTheBalanceHeldBackGoesOn()
    {
        await RegisterAsync(limit: 3);
        await SubmitAsync(5);
        await OverdrawAsync();

        var posted = Assert.IsType<CorrectionOutcome.Posted>(await CorrectAsync(20, "INV-7"));

        Assert.Equal(("-$15.00", "$5.00"), ($"{posted.Before}", $"{posted.After}"));
        Assert.Equal((5_000_000, 3), ((await StateAsync()).Balance.Micros, (await StateAsync()).Running));
        var entry = Assert.Single(await LedgerAsync());
        Assert.Equal(
            (LedgerKind.Adjustment, 20_000_000, "INV-7", 5_000_000),
            (entry.Kind, entry.Amount.Micros, entry.Reference, entry.BalanceAfter.Micros)
        );
        var audited = (await ActsAsync())[0];
        Assert.Equal(
            (AuditActions.CorrectBalance, AuditOutcome.Applied, posted.AuditSequence, "SUP-9"),
            (audited.Action, audited.Outcome, audited.Sequence, audited.Ticket)
        );
        var page = await Host.Get<IBillingReader>().LedgerAsync(People.Engineer, Account, null, 10, default);
        Assert.Equal("Mia Manager", page.Corrections["INV-7"].RequestedBy);
        Assert.True((await Host.Get<ILedgerVerifier>().VerifyAsync(null, default)).Differences.Count == 0);
    }

    [SkippableFact]
    public async Task Downwards_StopsNewWorkInTheSameTransaction()
    {
        await RegisterAsync(deposit: 10);

        await CorrectAsync(-10.01m, "chargeback");

        Assert.IsType<SubmitOutcome.Refused>(await Limiter.SubmitAsync(Account, [new TranscriptSubmission()], default));
        Assert.Equal(-10_000, (await StateAsync()).Balance.Micros);
    }

    [SkippableFact]
    public async Task Large_WaitsForAnotherManager_WhoPostsIt()
    {
        await RegisterAsync();

        var waits = Assert.IsType<CorrectionOutcome.Waits>(await CorrectAsync(100.01m, "INV-7"));

        Assert.Equal("Above $100.00 an account and day a second manager has to confirm.", waits.Sentence);
        Assert.Equal(0, (await StateAsync()).Balance.Micros);
        Assert.Equal(waits.CorrectionId, Assert.Single(await Corrections.WaitingAsync(Other, default)).Id);
        var own = Assert.IsType<CorrectionOutcome.Refused>(
            await DecideAsync(People.Manager, waits, CorrectionDecision.Confirm)
        );
        Assert.Equal(CorrectionTexts.Yours, own.Sentence);
        Assert.IsType<CorrectionOutcome.Refused>(await DecideAsync(Other, waits, CorrectionDecision.Withdraw));
        Assert.IsType<CorrectionOutcome.Forbidden>(
            await DecideAsync(People.Engineer, waits, CorrectionDecision.Confirm)
        );

        var posted = Assert.IsType<CorrectionOutcome.Posted>(
            await DecideAsync(Other, waits, CorrectionDecision.Confirm, "confirm-1")
        );

        Assert.Equal(100_010_000, posted.After.Micros);
        Assert.Equal(posted, await DecideAsync(Other, waits, CorrectionDecision.Confirm, "confirm-1"));
        var late = Assert.IsType<CorrectionOutcome.Refused>(
            await DecideAsync(Other, waits, CorrectionDecision.Refuse, comment: "Not what was agreed")
        );
        Assert.Equal("Max Manager has confirmed it: it is posted.", late.Sentence);
        Assert.Single(await LedgerAsync());
        Assert.Empty(await Corrections.WaitingAsync(Other, default));
        var kept = Assert.Single(await Corrections.OfAccountAsync(People.Engineer, Account, default));
        Assert.Equal(
            (CorrectionState.Confirmed, "Max Manager", posted.AuditSequence),
            (kept.State, kept.DecidedBy, kept.DecisionAuditSequence)
        );
    }

    [SkippableTheory]
    [InlineData(CorrectionDecision.Refuse, CorrectionState.Refused)]
    [InlineData(CorrectionDecision.Withdraw, CorrectionState.Withdrawn)]
    public async Task Waiting_Ended_PostsNothingAndFreesItsReference(CorrectionDecision decision, CorrectionState state)
    {
        await RegisterAsync();
        var waits = Assert.IsType<CorrectionOutcome.Waits>(await CorrectAsync(500, "INV-7"));
        Assert.IsType<CorrectionOutcome.Refused>(await CorrectAsync(5, "INV-7"));

        var ended = Assert.IsType<CorrectionOutcome.Ended>(
            await DecideAsync(
                decision == CorrectionDecision.Refuse ? Other : People.Manager,
                waits,
                decision,
                comment: "Not what was agreed"
            )
        );

        Assert.Equal(state, ended.State);
        Assert.Empty(await LedgerAsync());
        Assert.IsType<CorrectionOutcome.Posted>(await CorrectAsync(5, "INV-7"));
    }

    [SkippableFact]
    public async Task Several_SmallOnesOfADay_CountAsOne()
    {
        await RegisterAsync();
        Assert.IsType<CorrectionOutcome.Posted>(await CorrectAsync(60, "one"));

        // Down and up again are two: signs do not cancel.
        var second = Assert.IsType<CorrectionOutcome.Waits>(await CorrectAsync(-40.01m, "two", by: Other));
        Assert.Contains("$60.00 were corrected by one alone", second.Sentence, StringComparison.Ordinal);
        Assert.IsType<CorrectionOutcome.Posted>(await CorrectAsync(40, "three"));

        Clock.Advance(TimeSpan.FromHours(24));
        Assert.IsType<CorrectionOutcome.Posted>(await CorrectAsync(100, "four"));
    }

    [SkippableFact]
    public async Task Reference_OfTheLedger_IsTakenAtTheRequestAndAtTheConfirmation()
    {
        await RegisterAsync(deposit: 10);
        var refused = Assert.IsType<CorrectionOutcome.Refused>(await CorrectAsync(5, "first"));
        Assert.Contains("an entry of $10.00 under the reference first", refused.Sentence, StringComparison.Ordinal);
        var waits = Assert.IsType<CorrectionOutcome.Waits>(await CorrectAsync(200, "INV-7"));
        await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(1), "INV-7"), default);

        Assert.IsType<CorrectionOutcome.Refused>(await DecideAsync(Other, waits, CorrectionDecision.Confirm));

        Assert.Equal(11_000_000, (await StateAsync()).Balance.Micros);
        Assert.IsType<CorrectionOutcome.Ended>(await DecideAsync(People.Manager, waits, CorrectionDecision.Withdraw));
    }

    [SkippableFact]
    public async Task TwoManagersAtOnce_OneConfirmsTheOtherIsTold()
    {
        await RegisterAsync();
        var waits = Assert.IsType<CorrectionOutcome.Waits>(await CorrectAsync(300, "INV-7"));
        var node = await StartNodeAsync();
        var third = new Actor("manager-3", "Mo Manager", [Role.SupportManager]);

        var outcomes = await Task.WhenAll(
            DecideAsync(Other, waits, CorrectionDecision.Confirm),
            node.Get<ICorrectionService>()
                .DecideAsync(
                    third,
                    new(waits.CorrectionId, CorrectionDecision.Confirm, null, Guid.NewGuid().ToString("N")),
                    default
                )
        );

        Assert.Single(outcomes.OfType<CorrectionOutcome.Posted>());
        Assert.Single(outcomes.OfType<CorrectionOutcome.Refused>());
        Assert.Equal(300_000_000, (await StateAsync()).Balance.Micros);
    }

    [SkippableFact]
    public async Task SameAttemptTwice_AnswersTheFirstAndAnotherUnderItsIdIsRefused()
    {
        await RegisterAsync();

        var first = await CorrectAsync(5, "INV-7", "attempt-1");

        Assert.Equal(first, await CorrectAsync(5, "INV-7", "attempt-1"));
        Assert.IsType<CorrectionOutcome.Invalid>(await CorrectAsync(6, "INV-7", "attempt-1"));
        Assert.IsType<CorrectionOutcome.Invalid>(await CorrectAsync(5, "INV-7", "attempt-1", Other));
        Assert.Equal(5_000_000, (await StateAsync()).Balance.Micros);
        Assert.Equal(await CorrectAsync(500, "big", "attempt-2"), await CorrectAsync(500, "big", "attempt-2"));
        Assert.Single(await Corrections.WaitingAsync(Other, default));
    }

    [SkippableFact]
    public async Task WithoutTheRightOrTheAccount_SaysSo()
    {
        await RegisterAsync();

        Assert.IsType<CorrectionOutcome.Forbidden>(await CorrectAsync(5, "INV-7", by: People.Engineer));
        Assert.IsType<CorrectionOutcome.Unknown>(
            await Corrections.RequestAsync(
                People.Manager,
                new("nobody", Money.FromDollars(5), "INV-7", Reason, "SUP-9", "attempt"),
                default
            )
        );
        Assert.IsType<CorrectionOutcome.Unknown>(
            await Corrections.DecideAsync(Other, new("nothing", CorrectionDecision.Confirm, null, "attempt"), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() => Corrections.WaitingAsync(People.Engineer, default));
        Assert.Equal(AuditOutcome.Forbidden, (await ActsAsync())[0].Outcome);
        Assert.Empty(await LedgerAsync());
    }

    [SkippableTheory]
    [InlineData(LedgerKind.Refund, -4)]
    [InlineData(LedgerKind.Adjustment, -4)]
    [InlineData(LedgerKind.Adjustment, 4)]
    public async Task Billing_PostsRefundsAndAdjustmentsOnce(LedgerKind kind, decimal amount)
    {
        await RegisterAsync(deposit: 10);
        var posting = new DepositRequest(Account, Money.FromDollars(amount), "ref-1") { Kind = kind };

        await Host.Deposits.DepositAsync(posting, default);
        await Host.Deposits.DepositAsync(posting, default);

        Assert.Equal(Money.FromDollars(10 + amount), (await StateAsync()).Balance);
        Assert.Equal(kind, (await LedgerAsync())[^1].Kind);
    }

    private Task<CorrectionOutcome> CorrectAsync(
        decimal amount,
        string reference,
        string? attempt = null,
        Actor? by = null
    ) =>
        Corrections.RequestAsync(
            by ?? People.Manager,
            new(
                Account,
                Money.FromDollars(amount),
                reference,
                Reason,
                "SUP-9",
                attempt ?? Guid.NewGuid().ToString("N")
            ),
            default
        );

    private Task<CorrectionOutcome> DecideAsync(
        Actor by,
        CorrectionOutcome.Waits waits,
        CorrectionDecision decision,
        string? attempt = null,
        string? comment = null
    ) =>
        Corrections.DecideAsync(
            by,
            new(waits.CorrectionId, decision, comment, attempt ?? Guid.NewGuid().ToString("N")),
            default
        );

    private async Task<List<LedgerEntry>> LedgerAsync()
    {
        await using var context = Host.OpenContext();
        return await context
            .LedgerEntries.AsNoTracking()
            .Where(entry => entry.AccountId == Account)
            .OrderBy(entry => entry.Id)
            .ToListAsync();
    }
}

public sealed class SqliteCorrectionTests() : CorrectionContract(TestEngine.Sqlite);

public sealed class PostgreSqlCorrectionTests() : CorrectionContract(TestEngine.PostgreSql);

public sealed class SqlServerCorrectionTests() : CorrectionContract(TestEngine.SqlServer);
