using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Deposits;

namespace SupportConsole.Tests.Api;

public sealed class DepositEndpointsTests : PlatformTests
{
    private const string Path = "/accounts/acme/deposits";

    [Fact]
    public async Task Deposit_Accepted_AnswersTheExactBalance()
    {
        Platform.Accounts.Deposit = new DepositOutcome.Accepted(new(-1_234_567));

        var (status, body, _) = await Platform.SendAsync(
            "POST",
            Path,
            """{"amountUsd":0.000001,"reference":"pi_1 <b>"}"""
        );

        Assert.Equal((200, """{"balanceUsd":-1.234567}"""), (status, body.ToString()));
        Assert.Equal(new("acme", new(1), "pi_1 <b>"), Assert.Single(Platform.Accounts.Deposits));
    }

    [Fact]
    public async Task Deposit_OfUnknownAccount_IsAnswered404()
    {
        Platform.Accounts.Deposit = new DepositOutcome.UnknownAccount();

        Assert.Equal(
            (404, "There is no account acme"),
            await Platform.RefusedAsync("POST", Path, """{"amountUsd":1,"reference":"r"}""")
        );
    }

    [Fact]
    public async Task Deposit_ReferenceOfAnotherAmount_IsAnswered409()
    {
        Platform.Accounts.Deposit = new DepositOutcome.ReferenceTaken(Money.FromDollars(20));

        Assert.Equal(
            (409, "reference: stands for an entry of 20 USD already; nothing was changed"),
            await Platform.RefusedAsync("POST", Path, """{"amountUsd":1,"reference":"r"}""")
        );
    }

    [Theory]
    [InlineData("""{"amountUsd":5,"reference":"r","kind":"deposit"}""", LedgerKind.Deposit, 5)]
    [InlineData("""{"amountUsd":5,"reference":"r","kind":null}""", LedgerKind.Deposit, 5)]
    [InlineData("""{"amountUsd":5,"reference":"r","kind":"refund"}""", LedgerKind.Refund, -5)]
    [InlineData("""{"amountUsd":5,"reference":"r","kind":"adjustment"}""", LedgerKind.Adjustment, 5)]
    [InlineData("""{"amountUsd":-5,"reference":"r","kind":"adjustment"}""", LedgerKind.Adjustment, -5)]
    public async Task Kind_TellsWhatIsPosted(string body, LedgerKind kind, decimal amount)
    {
        Platform.Accounts.Deposit = new DepositOutcome.Accepted(Money.Zero);

        Assert.Equal(200, (await Platform.SendAsync("POST", Path, body)).Status);

        Assert.Equal(
            new("acme", Money.FromDollars(amount), "r") { Kind = kind },
            Assert.Single(Platform.Accounts.Deposits)
        );
    }

    [Theory]
    [InlineData(
        """{"amountUsd":-5,"reference":"r","kind":"refund"}""",
        "amountUsd: must be an amount above 0, at most 1,000,000, with at most 6 decimals"
    )]
    [InlineData(
        """{"amountUsd":0,"reference":"r","kind":"adjustment"}""",
        "amountUsd: must be an amount from -1,000,000 to 1,000,000 other than 0, with at most 6 decimals"
    )]
    [InlineData(
        """{"amountUsd":5,"reference":"r","kind":"complimentaryCredit"}""",
        "kind: must be deposit, refund or adjustment"
    )]
    [InlineData(
        """{"reference":"r"}""",
        "amountUsd: is missing; it must be an amount above 0, at most 1,000,000, with at most 6 decimals"
    )]
    [InlineData(
        """{"amountUsd":0,"reference":"r"}""",
        "amountUsd: must be an amount above 0, at most 1,000,000, with at most 6 decimals"
    )]
    [InlineData(
        """{"amountUsd":-5,"reference":"r"}""",
        "amountUsd: must be an amount above 0, at most 1,000,000, with at most 6 decimals"
    )]
    [InlineData(
        """{"amountUsd":1.0000001,"reference":"r"}""",
        "amountUsd: must be an amount above 0, at most 1,000,000, with at most 6 decimals"
    )]
    [InlineData(
        """{"amountUsd":1000000.01,"reference":"r"}""",
        "amountUsd: must be an amount above 0, at most 1,000,000, with at most 6 decimals"
    )]
    [InlineData(
        """{"amountUsd":1e30,"reference":"r"}""",
        "amountUsd: must be an amount above 0, at most 1,000,000, with at most 6 decimals"
    )]
    [InlineData(
        """{"amountUsd":"5","reference":"r"}""",
        "amountUsd: must be an amount above 0, at most 1,000,000, with at most 6 decimals"
    )]
    [InlineData(
        """{"amountUsd":5}""",
        "reference: is missing; it must be a text of 1 to 100 characters without control characters or blanks around it"
    )]
    [InlineData(
        """{"amountUsd":5,"reference":" "}""",
        "reference: must be a text of 1 to 100 characters without control characters or blanks around it"
    )]
    public async Task Deposit_WrongField_IsRefused(string json, string problem)
    {
        Assert.Equal((400, problem), await Platform.RefusedAsync("POST", Path, json));
        Assert.Empty(Platform.Accounts.Deposits);
    }
}
