using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// A customer wants a key for their tests: from a new project to a key that is refused, and nothing of the secret left
/// behind.
/// </summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class ApiKeyJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    /// <summary>
    /// On a slow machine the page was left before the server knew of the form, and what was typed was lost.
    /// </summary>
    [SkippableFact]
    public async Task Dialog_LeftWithTheFirstKeystroke_HasItAgain()
    {
        await Console.RegisterAsync("hasty", "Hasty Captions");
        var page = await SignInAsync(Engineer, "/accounts/hasty?tab=projects");
        await page.EvaluateAsync(
            """
            new MutationObserver((changes, observer) => {
              const name = document.querySelector("#project-name");
              if (name) {
                observer.disconnect();
                name.value = "Staging";
                name.dispatchEvent(new Event("input", { bubbles: true }));
                location.reload();
              }
            }).observe(document, { subtree: true, childList: true });
            """
        );

        await page.GetByRole(AriaRole.Button, new() { Name = "New project" }).ClickAsync();

        await Expect(page.Locator("#project-name")).ToHaveValueAsync("Staging");
    }

    [SkippableFact]
    public async Task Key_FromANewProjectToItsEnd()
    {
        Soak.Only();
        await Console.RegisterAsync("keyring", "Keyring Captions");
        var page = await SignInAsync(Engineer, "/accounts/keyring?tab=projects");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var reached = page.Locator("#limits-reached");
        await Expect(page.Locator("[data-count-limit=Projects]")).ToContainTextAsync("1 of 2");

        await page.GetByRole(AriaRole.Button, new() { Name = "New project" }).ClickAsync();
        await page.Locator("#project-name").FillAsync("Staging");
        await page.Locator("#project-reason").FillAsync("The customer tests their uploads");

        // What was typed outlives the page; the ticket is still to come.
        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Expect(page.Locator("#project-name")).ToHaveValueAsync("Staging");
        await AssertAccessibleAsync(page);
        await SubmitAsync(page, ticket: "SUP-31");
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("The project “Staging” is there");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        // Pay-as-you-go has two.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "New project" })).ToBeDisabledAsync();
        await Expect(reached).ToContainTextAsync("No more projects can be made");

        await page.GetByRole(AriaRole.Button, new() { Name = "New key of project Staging" }).ClickAsync();
        await page.Locator("#project-name").FillAsync("upload tests");
        await page.Locator("#project-reason").FillAsync("The customer tests their uploads");
        await SubmitAsync(page, ticket: "SUP-31");
        var secret = await page.Locator("[data-secret]").InnerTextAsync();
        await AssertAccessibleAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy key" }).ClickAsync();
        Assert.Equal(secret, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await page.GetByRole(AriaRole.Button, new() { Name = "I have copied it, close" }).ClickAsync();

        var (status, verified) = await VerifyAsync(secret);
        Assert.Equal((HttpStatusCode.OK, "keyring"), (status, verified.GetProperty("accountId").GetString()));
        Assert.StartsWith("prj_", verified.GetProperty("projectId").GetString(), StringComparison.Ordinal);

        // Nothing of it is on the page or in the browser's store any more.
        await Expect(page.Locator("[data-secret]")).ToHaveCountAsync(0);
        var left = await page.EvaluateAsync<string>(
            "document.documentElement.outerHTML + JSON.stringify(sessionStorage) + JSON.stringify(localStorage) + "
                + "location.href"
        );
        Assert.DoesNotContain(secret[12..], left, StringComparison.Ordinal);

        await FindByKeyAsync(secret);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete key upload tests" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("This cannot be undone");
        await page.Locator("#project-reason").FillAsync("The customer is done with it");
        await AssertAccessibleAsync(page);
        await SubmitAsync(page, ticket: "SUP-32");
        await Expect(page.Locator("[data-toast]").Last).ToContainTextAsync("is refused from now on");

        (status, var refused) = await VerifyAsync(secret);
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "Authentication error, API token missing/invalid"),
            (status, refused.GetProperty("error").GetString())
        );
        await Expect(page.Locator("[data-key]")).ToHaveCountAsync(0);
        await AssertAccessibleAsync(page);
    }

    /// <summary>
    /// A colleague pastes the key that the customer sent, and stands on the account; the address keeps no secret.
    /// </summary>
    private async Task FindByKeyAsync(string secret)
    {
        var colleague = await SignInAsync(Engineer);
        await colleague.Locator("[data-search]").FillAsync(secret);
        await colleague.Keyboard.PressAsync("Enter");
        await Expect(colleague.GetByRole(AriaRole.Heading, new() { Name = "Keyring Captions" })).ToBeVisibleAsync();

        await colleague.GotoAsync("/accounts");
        await InteractiveAsync(colleague);
        await colleague.Locator("[data-search]").FillAsync(secret);
        await Expect(colleague.Locator("#accounts-found"))
            .ToContainTextAsync($"key {secret[..11]}… (upload tests) of project Staging");
        Assert.DoesNotContain(secret[12..], colleague.Url, StringComparison.Ordinal);
    }

    private static async Task SubmitAsync(IPage page, string ticket)
    {
        await page.Locator("#project-ticket").FillAsync(ticket);
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> VerifyAsync(string apiKey)
    {
        using var answer = await Console.Platform.PostAsJsonAsync(
            new Uri(Console.Address, "/platform/v1/keys/verify"),
            new { apiKey }
        );
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
