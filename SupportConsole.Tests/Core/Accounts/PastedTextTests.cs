using SupportConsole.Core.Lookup;

namespace SupportConsole.Tests.Core.Accounts;

/// <summary>What people copy from mails, logs, Slack and addresses was not found.</summary>
public sealed class PastedTextTests
{
    [Theory]
    [InlineData("Ann Smith <ann@acme.example>", "ann@acme.example")]
    [InlineData("<ann@acme.example>", "ann@acme.example")]
    [InlineData("mailto:ann@acme.example", "ann@acme.example")]
    [InlineData("mailto:ann@acme.example?subject=Hi", "ann@acme.example")]
    [InlineData("<mailto:ann@acme.example|ann@acme.example>", "ann@acme.example")]
    [InlineData("\"ann@acme.example\";", "ann@acme.example")]
    [InlineData("ann@acme.example.", "ann@acme.example")]
    [InlineData("From: ann+test@acme.example, To: us", "ann+test@acme.example")]
    [InlineData("\u200bann@acme.example\ufeff", "ann@acme.example")]
    [InlineData("'acme-1'", "acme-1")]
    [InlineData("`acme-1`", "acme-1")]
    [InlineData("“acme-1”", "acme-1")]
    [InlineData("acme-1,", "acme-1")]
    [InlineData("acme-1.", "acme-1")]
    [InlineData("acme-1;", "acme-1")]
    [InlineData("(acme-1)", "acme-1")]
    [InlineData("ac\u200bme-1", "acme-1")]
    [InlineData("account_id: acme-1", "acme-1")]
    [InlineData("Account ID: acme-1", "acme-1")]
    [InlineData("\"accountId\": \"acme-1\",", "acme-1")]
    [InlineData("account=acme-1", "acme-1")]
    [InlineData("transcript_id: t-9", "t-9")]
    [InlineData(
        "error triggered: Your current account balance is negative. Please top up to continue using the API (account "
            + "acme-1, 3 transcripts refused)",
        "acme-1"
    )]
    [InlineData(
        "error triggered: Your current account balance is negative. Please top up to continue using the API "
            + "account_id=acme-1",
        "acme-1"
    )]
    [InlineData("http://localhost:5080/accounts/acme-1?tab=billing", "acme-1")]
    [InlineData("https://console.example/accounts/acme-1", "acme-1")]
    [InlineData("/accounts/acme-1#top", "acme-1")]
    [InlineData("https://console.example/accounts/acme-1?transcript=t-9", "t-9")]
    [InlineData("https://dashboard.stripe.com/customers/cus_Abc1", "cus_Abc1")]
    [InlineData("https://dashboard.stripe.com/test/customers/cus_Abc1/payments", "cus_Abc1")]
    public void Terms_Pasted_HoldWhatIsMeantBeforeAnythingElseThatCouldBeFound(string pasted, string meant)
    {
        var terms = PastedText.Terms(pasted);

        Assert.Equal(AccountSearchResult.Clean(pasted), terms[0]);
        Assert.Equal(
            meant,
            terms.First(term =>
                term is "ann@acme.example" or "ann+test@acme.example" or "acme-1" or "t-9" or "cus_Abc1"
            )
        );
    }

    [Theory]
    [InlineData("acme-1")]
    [InlineData("Bluefin Média")]
    [InlineData("👩\u200d💻 team")]
    public void Terms_Typed_AreTheTextAlone(string typed) => Assert.Equal([typed], PastedText.Terms(typed));

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("\0")]
    public void Terms_Nothing_AreNone(string typed) => Assert.Empty(PastedText.Terms(typed));
}
