using System.Net;
using Microsoft.AspNetCore.Http;
using SupportConsole.Security.Throttling;
using SupportConsole.Tests.Integration;

namespace SupportConsole.Tests.Security;

/// <summary>Too many attempts of one address are answered 429, and hold up nobody else.</summary>
public sealed class RequestThrottlingTests
{
    [Fact]
    public async Task SignIn_TooManyAttempts_AreRefusedForTheirAddressAlone()
    {
        await using var host = new GuardedHost();
        host.Settings["Security:SignInsPerMinute"] = "3";
        using var browser = host.CreateBrowser();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var wrong = await ConsoleHost.PostSignInAsync(browser, "nobody", "/");
            Assert.Equal(HttpStatusCode.Found, wrong.StatusCode);
        }

        using var refused = await ConsoleHost.PostSignInAsync(browser, "engineering", "/");
        using var page = await browser.GetAsync("/sign-in");
        using var other = await host.SignInAsync(address: "192.0.2.2");

        await AssertRefusedAsync(refused, "text/plain");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    /// <summary>The provider's handler answers the callback by itself, before any endpoint.</summary>
    [Theory]
    [InlineData("/sign-in/callback?code=x&state=forged")]
    [InlineData("/sign-in/begin")]
    public async Task SignIn_AtAProvider_TooManyAttemptsAreRefused(string path)
    {
        await using var host = new GuardedHost(production: true);
        host.Settings["Security:SignInsPerMinute"] = "1";

        // Nothing listens there: the attempt ends with the page that says so.
        host.Settings["Authentication:EntraId:Instance"] = "https://127.0.0.1:9/";
        using var browser = host.CreateBrowser();

        using var first = await browser.GetAsync(path);
        using var second = await browser.GetAsync(path);

        Assert.NotEqual(HttpStatusCode.TooManyRequests, first.StatusCode);
        await AssertRefusedAsync(second, "text/plain");
    }

    [Fact]
    public async Task PlatformKey_UnknownTooOften_IsRefusedWhileAKnownOneIsServed()
    {
        await using var host = new GuardedHost();
        host.Settings["Security:RefusedKeysPerMinute"] = "3";
        using var guessing = host.CreateService("guess");
        using var known = host.CreateService();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var answer = await guessing.GetAsync("/platform/v1/accounts/nobody/limits");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using var refused = await guessing.GetAsync("/platform/v1/accounts/nobody/limits");
        using var webhook = await guessing.PostAsync("/webhooks/stripe", new StringContent("{}"));
        using var served = await known.GetAsync("/platform/v1/accounts/nobody/limits");
        using var other = host.CreateService("guess", "192.0.2.2");
        using var elsewhere = await other.GetAsync("/platform/v1/accounts/nobody/limits");

        await AssertRefusedAsync(refused, "application/json");
        await AssertRefusedAsync(webhook, "application/json");
        Assert.Equal(HttpStatusCode.NotFound, served.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Visitor_TooManyRequests_AreRefusedWhilePeopleServicesAndProbesAreServed()
    {
        await using var host = new GuardedHost();
        host.Settings["Security:AnonymousRequestsPerMinute"] = "20";
        using var person = await host.SignInAsync();
        using var service = host.CreateService();
        using var visitor = host.CreateBrowser();
        HttpStatusCode last;
        var sent = 0;
        do
        {
            using var answer = await visitor.GetAsync("/sign-in");
            last = answer.StatusCode;
            sent++;
        } while (last == HttpStatusCode.OK && sent < 100);

        using var refused = await visitor.GetAsync("/css/console.css");
        using var page = await person.GetAsync("/accounts");
        using var api = await service.GetAsync("/platform/v1/accounts/nobody/limits");
        using var probe = await visitor.GetAsync("/health/ready");
        using var forged = host.CreateBrowser();
        forged.DefaultRequestHeaders.Add("Cookie", "support-console=CfDJ8forged");
        using var withCookie = await forged.GetAsync("/sign-in");

        await AssertRefusedAsync(refused, "text/plain");
        await AssertRefusedAsync(withCookie, "text/plain");
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK),
            (page.StatusCode, api.StatusCode, probe.StatusCode)
        );
    }

    [Fact]
    public async Task Refusals_AreLoggedWithoutTheAddressAskedFor()
    {
        await using var host = new GuardedHost();
        using var guessing = host.CreateService("guess");
        using var engineer = await host.SignInAsync();

        using var call = await guessing.GetAsync("/platform/v1/accounts/canary-account/limits");
        using var page = await engineer.GetAsync("/audit?q=canary-query");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (call.StatusCode, page.StatusCode));
        var log = host.Log.Lines.Select(line => line.Text).ToList();
        Assert.Contains(log, line =>
            line.Contains("{accountId}/limits from 192.0.2.1 was refused", StringComparison.Ordinal)
        );
        Assert.Contains(log, line =>
            line.Contains("/audit was refused to development:support-engineer", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(log, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void ClientAddress_OfIpv6_IsItsNetwork(string address, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);

        Assert.Equal(expected, ClientAddress.Of(context));
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, string type)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("too many requests", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
