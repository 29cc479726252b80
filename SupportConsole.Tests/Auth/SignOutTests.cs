using System.Net;
using System.Text.RegularExpressions;
using SupportConsole.Auth;
using SupportConsole.Tests.Integration;

namespace SupportConsole.Tests.Auth;

public sealed partial class SignOutTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task SignOut_CopyOfTheCookie_OpensNothingAnyMore()
    {
        using var browser = host.CreateBrowser();
        using var signedIn = await ConsoleHost.PostSignInAsync(browser, "support-engineer", "/");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var before = await OpenWithAsync(cookie);

        var token = FormToken().Match(await browser.GetStringAsync("/")).Groups[1].Value;
        using var signedOut = await browser.PostAsync(
            "/sign-out",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token)])
        );

        Assert.Equal(HttpStatusCode.Found, signedOut.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Found), (before, await OpenWithAsync(cookie)));
    }

    [Fact]
    public async Task SignOut_FormWithoutToken_IsRefused()
    {
        using var browser = await host.SignInAsync("support-engineer");

        using var answer = await browser.PostAsync("/sign-out", new FormUrlEncodedContent([new("x", "y")]));
        using var page = await browser.GetAsync("/accounts");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (answer.StatusCode, page.StatusCode));
    }

    [Fact]
    public async Task SignIn_AsSomebodyElse_EndsTheSignInBefore()
    {
        using var browser = host.CreateBrowser();
        using var first = await ConsoleHost.PostSignInAsync(browser, "support-engineer", "/");
        var cookie = first.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        using var second = await ConsoleHost.PostSignInAsync(browser, "engineering", "/");

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (second.StatusCode, await OpenWithAsync(cookie)));
        using var page = await browser.GetAsync("/accounts");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task SignIn_AfterItEnded_SaysSo()
    {
        using var browser = host.CreateBrowser();

        var page = await browser.GetStringAsync(SignInEndpoints.SignInAgain("/audit?person=x&account=y"));

        Assert.Contains("Your sign-in has ended.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"/audit?person=x&amp;account=y\"", page, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> OpenWithAsync(string cookie)
    {
        using var browser = host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await browser.GetAsync("/accounts");
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
