using System.Net;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>Answers of the provider that must not open the console, and what the person is told.</summary>
public sealed class SignInProblemTests : IClassFixture<EntraHost>
{
    private readonly EntraHost _host;

    public SignInProblemTests(EntraHost host)
    {
        _host = host;
        _host.Tenant.Reset();
        _host.Clock.Shift = TimeSpan.Zero;
    }

    private EntraTenant Tenant => _host.Tenant;

    public static TheoryData<string, string> BadClaims =>
        new()
        {
            { "other issuer", "OtherTenant" },
            { "issuer of v1.0", "OtherTenant" },
            { "other audience", "InvalidAnswer" },
            { "other nonce", "InvalidAnswer" },
            { "no nonce", "InvalidAnswer" },
            { "expired", "ClockSkew" },
            { "not valid yet", "ClockSkew" },
            { "never expires", "InvalidAnswer" },
            { "other tenant", "OtherTenant" },
            { "no tenant", "OtherTenant" },
            { "guest by acct", "Guest" },
            { "guest by acct as text", "Guest" },
            { "guest by idp", "Guest" },
            { "guest by live.com", "Guest" },
            { "no oid", "InvalidAnswer" },
            { "no role", "NoRole" },
            { "unknown role", "NoRole" },
            { "role in another case", "NoRole" },
        };

    [Theory]
    [MemberData(nameof(BadClaims))]
    public async Task SignIn_BadClaims_OpenNothingAndAreExplained(string story, string problem)
    {
        Tenant.Alter = claims => SpoiledClaims.Spoil(claims, story, Tenant.Address);

        await AssertRefusedAsync(problem);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("another key")]
    [InlineData("the secret")]
    [InlineData("a changed payload")]
    public async Task SignIn_BadSignature_OpensNothing(string story)
    {
        var own = Tenant.AppToken();
        Tenant.Sign = payload =>
            story switch
            {
                "none" => ForgedTokens.Unsigned(payload),
                "another key" => Tenant.SignedByAnother(payload),
                "the secret" => ForgedTokens.SignedWithSecret(payload),
                _ => $"{own[..own.IndexOf('.', StringComparison.Ordinal)]}{ForgedTokens.Unsigned(payload)[27..]}"
                    + own[(own.LastIndexOf('.') + 1)..],
            };

        await AssertRefusedAsync("InvalidAnswer");
    }

    [Theory]
    [InlineData("access_denied", "Refused", HttpStatusCode.Forbidden)]
    [InlineData("consent_required", "Refused", HttpStatusCode.Forbidden)]
    [InlineData("temporarily_unavailable", "ProviderUnavailable", HttpStatusCode.ServiceUnavailable)]
    [InlineData("server_error", "ProviderUnavailable", HttpStatusCode.ServiceUnavailable)]
    [InlineData("invalid_request", "ProviderError", HttpStatusCode.ServiceUnavailable)]
    [InlineData("<script>\nforged log line", "ProviderError", HttpStatusCode.ServiceUnavailable)]
    public async Task SignIn_ErrorOfTheProvider_IsExplained(string error, string problem, HttpStatusCode status)
    {
        Tenant.AuthorizeError = error;

        var page = await AssertRefusedAsync(problem, status);

        Assert.DoesNotContain("<script>\nforged", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_client", "ProviderError")]
    [InlineData("invalid_grant", "ProviderError")]
    [InlineData("temporarily_unavailable", "ProviderUnavailable")]
    public async Task SignIn_ErrorAtTheTokenEndpoint_IsExplained(string error, string problem)
    {
        Tenant.TokenError = error;

        await AssertRefusedAsync(problem);
    }

    [Fact]
    public async Task SignIn_ProviderGoesDownMeanwhile_IsExplainedAndWorksAgainLater()
    {
        using var browser = _host.CreateBrowser();
        var callback = await EntraHost.CallbackAsync(browser);
        Tenant.IsDown = true;

        using var failed = await browser.GetAsync(callback);
        Tenant.IsDown = false;
        using var answer = await EntraHost.SignInAsync(browser);

        Assert.StartsWith("/sign-in/problem/ProviderUnavailable", PathOf(failed), StringComparison.Ordinal);
        Assert.Equal("/audit", PathOf(answer));
    }

    [Fact]
    public async Task Callback_Replayed_OpensNothing()
    {
        using var browser = _host.CreateBrowser();
        var callback = await EntraHost.CallbackAsync(browser);
        using var first = await browser.GetAsync(callback);
        var redemptions = Tenant.Redemptions;

        using var again = await browser.GetAsync(callback);

        Assert.Equal("/audit", PathOf(first));
        Assert.StartsWith("/sign-in/problem/StateLost", PathOf(again), StringComparison.Ordinal);
        Assert.Equal(redemptions, Tenant.Redemptions);
    }

    [Fact]
    public async Task Callback_InAnotherBrowser_OpensNothing()
    {
        using var victim = _host.CreateBrowser();
        using var attacker = _host.CreateBrowser();

        using var answer = await victim.GetAsync(await EntraHost.CallbackAsync(attacker));

        Assert.StartsWith("/sign-in/problem/StateLost", PathOf(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(SetCookies(answer), IsSession);
    }

    [Theory]
    [InlineData("/sign-in/callback")]
    [InlineData("/sign-in/callback?code=x")]
    [InlineData("/sign-in/callback?code=x&state=made-up")]
    [InlineData("/sign-in/callback?error=access_denied&error_description=%0Aforged")]
    public async Task Callback_MadeUp_IsExplained(string address)
    {
        using var browser = _host.CreateBrowser();

        using var answer = await browser.GetAsync(address);

        Assert.StartsWith("/sign-in/problem/StateLost", PathOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ServersClockIsWrong_SaysSo()
    {
        using var browser = _host.CreateBrowser();
        var callback = await EntraHost.CallbackAsync(browser);
        _host.Clock.Shift = TimeSpan.FromHours(-1);

        using var answer = await browser.GetAsync(callback);
        var page = await browser.GetAsync(answer.Headers.Location);

        Assert.StartsWith("/sign-in/problem/ClockSkew", PathOf(answer), StringComparison.Ordinal);
        Assert.Contains("(NTP)", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ClocksDifferByFourMinutes_IsNoProblem()
    {
        using var browser = _host.CreateBrowser();
        _host.Clock.Shift = TimeSpan.FromMinutes(-4);

        using var answer = await EntraHost.SignInAsync(browser);

        Assert.Equal("/audit", PathOf(answer));
    }

    [Fact]
    public async Task NoRole_Page_NamesTheRolesAndWhomToAsk()
    {
        Tenant.Roles = [];

        var page = await AssertRefusedAsync("NoRole", HttpStatusCode.Forbidden);

        Assert.All(
            [
                "Support engineer",
                "at the provider: SupportEngineer",
                "at the provider: Engineering",
                "mailto:it-service@example.test",
                "Sign in with another account",
            ],
            text => Assert.Contains(text, page, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/sign-in/problem/NoSuch")]
    [InlineData("/sign-in/problem/5")]
    [InlineData("/sign-in/problem/-1")]
    public async Task ProblemPage_OfNothing_IsNotThere(string address)
    {
        using var browser = _host.CreateBrowser();

        using var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task ProblemPage_ForgedParameters_AreNotShown()
    {
        using var browser = _host.CreateBrowser();

        using var answer = await browser.GetAsync(
            "/sign-in/problem/StateLost?reference=call%20this%20number&returnUrl=https%3A%2F%2Felsewhere.example"
        );

        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("call this number", page, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_OfAllThat_HoldsNoSecretAndNoPerson()
    {
        Tenant.Roles = [];
        await AssertRefusedAsync("NoRole");
        Tenant.Reset();
        Tenant.TokenError = "invalid_client";
        await AssertRefusedAsync("ProviderError");
        Tenant.Reset();
        using var browser = _host.CreateBrowser();
        var callback = await EntraHost.CallbackAsync(browser);
        using var answer = await browser.GetAsync(callback);

        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(callback.Query)["code"].ToString();
        foreach (var secret in new[] { EntraTenant.Secret, code, "mara@example.test", "Mara Member", "eyJ" })
        {
            Assert.DoesNotContain(_host.Log.Lines, line => line.Text.Contains(secret, StringComparison.Ordinal));
        }

        Assert.Contains(_host.Log.Lines, line =>
            line.Text.Contains(
                "Sign-in failed, ProviderError: provider's error invalid_client",
                StringComparison.Ordinal
            )
        );
    }

    /// <summary>Signs in, is refused, and stays outside.</summary>
    /// <returns>The page that explains it.</returns>
    private async Task<string> AssertRefusedAsync(string problem, HttpStatusCode? status = null)
    {
        using var browser = _host.CreateBrowser();
        using var answer = await EntraHost.SignInAsync(browser);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith($"/sign-in/problem/{problem}?", PathOf(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(SetCookies(answer), IsSession);
        using var page = await browser.GetAsync(answer.Headers.Location);
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains($"data-problem=\"{problem}\"", text, StringComparison.Ordinal);
        Assert.Contains("returnUrl=%2Faudit", text, StringComparison.Ordinal);
        Assert.Contains("Reference ", text, StringComparison.Ordinal);
        Assert.True(status is null || page.StatusCode == status, $"{page.StatusCode}");
        using var outside = await browser.GetAsync("/accounts");
        Assert.Equal(HttpStatusCode.Found, outside.StatusCode);
        return text;
    }

    private static string PathOf(HttpResponseMessage answer) => answer.Headers.Location!.OriginalString;

    private static bool IsSession(string cookie) =>
        cookie.StartsWith("support-console=", StringComparison.Ordinal)
        && !cookie.StartsWith("support-console=;", StringComparison.Ordinal);

    private static IEnumerable<string> SetCookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];
}
