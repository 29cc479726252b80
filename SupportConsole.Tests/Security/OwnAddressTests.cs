using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting;
using SupportConsole.Security;
using SupportConsole.Security.Network;

namespace SupportConsole.Tests.Security;

/// <summary>The console is served under its own name, encrypted, and believes configured proxies alone.</summary>
public sealed class OwnAddressTests
{
    [Fact]
    public async Task OtherHost_IsRefusedForPeopleAndServedForPrograms()
    {
        await using var host = new GuardedHost(production: true);
        using var browser = host.CreateBrowser();
        using var service = host.CreateService();
        foreach (var client in new[] { browser, service })
        {
            client.DefaultRequestHeaders.Host = "evil.example";
        }

        using var page = await browser.GetAsync("/accounts");
        using var probe = await browser.GetAsync("/health/ready");
        using var api = await service.GetAsync("/platform/v1/accounts/nobody/limits");
        var text = await page.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.MisdirectedRequest, page.StatusCode);
        Assert.Contains($"Open {GuardedHost.PublicUrl}.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", text + page.Headers, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (probe.StatusCode, api.StatusCode));
    }

    /// <summary>
    /// A rebound name leads a browser to a Development console, in which one signs in without a password.
    /// </summary>
    [Theory]
    [InlineData("localhost:5210", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5210", HttpStatusCode.OK)]
    [InlineData("[::1]:5210", HttpStatusCode.OK)]
    [InlineData("rebound.example:5210", HttpStatusCode.MisdirectedRequest)]
    public async Task Development_ServesThisMachinesNames(string name, HttpStatusCode expected)
    {
        await using var host = new GuardedHost();
        using var browser = host.CreateBrowser();
        browser.DefaultRequestHeaders.Host = name;

        using var answer = await browser.GetAsync("/sign-in");

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Redirect_ToTheSignIn_NamesNoHost()
    {
        await using var host = new GuardedHost(production: true);
        using var browser = host.CreateBrowser();

        using var answer = await browser.GetAsync("/accounts?q=é");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith(
            "/sign-in/begin?returnUrl=",
            answer.Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("10.1.2.3", HttpStatusCode.OK)]
    [InlineData("10.9.9.9", HttpStatusCode.OK)]
    [InlineData("192.0.2.66", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1", HttpStatusCode.BadRequest)]
    public async Task ForwardedHttps_IsBelievedOfConfiguredProxiesAlone(string sender, HttpStatusCode expected)
    {
        await using var host = new GuardedHost(production: true);
        host.Settings["Security:Proxies:0"] = "10.1.2.3";
        host.Settings["Security:Proxies:1"] = "10.9.0.0/16";
        using var proxy = host.CreateBrowser(sender);
        proxy.BaseAddress = new("http://console.example.test");
        proxy.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        proxy.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");

        using var answer = await proxy.GetAsync("/sign-in");

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.BadRequest)
        {
            Assert.Contains("HTTPS only", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ForwardedFor_OfAClient_DoesNotChangeItsAddress()
    {
        await using var host = new GuardedHost(production: true);
        host.Settings["Security:RefusedKeysPerMinute"] = "1";
        HttpStatusCode last = default;
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            using var guessing = host.CreateService("guess");
            guessing.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{attempt}");
            using var answer = await guessing.GetAsync("/platform/v1/accounts/nobody/limits");
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData("Security:Proxies:0", "my-proxy", "neither an address")]
    [InlineData("Security:CircuitsPerPerson", "5000", "is above Security:Circuits")]
    [InlineData("Security:SignInsPerMinute", "0", "SignInsPerMinute")]
    [InlineData("ForwardedHeaders_Enabled", "true", "Security:Proxies:0")]
    [InlineData("DataProtection:CertificatePath", "/no/such/file.pfx", "cannot be read")]
    [InlineData("DataProtection:CertificatePassword", "SECRET", "without DataProtection:CertificatePath")]
    [InlineData("DataProtection:Earlier:0:CertificatePath", "/no/such/file.pfx", "Earlier:0:CertificatePath")]
    public void Start_BadSetting_IsRefusedWithItsCure(string name, string value, string expected)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new(name, value)]);
        builder.AddSecurity();
        using var services = builder.Services.BuildServiceProvider();

        var problem = Assert.Throws<OptionsValidationException>(() =>
            services.GetRequiredService<IStartupValidator>().Validate()
        );

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0", null, false)]
    [InlineData("::", null, false)]
    [InlineData("192.168.1.7", "yes", false)]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("::1", null, true)]
    [InlineData("0.0.0.0", LoopbackOnly.Consent, true)]
    public void Development_ListensOnThisMachineUnlessToldOtherwiseInWords(
        string address,
        string? consent,
        bool allowed
    )
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(LoopbackOnly.Setting, consent)]);

        var problem = Record.Exception(() => LoopbackOnly.Demand(configuration.Build(), IPAddress.Parse(address)));

        Assert.Equal(allowed, problem is null);
        Assert.True(allowed || problem is StartupException);
    }
}
