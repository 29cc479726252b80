using System.Text.Json;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Registration;

namespace SupportConsole.Tests.Api;

public sealed class AccountEndpointsTests : PlatformTests
{
    private const string Smallest = """{"email":"ops@example.com","name":"Acme","plan":"free"}""";

    [Fact]
    public async Task Put_NewAccount_IsRegisteredAndAnswered201WithItsPlace()
    {
        var (status, body, headers) = await Platform.SendAsync(
            "PUT",
            "/accounts/acme",
            """
            {"email":"ops@example.com","name":"Acme <script>alert(1)</script>","plan":"payAsYouGo","stripeCustomerId":"cus_1",
             "autoPay":{"belowUsd":5.5,"bringBackToUsd":100},"eomBilling":true,"disabled":true,"unknown":{"is":"ignored"}}
            """
        );

        Assert.Equal(201, status);
        Assert.Equal("/platform/v1/accounts/acme", headers.Location?.ToString());
        Assert.Equal(
            new AccountRegistration
            {
                AccountId = "acme",
                Email = "ops@example.com",
                Name = "Acme <script>alert(1)</script>",
                Plan = AccountPlan.PayAsYouGo,
                StripeCustomerId = "cus_1",
                AutoPay = new AutoPay(Money.FromDollars(5.5m), Money.FromDollars(100)),
                EomBilling = true,
                Disabled = true,
                KeyName = "tests-too",
            },
            Assert.Single(Platform.Accounts.Registered)
        );
        using var expected = JsonDocument.Parse(
            """
            {"accountId":"acme","email":"ops@example.com","name":"Acme <script>alert(1)</script>","plan":"payAsYouGo","stripeCustomerId":"cus_1",
             "autoPay":{"belowUsd":5.5,"bringBackToUsd":100},"eomBilling":true,"disabled":true,"balanceUsd":0,"createdAt":"2026-03-01T12:30:00Z"}
            """
        );
        Assert.True(JsonElement.DeepEquals(expected.RootElement, body), body.ToString());
    }

    [Fact]
    public async Task Put_AbsentFields_AreNotToldAndNullOnesAreCleared()
    {
        await Platform.SendAsync("PUT", "/accounts/acme", Smallest);
        await Platform.SendAsync(
            "PUT",
            "/accounts/acme",
            Smallest.Replace(
                "}",
                ""","stripeCustomerId":null,"autoPay":null,"eomBilling":null,"disabled":null}""",
                StringComparison.Ordinal
            )
        );

        var (absent, cleared) = (Platform.Accounts.Registered[0], Platform.Accounts.Registered[1]);
        Assert.False(
            absent.StripeCustomerId.IsGiven
                || absent.AutoPay.IsGiven
                || absent.EomBilling.IsGiven
                || absent.Disabled.IsGiven
        );
        Assert.Equal(
            (
                new Optional<string?>(null),
                new Optional<AutoPay?>(null),
                new Optional<bool>(false),
                new Optional<bool>(false)
            ),
            (cleared.StripeCustomerId, cleared.AutoPay, cleared.EomBilling, cleared.Disabled)
        );
    }

    [Fact]
    public async Task Put_KnownAccountWithSmallestBody_IsAnswered200WithDefaults()
    {
        Platform.Accounts.IsNew = false;

        var (status, body, _) = await Platform.SendAsync("PUT", "/accounts/acme", Smallest);

        Assert.Equal(200, status);
        Assert.Equal(JsonValueKind.Null, body.GetProperty("autoPay").ValueKind);
        Assert.Equal(JsonValueKind.Null, body.GetProperty("stripeCustomerId").ValueKind);
        Assert.False(body.GetProperty("eomBilling").GetBoolean());
        Assert.False(body.GetProperty("disabled").GetBoolean());
    }

    [Theory]
    [InlineData("email", "null", "email: is missing; it must be an e-mail address")]
    [InlineData("email", "\"nobody\"", "email: must be an e-mail address")]
    [InlineData("email", "\"a@b@c\"", "email: must be an e-mail address")]
    [InlineData("email", "\"a b@example.com\"", "email: must be an e-mail address")]
    [InlineData("email", "\"<a@example.com>\"", "email: must be an e-mail address")]
    [InlineData("email", "7", "email: must be an e-mail address")]
    [InlineData("name", "\"\"", "name: must be a text of 1 to 200 characters")]
    [InlineData("name", "\"  \"", "name: must be a text of 1 to 200 characters")]
    [InlineData("name", "\"a\\nb\"", "name: must be a text of 1 to 200 characters")]
    [InlineData(
        "name",
        "\"Acme\\u202egpj\"",
        "name: must be a text of 1 to 200 characters without control characters or blanks around it; it has U+202E "
            + "(sets the direction of writing) at position 5, which cannot be shown"
    )]
    [InlineData("name", "\"Acme\\u2028\"", "name: must be a text of 1 to 200 characters")]
    [InlineData(
        "email",
        "\"ops\\u200b@example.com\"",
        "email: must be an e-mail address of at most 254 characters; it has U+200B (zero width space) at position 4, "
            + "which cannot be shown"
    )]
    [InlineData("name", "\"\\ud800\"", "name: must be a text of 1 to 200 characters")]
    [InlineData("plan", "null", "plan: is missing; it must be free, payAsYouGo, contracted or enterprise")]
    [InlineData("plan", "\"gold\"", "plan: must be free, payAsYouGo, contracted or enterprise")]
    [InlineData("plan", "\"free,contracted\"", "plan: must be free, payAsYouGo, contracted or enterprise")]
    [InlineData("plan", "\"1\"", "plan: must be free, payAsYouGo, contracted or enterprise")]
    [InlineData("plan", "1", "plan: must be free, payAsYouGo, contracted or enterprise")]
    [InlineData("stripeCustomerId", "\"cus-1\"", "stripeCustomerId: must be 1 to 64 characters")]
    [InlineData("eomBilling", "\"true\"", "eomBilling: must be true or false")]
    [InlineData("disabled", "0", "disabled: must be true or false")]
    [InlineData("autoPay", "5", "autoPay: must be null or an object")]
    [InlineData("autoPay", "{}", "autoPay.belowUsd: is missing; it must be an amount from 0")]
    [InlineData("autoPay", """{"belowUsd":-1,"bringBackToUsd":10}""", "autoPay.belowUsd: must be an amount from 0")]
    [InlineData("autoPay", """{"belowUsd":"1","bringBackToUsd":10}""", "autoPay.belowUsd: must be an amount from 0")]
    [InlineData("autoPay", """{"belowUsd":1e999,"bringBackToUsd":10}""", "autoPay.belowUsd: must be an amount from 0")]
    [InlineData(
        "autoPay",
        """{"belowUsd":10,"bringBackToUsd":10}""",
        "autoPay.bringBackToUsd: must be an amount above belowUsd"
    )]
    [InlineData(
        "autoPay",
        """{"belowUsd":10,"bringBackToUsd":1000000.01}""",
        "autoPay.bringBackToUsd: must be an amount above belowUsd"
    )]
    [InlineData(
        "autoPay",
        """{"belowUsd":0.0000001,"bringBackToUsd":10}""",
        "autoPay.belowUsd: must be an amount from 0"
    )]
    public async Task Put_WrongField_IsRefusedWithItsRule(string field, string value, string problem)
    {
        var fields = new Dictionary<string, string>
        {
            ["email"] = "\"ops@example.com\"",
            ["name"] = "\"Acme\"",
            ["plan"] = "\"free\"",
            [field] = value,
        };

        var (status, error) = await Platform.RefusedAsync(
            "PUT",
            "/accounts/acme",
            $"{{{string.Join(',', fields.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}"
        );

        Assert.Equal(400, status);
        Assert.StartsWith(problem, error, StringComparison.Ordinal);
        Assert.Empty(Platform.Accounts.Registered);
    }

    [Theory]
    [InlineData("email", 255)]
    [InlineData("name", 201)]
    [InlineData("name", 10_000)]
    [InlineData("stripeCustomerId", 65)]
    public async Task Put_TextTooLong_IsRefused(string field, int length)
    {
        var value = field == "email" ? string.Concat("a@", new string('a', length - 2)) : new string('a', length);
        var fields = new Dictionary<string, string>
        {
            ["email"] = "ops@example.com",
            ["name"] = "Acme",
            ["plan"] = "free",
            [field] = value,
        };

        var (status, error) = await Platform.RefusedAsync("PUT", "/accounts/acme", JsonSerializer.Serialize(fields));

        Assert.Equal(400, status);
        Assert.StartsWith(field, error, StringComparison.Ordinal);
        Assert.True(error.Length < 200, "The answer repeats the value.");
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("a%20b")]
    [InlineData("a%2Fb")]
    [InlineData("%C3%A9")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Put_WrongAccountId_IsRefused(string accountId)
    {
        var (status, error) = await Platform.RefusedAsync("PUT", $"/accounts/{accountId}", Smallest);

        Assert.Equal(400, status);
        Assert.Equal("accountId: must be 1 to 64 characters out of A-Z a-z 0-9 _ -", error);
    }
}
