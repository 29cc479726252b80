using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using SupportConsole.Tests.Auth.Providers;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// People sign in with a browser at an identity provider: one that is not ours, and one in Entra ID's shape.
/// </summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class ProviderJourneyTests(ConsoleFixture fixture) : IAsyncLifetime
{
    private readonly List<string> _complaints = [];
    private IBrowserContext? _context;

    [SkippableFact]
    public async Task OidcProvider_SignInOutAndWithoutRole()
    {
        Soak.Only();
        await using var provider = new NodeProvider();
        var missing = await provider.FindMissingAsync();
        Skip.If(missing is not null, missing);
        await using var console = new ConsoleProcess(
            ("Authentication__Mode", "Oidc"),
            ("Authentication__Contact", "it-service@example.test"),
            ("Authentication__RoleClaim", "groups"),
            ("Authentication__Roles__SupportManager__0", "support-managers"),
            ("Authentication__Oidc__Authority", provider.Issuer),
            ("Authentication__Oidc__ClientId", "support-console"),
            ("Authentication__Oidc__ClientSecret", "loopback-secret"),
            ("Authentication__Oidc__Scopes", "groups"),
            ("Authentication__Oidc__UserInfo", "true"),
            ("Authentication__Platform__Audience", "api://support-console")
        );
        await console.StartAsync();
        await provider.ServeAsync(console.Address);
        var page = await OpenAsync(console.Address);

        await page.GotoAsync("/audit?person=x");
        await LogInAsync(page, "manager-7");
        await InteractiveAsync(page);
        Assert.EndsWith("/audit?person=x", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByText("Person manager-7")).ToBeVisibleAsync();

        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await Assertions.Expect(page.GetByText("You are signed out.")).ToBeVisibleAsync();
        Assert.StartsWith(console.Address.ToString(), page.Url, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await LogInAsync(page, "stranger");
        await Assertions.Expect(page.Locator("[data-problem=NoRole]")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("at the provider: support-managers")).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with another account" }).ClickAsync();
        await LogInAsync(page, "manager-8");
        await InteractiveAsync(page);
        await Assertions.Expect(page.GetByText("Person manager-8")).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.NotFound, await CallPlatformAsync(console.Address, provider.Issuer));
        AssertNoComplaints();
    }

    [SkippableFact]
    public async Task EntraTenant_SignInOutAndGuest()
    {
        Soak.Only();
        Skip.If(fixture.Missing is not null, fixture.Missing);
        await using var tenant = await EntraTenant.StartAsync();
        await using var console = new ConsoleProcess(
            ("Authentication__Mode", "EntraId"),
            ("Authentication__Contact", "https://help.example.test/roles"),
            ("Authentication__EntraId__Instance", tenant.Address),
            ("Authentication__EntraId__TenantId", EntraTenant.TenantId),
            ("Authentication__EntraId__ClientId", EntraTenant.ClientId),
            ("Authentication__EntraId__ClientSecret", EntraTenant.Secret)
        );
        await console.StartAsync();
        var page = await OpenAsync(console.Address);

        await page.GotoAsync("/audit");
        await InteractiveAsync(page);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Signed in as Mara Member" }))
            .ToBeVisibleAsync();

        // Another tab, whose circuit is open: it ends with the sign-out.
        var other = await _context!.NewPageAsync();
        await other.GotoAsync("/accounts");
        await InteractiveAsync(other);
        await SignOutAsync(page);
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(console.Address, "/sign-in?signedOut=true").ToString());
        await Assertions.Expect(page.GetByText("You are signed out.")).ToBeVisibleAsync();

        tenant.Alter = claims => claims["acct"] = 1;
        await page.GotoAsync("/audit");
        await Assertions.Expect(page.Locator("[data-problem=Guest]")).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page);
        await page.GotoAsync("/accounts");
        await Assertions.Expect(page.Locator("[data-problem=Guest]")).ToBeVisibleAsync();

        tenant.Reset();
        tenant.IsDown = true;
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with another account" }).ClickAsync();
        tenant.IsDown = false;
        await page.GotoAsync("/audit");
        await InteractiveAsync(page);
        AssertNoComplaints();
    }

    public Task InitializeAsync()
    {
        Skip.If(fixture.Missing is not null, fixture.Missing);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.CloseAsync();
        }
    }

    private static async Task LogInAsync(IPage page, string name)
    {
        await page.Locator("input[name=login]").FillAsync(name);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();

        // What the console asks for, to be agreed to.
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator(".user-menu button").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
    }

    private static async Task InteractiveAsync(IPage page) =>
        await Assertions.Expect(page.Locator(".shell[data-interactive=true]")).ToBeVisibleAsync();

    /// <summary>Gets a token as an app of the platform does, and calls with it.</summary>
    private static async Task<HttpStatusCode> CallPlatformAsync(Uri console, string issuer)
    {
        using var app = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, issuer + "/token")
        {
            Content = new FormUrlEncodedContent([
                new("grant_type", "client_credentials"),
                new("resource", "urn:support-console"),
            ]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes("speech-platform:loopback-secret-2"))
        );
        using var granted = await app.SendAsync(request);
        var token = (await granted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        app.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await app.GetAsync(new Uri(console, "/platform/v1/accounts/nobody/limits"));
        return answer.StatusCode;
    }

    private async Task<IPage> OpenAsync(Uri address)
    {
        _context = await fixture.Browser.NewContextAsync(new() { BaseURL = address.ToString() });
        _context.SetDefaultTimeout(60_000);
        var page = await _context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // The provider's own pages are not ours to mend.
            if (
                message.Type is "error" or "warning"
                && page.Url.StartsWith(address.ToString(), StringComparison.Ordinal)
            )
            {
                _complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        return page;
    }

    /// <summary>The policy stops nothing; the status of a refusal is reported by the browser and meant.</summary>
    private void AssertNoComplaints() =>
        Assert.DoesNotContain(_complaints, complaint =>
            !complaint.Contains("status of 403", StringComparison.Ordinal)
            && !complaint.Contains("status of 503", StringComparison.Ordinal)
        );
}
