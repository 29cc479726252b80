using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Auth.Providers;

namespace SupportConsole.Tests.Security;

/// <summary>Every answer of every route carries the headers, whoever asks and whatever it is.</summary>
public sealed partial class SecurityHeadersTests
{
    private static readonly Dictionary<string, string> Always = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    };

    [Fact]
    public async Task EveryRoute_VisitorPersonAndService_CarriesTheHeaders()
    {
        await using var host = new GuardedHost();
        host.Settings["Security:SignInsPerMinute"] = "10000";
        host.Settings["Security:RefusedKeysPerMinute"] = "10000";
        using var visitor = host.CreateBrowser();
        using var person = await host.SignInAsync("support-manager");
        using var service = host.CreateService();
        var routes = Routes(host);

        Assert.True(routes.Count > 60, $"only {routes.Count} routes");
        foreach (var (method, path) in routes)
        {
            foreach (var client in new[] { visitor, person, service })
            {
                using var request = new HttpRequestMessage(new(method), path);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

                AssertHeaders(answer, $"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task AsDeployed_AnswersDemandHttpsNameNoServerAndRememberNothing()
    {
        await using var host = new GuardedHost(production: true);
        using var browser = host.CreateBrowser();

        using var page = await browser.GetAsync("/sign-in");
        using var missing = await browser.GetAsync("/no-such-page");
        using var asset = await browser.GetAsync("/css/console.css");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        foreach (var answer in new[] { page, missing, asset })
        {
            AssertHeaders(answer, answer.RequestMessage!.RequestUri!.AbsolutePath);
            Assert.Equal(
                "max-age=31536000; includeSubDomains",
                Assert.Single(answer.Headers.GetValues("Strict-Transport-Security"))
            );
            Assert.False(answer.Headers.Contains("Server"));
        }

        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.False(asset.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/usage.csv")]
    [InlineData("/throttling.csv")]
    [InlineData("/accounts")]
    [InlineData("/accounts/nobody/payments.csv")]
    [InlineData("/accounts/nobody/transcripts.csv")]
    public async Task CustomersData_IsNotKeptByBrowsersAndProxies(string path)
    {
        await using var host = new GuardedHost();
        using var browser = await host.SignInAsync("support-manager");

        using var answer = await browser.GetAsync(path);

        Assert.True(answer.Headers.CacheControl?.NoStore, $"{path}: {answer.StatusCode}");
    }

    [Fact]
    public async Task FormThatWasOpenForTooLong_IsExplainedWithoutAStackTrace()
    {
        await using var host = new GuardedHost();
        using var browser = host.CreateBrowser();

        using var answer = await browser.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent([new("persona", "engineering"), new("__RequestVerificationToken", "stale")])
        );
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The form may have been open for too long", page, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsDeployed_CookiesBelongToThisHostAlone()
    {
        await using var host = new GuardedHost(production: true);
        using var browser = host.CreateBrowser();
        var schemes = host.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>();
        var provider = schemes.Get(ProviderScheme.Name);
        var cookie = host
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(SignInCookie.Scheme)
            .Cookie;
        var form = host.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;

        foreach (var builder in new[] { cookie, form, provider.NonceCookie, provider.CorrelationCookie })
        {
            var made = builder.Build(new DefaultHttpContext());
            Assert.StartsWith("__Host-", builder.Name, StringComparison.Ordinal);
            Assert.Equal(("/", true, true, null), (made.Path, made.Secure, made.HttpOnly, made.Domain));
            Assert.NotEqual(SameSiteMode.None, made.SameSite);
        }
    }

    [Theory]
    [InlineData("/accounts")]
    [InlineData("/platform/v1/accounts/nobody/limits")]
    public async Task Trace_IsNotAnswered(string path)
    {
        await using var host = new GuardedHost();
        using var service = host.CreateService();
        using var request = new HttpRequestMessage(HttpMethod.Trace, path);
        request.Headers.Add("X-Secret", "canary");

        using var answer = await service.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 300, 499);
        Assert.DoesNotContain("canary", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static void AssertHeaders(HttpResponseMessage answer, string what)
    {
        foreach (var (name, value) in Always)
        {
            Assert.True(answer.Headers.TryGetValues(name, out var found), $"{what} lacks {name}");
            Assert.Equal(value, Assert.Single(found));
        }

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl is not null, $"{what} says nothing about caches");
    }

    /// <summary>All there are, with something in place of their parameters.</summary>
    private static List<(string Method, string Path)> Routes(GuardedHost host) =>
        [
            .. host
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .SelectMany(endpoint =>
                {
                    var path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText ?? "", "1").TrimStart('/');
                    var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                    return methods.Select(method => (method, path));
                })
                // One of many files is as good as all, and a circuit's connection has a test of its own.
                .Where(route =>
                    !route.path.Contains("_content", StringComparison.Ordinal)
                    && !route.path.Contains("_framework", StringComparison.Ordinal)
                    && !route.path.EndsWith("/lease", StringComparison.Ordinal)
                )
                .Distinct(),
        ];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
