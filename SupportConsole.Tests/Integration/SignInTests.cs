using System.Net;

namespace SupportConsole.Tests.Integration;

public sealed class SignInTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/accounts?q=x")]
    [InlineData("/accounts/10482")]
    [InlineData("/audit")]
    [InlineData("/no-such-page")]
    public async Task Page_Visitor_LeadsToSignInAndBack(string address)
    {
        using var browser = host.CreateBrowser();

        using var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/sign-in?returnUrl=" + Uri.EscapeDataString(address), answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/audit", "/audit")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("/sign-in", "/")]
    [InlineData("", "/")]
    public async Task SignIn_ReturnAddress_StaysOnThisSite(string returnUrl, string expected)
    {
        using var browser = host.CreateBrowser();

        using var answer = await ConsoleHost.PostSignInAsync(browser, "support-manager", returnUrl);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignIn_UnknownPersona_StaysOutside()
    {
        using var browser = host.CreateBrowser();

        using var answer = await ConsoleHost.PostSignInAsync(browser, "nobody", "/");
        using var page = await browser.GetAsync("/");

        Assert.Equal("/sign-in", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
    }

    [Fact]
    public async Task SignIn_FormWithoutToken_IsRefused()
    {
        using var browser = host.CreateBrowser();

        using var answer = await browser.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent([new("persona", "engineering")])
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(
            answer.Headers.TryGetValues("Set-Cookie", out var cookies)
                && cookies.Any(cookie => cookie.StartsWith("support-console=", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("support-engineer", "/audit", HttpStatusCode.Forbidden, "not for your role")]
    [InlineData("support-manager", "/audit", HttpStatusCode.OK, "Audit")]
    [InlineData("engineering", "/audit/999", HttpStatusCode.NotFound, "There is no entry 999")]
    [InlineData("support-engineer", "/accounts/no-such", HttpStatusCode.NotFound, "There is no account")]
    [InlineData("support-engineer", "/escalations/999999", HttpStatusCode.NotFound, "no such escalation")]
    [InlineData("support-engineer", "/escalations?page=abc", HttpStatusCode.OK, "Nothing waits for engineering")]
    [InlineData(
        "support-engineer",
        "/escalations?page=99999999999999999999",
        HttpStatusCode.OK,
        "Nothing waits for engineering"
    )]
    [InlineData("support-engineer", "/no-such-page", HttpStatusCode.NotFound, "There is no page at this address")]
    public async Task Page_SignedIn_AnswersByRoleAndAddress(
        string persona,
        string address,
        HttpStatusCode status,
        string text
    )
    {
        using var browser = await host.SignInAsync(persona);

        using var answer = await browser.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInCookie_IsNotReadableAndNamesNoFramework()
    {
        using var browser = host.CreateBrowser();

        using var answer = await ConsoleHost.PostSignInAsync(browser, "engineering", "/");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("support-console=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/css/console.css")]
    public async Task Answer_Any_CarriesSecurityHeaders(string address)
    {
        using var browser = host.CreateBrowser();

        using var answer = await browser.GetAsync(address);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Page_HasNoInlineScript()
    {
        using var browser = await host.SignInAsync("support-engineer");

        var page = await browser.GetStringAsync("/accounts");

        Assert.DoesNotMatch("<script(?![^>]* src=)", page);
        Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
    }
}
