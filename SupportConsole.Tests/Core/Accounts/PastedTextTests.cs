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
    [InlineData("https://console.example/transcripts/t-9", "t-9")]
    [InlineData("https://console.example/transcripts/t-9?range=7d#course", "t-9")]
    [InlineData("https%3A%2F%2Fconsole.example%2Ftranscripts%2Ft-9", "t-9")]
    [InlineData("https://console.example/accounts/acme%2D1?tab=usage", "acme-1")]
    [InlineData("POST /platform/v1/accounts/acme-1/transcripts 200", "acme-1")]
    [InlineData("GET /platform/v1/transcripts/t-9 404", "t-9")]
    [InlineData("{\"AccountId\":\"acme-1\",\"TranscriptId\":\"t-9\"}", "t-9")]
    [InlineData("{\\\"accountId\\\":\\\"acme-1\\\"}", "acme-1")]
    [InlineData("{\\u0022account_id\\u0022:\\u0022acme-1\\u0022}", "acme-1")]
    [InlineData("account_id:\u00a0acme-1", "acme-1")]
    [InlineData("account_id:\tacme-1\t", "acme-1")]
    [InlineData("mailto:ann%40acme.example?subject=Throttled%20again", "ann@acme.example")]
    [InlineData("‹acme-1›", "acme-1")]
    [InlineData("acme-1…", "acme-1")]
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
    [InlineData("https://dashboard.stripe.com/payments/pi_3Abc12345678", true)]
    [InlineData("https://dashboard.stripe.com/test/payments/ch_3Abc12345678", true)]
    [InlineData("pi_3Abc12345678", true)]
    [InlineData("https://dashboard.stripe.com/customers/cus_Abc1", false)]
    [InlineData("pi_3Abc12345678 of cus_Abc1", false)]
    [InlineData("api_key_12345678", false)]
    [InlineData("acme-1", false)]
    public void IsStripePayment_NamesNoCustomer(string pasted, bool expected) =>
        Assert.Equal(expected, PastedText.IsStripePayment(pasted));

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
