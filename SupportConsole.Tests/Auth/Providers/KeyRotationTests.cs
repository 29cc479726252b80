using System.Net;
using System.Net.Http.Headers;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>
/// The tenant signs with a key that it published after its metadata was read. A host of its own for each: keys are
/// asked for again once in five minutes at most.
/// </summary>
public sealed class KeyRotationTests(EntraHost host) : IClassFixture<EntraHost>
{
    [Fact]
    public async Task RotatedKey_IsTakenAtTheFirstSignInAndCall()
    {
        using var browser = host.CreateBrowser();
        using var before = await EntraHost.SignInAsync(browser);
        using var callBefore = await CallAsync();

        host.Tenant.RotateKey();
        using var after = await EntraHost.SignInAsync(browser);
        using var callAfter = await CallAsync();

        Assert.Equal(
            ("/audit", "/audit"),
            (before.Headers.Location!.OriginalString, after.Headers.Location!.OriginalString)
        );
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (callBefore.StatusCode, callAfter.StatusCode));
    }

    private async Task<HttpResponseMessage> CallAsync()
    {
        using var app = host.CreateBrowser();
        app.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Tenant.AppToken());
        return await app.GetAsync("/platform/v1/accounts/nobody/limits");
    }
}
