using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// An administrator gives a service a key: from its making to its end, and nothing of the secret left behind.
/// </summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class PlatformKeyJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Key_MadeRotatedAndRevoked_OpensWhatItMayUntilItsEnd()
    {
        Soak.Only();
        await Console.RegisterAsync("keyed", "Keyed Captions");
        var page = await SignInAsync(Administrator);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByText("Platform keys").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New key" }).ClickAsync();
        await page.Locator("#platform-key-name").FillAsync("dashboard");
        await page.GetByLabel("limits: read an account's limits").CheckAsync();
        await page.Locator("#platform-key-reason").FillAsync("The dashboard shows customers' limits");

        // What was chosen and typed outlives the page, once the server has heard of the choice.
        await Expect(page.Locator("input[name=scopes]")).ToHaveValueAsync("limits");
        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Expect(page.GetByLabel("limits: read an account's limits")).ToBeCheckedAsync();
        await Expect(page.Locator("#platform-key-name")).ToHaveValueAsync("dashboard");
        await AssertAccessibleAsync(page);
        await SubmitAsync(page, "Create key");
        var old = await TakeSecretAsync(page);

        Assert.Equal((HttpStatusCode.OK, null), await LimitsAsync(old));
        var (status, error) = await VerifyAsync(old);
        Assert.Equal(
            (
                HttpStatusCode.Forbidden,
                "The platform key dashboard may not make this call: it needs the scope keys, and the key has limits"
            ),
            (status, error)
        );

        await page.GetByRole(AriaRole.Button, new() { Name = $"Rotate key {old[..12]}… of dashboard" }).ClickAsync();
        await page.Locator("#platform-key-reason").FillAsync("Keys are changed each quarter");
        await AssertAccessibleAsync(page);
        await SubmitAsync(page, "Rotate key");
        var young = await TakeSecretAsync(page);
        Assert.Equal(HttpStatusCode.OK, (await LimitsAsync(old)).Status);
        Assert.Equal(HttpStatusCode.OK, (await LimitsAsync(young)).Status);
        await Expect(page.Locator("main")).ToContainTextAsync("rotated, still works");

        await page.GetByRole(AriaRole.Button, new() { Name = $"Revoke key {old[..12]}… of dashboard" }).ClickAsync();
        await page.Locator("#platform-key-reason").FillAsync("The dashboard has its new key");
        await AssertAccessibleAsync(page);
        await SubmitAsync(page, "Revoke key");
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("is revoked");
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "Authentication error, API token missing/invalid"),
            await LimitsAsync(old)
        );
        Assert.Equal(HttpStatusCode.OK, (await LimitsAsync(young)).Status);
        await Expect(page.Locator("main")).ToContainTextAsync("by Administrator (development)");
        await AssertAccessibleAsync(page);

        // The audit tells of all three, and nothing holds a secret.
        await page.GetByRole(AriaRole.Link, new() { Name = "rotated" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("Rotate platform key of dashboard");
        await page.Locator("[data-row-link]").First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Keys are changed each quarter");
        var left = await page.EvaluateAsync<string>(
            "document.documentElement.outerHTML + JSON.stringify(sessionStorage) + JSON.stringify(localStorage) + "
                + "location.href"
        );
        Assert.DoesNotContain(old[12..], left, StringComparison.Ordinal);
        Assert.DoesNotContain(young[12..], left, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Rights_OfEveryRole_AreTold()
    {
        var page = await SignInAsync(Manager);
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByText("Platform keys"))
            .ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Signed in as" }).ClickAsync();
        await page.Locator(".mud-popover-open").GetByText("What each role may do").ClickAsync();

        await Expect(page.Locator("#rights").GetByRole(AriaRole.Row, new() { Name = "Manage platform keys" }))
            .ToContainTextAsync("yes");
        await AssertAccessibleAsync(page);
    }

    private static async Task SubmitAsync(IPage page, string name) =>
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    private static async Task<string> TakeSecretAsync(IPage page)
    {
        var secret = await page.Locator("[data-secret]").InnerTextAsync();
        await AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "I have copied it, close" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        return secret;
    }

    private Task<(HttpStatusCode Status, string? Error)> LimitsAsync(string key) =>
        CallAsync(key, HttpMethod.Get, "accounts/keyed/limits");

    private Task<(HttpStatusCode Status, string? Error)> VerifyAsync(string key) =>
        CallAsync(key, HttpMethod.Post, "keys/verify");

    private async Task<(HttpStatusCode Status, string? Error)> CallAsync(string key, HttpMethod method, string path)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(Console.Address, $"/platform/v1/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = method == HttpMethod.Post ? JsonContent.Create(new { apiKey = "sk_none" }) : null;
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, body.TryGetProperty("error", out var error) ? error.GetString() : null);
    }
}
