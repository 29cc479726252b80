using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// "What did we pay for?": from all accounts to one, to its models, to a file and to words that can be sent.
/// </summary>
public sealed class UsageJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 420)]
    public async Task Spend_FromAllAccountsToOne_IsTheSameEverywhere(ColorScheme scheme, int width)
    {
        var (id, name) = ($"usage{width}", $"Usage Captions {width}");
        await WorkAsync(id, name);
        var page = await SignInAsync(Engineer, "/usage?range=24h", scheme, width);
        var row = page.GetByRole(AriaRole.Row, new() { Name = name });
        await Expect(row).ToContainTextAsync("2.0 h");
        await Expect(row).ToContainTextAsync("$0.30");
        await AssertAccessibleAsync(page);

        // One account, by typing its id; then what it consists of.
        await page.Locator("input[name=account]").FillAsync(id);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"by=product&account={id}"));
        await Expect(page.Locator("[data-sentence]"))
            .ToContainTextAsync("$0.30 for 2.0 hours of audio and $0.003 for 1 LeMUR request");

        // The sentence is that of all accounts, too, while no other has worked: the rows tell that the account's are
        // there.
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Speech-to-text" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Model", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "anthropic/claude-3-5-sonnet" }))
            .ToContainTextAsync("LeMUR");
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Speech-to-text" })).ToContainTextAsync("$0.30");

        // The same figures as a table and as a file.
        await page.GetByRole(AriaRole.Button, new() { Name = "Table", Exact = true }).ClickAsync();
        await Expect(page.Locator(".chart-frame tbody tr").First).ToContainTextAsync("$0.30");
        await AssertAccessibleAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        Assert.Contains(
            ",speech-to-text,,1,2,0.3,",
            await File.ReadAllTextAsync(await download.PathAsync()),
            StringComparison.Ordinal
        );

        // The account's own tab.
        await page.GotoAsync($"/accounts/{id}");
        await InteractiveAsync(page);
        await page.Locator("nav.tabs a", new() { HasText = "Usage" }).ClickAsync();
        await Expect(page.Locator("[data-spend='this month']")).ToHaveTextAsync("$0.30");
        await Expect(page.Locator("[data-rows] tfoot")).ToContainTextAsync("$0.30");
        await AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "See all usage" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/usage[?].*account={id}"));
        await Expect(page.Locator("[data-rows] tfoot")).ToContainTextAsync("$0.30");
    }

    /// <summary>Two hours of audio at $0.15 and a LeMUR request of 1,000 tokens at $0.003.</summary>
    private async Task WorkAsync(string id, string name)
    {
        await Console.RegisterAsync(id, name);
        await Console.SubmitAsync(id, 1);
        await PostAsync($"/platform/v1/accounts/{id}/lemur", new { inputTokens = 1_000 });

        // Other journeys' transcripts wait here too: their leases lapse.
        var leased = await PostAsync(
            "/platform/v1/transcripts/lease",
            new
            {
                workerId = "usage-journey",
                max = 1_000,
                waitSeconds = 0,
                leaseSeconds = 5,
            }
        );
        var lease = leased
            .GetProperty("leases")
            .EnumerateArray()
            .Single(lease => lease.GetProperty("accountId").GetString() == id);
        await PostAsync(
            "/platform/v1/transcripts/complete",
            new
            {
                results = new[]
                {
                    new
                    {
                        id = lease.GetProperty("id").GetString(),
                        leaseToken = lease.GetProperty("leaseToken").GetString(),
                        status = "completed",
                        audioSeconds = 7_200,
                    },
                },
            }
        );
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await Console.Platform.PostAsJsonAsync(new Uri(Console.Address, path), body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
