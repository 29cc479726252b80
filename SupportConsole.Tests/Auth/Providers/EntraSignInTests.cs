using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Core.Access;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>Sign-in and sign-out through a tenant of Entra ID, without a browser.</summary>
public sealed partial class EntraSignInTests : IClassFixture<EntraHost>
{
    private readonly EntraHost _host;

    public EntraSignInTests(EntraHost host)
    {
        _host = host;
        _host.Tenant.Reset();
        _host.Clock.Shift = TimeSpan.Zero;
    }

    private EntraTenant Tenant => _host.Tenant;

    [Fact]
    public async Task Page_Visitor_GoesToTheProviderAndBackToThePage()
    {
        using var browser = _host.CreateBrowser();

        using var refused = await browser.GetAsync("/audit?person=x");
        using var signedIn = await EntraHost.SignInAsync(browser, "/audit?person=x");
        using var page = await browser.GetAsync(signedIn.Headers.Location);

        Assert.Equal("/sign-in/begin?returnUrl=%2Faudit%3Fperson%3Dx", refused.Headers.Location!.OriginalString);
        Assert.Equal("/audit?person=x", signedIn.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Mara Member", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_AsksForACodeWithPkceStateAndNonce()
    {
        using var browser = _host.CreateBrowser();

        await EntraHost.CallbackAsync(browser);

        var asked = Tenant.LastAuthorize;
        Assert.Equal(
            ("code", "query", "S256", EntraTenant.ClientId, "openid profile"),
            (
                asked["response_type"],
                asked.GetValueOrDefault("response_mode", "query"),
                asked["code_challenge_method"],
                asked["client_id"],
                asked["scope"]
            )
        );
        Assert.Equal("http://localhost/sign-in/callback", asked["redirect_uri"]);
        Assert.All(["state", "nonce", "code_challenge"], name => Assert.True(asked[name].Length > 20));
        Assert.DoesNotContain(EntraTenant.Secret, string.Join(' ', asked.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_OfASignIn_AreHiddenFromScriptsAndOtherSites()
    {
        using var browser = _host.CreateBrowser();

        using var begun = await browser.GetAsync("/sign-in/begin");
        var callback = await EntraHost.CallbackAsync(browser);
        using var signedIn = await browser.GetAsync(callback);

        var cookies = begun.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie")).ToList();
        Assert.All(cookies, cookie => Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.StartsWith("support-console", cookie, StringComparison.Ordinal));
        Assert.All(
            cookies.Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)),
            cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase)
        );

        // A person of four claims; with the provider's tokens it would be some kilobytes.
        var kept = Assert.Single(cookies, cookie => cookie.StartsWith("support-console=", StringComparison.Ordinal));
        Assert.True(kept.Length < 1_200, $"{kept.Length} bytes");
    }

    [Theory]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("/sign-in/begin", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/accounts?q=\r\nSet-Cookie: x", "/")]
    [InlineData("/accounts?q=é", "/accounts?q=%C3%A9")]
    [InlineData("/accounts?q=a%2Fb&x=1", "/accounts?q=a%2Fb&x=1")]
    public async Task SignIn_ReturnAddress_StaysOnThisSite(string returnUrl, string expected)
    {
        using var browser = _host.CreateBrowser();

        using var answer = await EntraHost.SignInAsync(browser, returnUrl);

        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignIn_TwoRoles_GivesBoth()
    {
        Tenant.Roles = ["Engineering", "SupportManager", "Something.Else"];
        using var browser = _host.CreateBrowser();
        using var signedIn = await EntraHost.SignInAsync(browser);

        var ticket = _host
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(SignInCookie.Scheme)
            .TicketDataFormat.Unprotect(CookieOf(signedIn).Split('=', 2)[1]);

        var person = ActorClaims.ToActor(ticket!.Principal)!;
        Assert.Equal("entra:aaaaaaaa-0000-0000-0000-000000000001", person.Id);
        Assert.Equal([Role.SupportManager, Role.Engineering], person.Roles);
    }

    [Fact]
    public async Task SignIn_RoleWithoutThePage_SaysWhichRoleItNeedsAndWhomToAsk()
    {
        Tenant.Roles = ["SupportEngineer"];
        using var browser = _host.CreateBrowser();
        using var answer = await EntraHost.SignInAsync(browser);

        using var page = await browser.GetAsync("/audit");

        var text = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains(
            "one of these roles: Support manager, Engineering, Administrator",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("mailto:it-service@example.test", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AsSomebodyElse_EndsTheSignInBefore()
    {
        using var browser = _host.CreateBrowser();
        using var first = await EntraHost.SignInAsync(browser);
        var cookie = CookieOf(first);

        Tenant.Alter = claims => claims["oid"] = "aaaaaaaa-0000-0000-0000-000000000002";
        using var second = await EntraHost.SignInAsync(browser);

        Assert.Equal(HttpStatusCode.Found, await OpenWithAsync(cookie));
        Assert.Equal(HttpStatusCode.OK, await OpenWithAsync(CookieOf(second)));
    }

    [Fact]
    public async Task SignOut_EndsTheSessionHereAndThenAtTheProvider()
    {
        using var browser = _host.CreateBrowser();
        using var signedIn = await EntraHost.SignInAsync(browser);
        var token = FormToken().Match(await browser.GetStringAsync("/")).Groups[1].Value;

        using var posted = await browser.PostAsync(
            "/sign-out",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token)])
        );
        using var here = await browser.GetAsync(posted.Headers.Location);
        using var leaving = await browser.GetAsync("/sign-out/provider");
        var asked = QueryHelpers.ParseQuery(leaving.Headers.Location!.Query);
        using var back = await browser.GetAsync($"/sign-out/callback?state={Uri.EscapeDataString(asked["state"]!)}");
        var end = await browser.GetStringAsync(back.Headers.Location);

        Assert.Equal("/sign-out", posted.Headers.Location!.OriginalString);
        Assert.Equal("0; url=/sign-out/provider", Assert.Single(here.Headers.GetValues("Refresh")));
        Assert.Equal(HttpStatusCode.Found, await OpenWithAsync(CookieOf(signedIn)));
        Assert.StartsWith(Tenant.Address + "logout", leaving.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.Equal("http://localhost/sign-out/callback", asked["post_logout_redirect_uri"]);
        Assert.Equal(EntraTenant.ClientId, asked["client_id"]);
        Assert.Contains("You are signed out.", end, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_AfterEightHours_EndsHoweverBusy()
    {
        using var browser = _host.CreateBrowser();
        using var signedIn = await EntraHost.SignInAsync(browser);
        List<HttpStatusCode> seen = [];

        // Each request is within the idle time of the one before, so that the cookie is renewed.
        for (var hours = 1.5; hours <= 9; hours += 1.5)
        {
            _host.Clock.Shift = TimeSpan.FromHours(hours);
            using var answer = await browser.GetAsync("/accounts");
            seen.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 5), HttpStatusCode.Found], seen);
    }

    [Fact]
    public async Task Session_IdleForTwoHours_Ends()
    {
        using var browser = _host.CreateBrowser();
        using var signedIn = await EntraHost.SignInAsync(browser);

        _host.Clock.Shift = TimeSpan.FromHours(2.1);
        using var answer = await browser.GetAsync("/accounts");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Theory]
    [InlineData("cors", HttpStatusCode.Unauthorized)]
    [InlineData("no-cors", HttpStatusCode.Unauthorized)]
    [InlineData("navigate", HttpStatusCode.Found)]
    public async Task Page_AskedForByAScript_BeginsNoSignIn(string mode, HttpStatusCode expected)
    {
        using var browser = _host.CreateBrowser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Mode", mode);

        using var answer = await browser.GetAsync("/accounts");

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Personas_WithAProvider_AreNotThere()
    {
        using var browser = _host.CreateBrowser();

        var page = await browser.GetStringAsync("/sign-in?returnUrl=%2Faudit");
        using var posted = await browser.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent([new("persona", "engineering")])
        );

        Assert.Contains("href=\"/sign-in/begin?returnUrl=%2Faudit\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("persona", page, StringComparison.OrdinalIgnoreCase);
        Assert.False(posted.IsSuccessStatusCode);
        Assert.False(posted.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(IsSession));
    }

    private static bool IsSession(string cookie) => cookie.StartsWith("support-console=", StringComparison.Ordinal);

    private static string CookieOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(IsSession).Split(';')[0];

    private async Task<HttpStatusCode> OpenWithAsync(string cookie)
    {
        using var browser = _host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await browser.GetAsync("/accounts");
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
