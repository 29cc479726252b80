using System.Net;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>The provider does not answer when the program starts; nothing of it was read before.</summary>
public sealed class ProviderDownTests(EntraHost host) : IClassFixture<EntraHost>
{
    [Fact]
    public async Task SignIn_ProviderIsDownAtTheStart_IsExplainedAndWorksOnceItIsBack()
    {
        host.Tenant.IsDown = true;
        using var browser = host.CreateBrowser();

        using var failed = await browser.GetAsync("/sign-in/begin?returnUrl=%2Faudit");
        using var page = await browser.GetAsync(failed.Headers.Location);
        using var app = host.CreateBrowser();
        app.DefaultRequestHeaders.Authorization = new("Bearer", host.Tenant.AppToken());
        using var refused = await app.GetAsync("/platform/v1/accounts/nobody/limits");
        using var signOut = await browser.GetAsync("/sign-out/provider");
        host.Tenant.IsDown = false;

        // The library waits for a second or two before it asks again.
        var deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1);
        while (!await IsReachedAsync(browser))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, "The provider is not asked again.");
        }

        using var answer = await EntraHost.SignInAsync(browser);

        Assert.StartsWith(
            "/sign-in/problem/ProviderUnavailable?",
            failed.Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The identity provider does not answer",
            await page.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "/sign-in/problem/ProviderUnavailable?",
            signOut.Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
        Assert.StartsWith(
            """{"error":"The identity provider does not answer""",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal("/audit", answer.Headers.Location!.OriginalString);
    }

    private async Task<bool> IsReachedAsync(HttpClient browser)
    {
        using var begun = await browser.GetAsync("/sign-in/begin");
        return begun.Headers.Location!.OriginalString.StartsWith(host.Tenant.Address, StringComparison.Ordinal);
    }
}
