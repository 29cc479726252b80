using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// What every journey needs: a signed-in page, and the promise that the browser had nothing to complain about.
/// </summary>
[Collection(ConsoleJourneys.Name)]
public abstract class JourneyTest(ConsoleFixture fixture) : IAsyncLifetime
{
    protected const string Engineer = "Support engineer";
    protected const string Manager = "Support manager";
    protected const string Engineering = "Engineering";
    protected const string Administrator = "Administrator";

    private readonly Dictionary<string, IBrowserContext> _kept = [];
    private readonly List<IBrowserContext> _own = [];
    private readonly List<string> _complaints = [];

    protected virtual ConsoleProcess Console { get; } = fixture.Console;

    /// <summary>True while the program is being killed: a lost connection is then no fault.</summary>
    protected bool ExpectsLostConnection { get; set; }

    /// <summary>
    /// The status of a page that the journey asks for on purpose although it is refused: the browser reports it.
    /// </summary>
    protected int? ExpectedStatus { get; set; }

    public Task InitializeAsync()
    {
        Skip.If(fixture.Missing is not null, fixture.Missing);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var page in _kept.Values.SelectMany(context => context.Pages).ToList())
        {
            await page.CloseAsync();
        }

        foreach (var context in _own)
        {
            await context.CloseAsync();
        }

        if (!ExpectsLostConnection)
        {
            Assert.DoesNotContain(_complaints, complaint =>
                ExpectedStatus is null || !complaint.Contains($"status of {ExpectedStatus}", StringComparison.Ordinal)
            );
        }
    }

    /// <summary>A page of a person of this role.</summary>
    /// <param name="alone">
    /// True for a sign-in that no other page has: the journey ends it. A program of the journey's own knows no other.
    /// </param>
    protected async Task<IPage> SignInAsync(
        string role,
        string path = "/",
        ColorScheme scheme = ColorScheme.Light,
        int width = 1280,
        bool alone = false
    )
    {
        if (alone || Console != fixture.Console)
        {
            var own = await fixture.OpenBrowserAsync(Console.Address);
            _own.Add(own);
            return await SignInAsync(own, role, path, scheme, width);
        }

        if (!_kept.TryGetValue(role, out var context))
        {
            _kept[role] = context = await fixture.SignedInAsync(role, signingIn =>
                SignInAsync(signingIn, role, "/", scheme, width)
            );
        }

        var page = await OpenPageAsync(context, scheme, width);
        await page.GotoAsync(path);
        await InteractiveAsync(page);
        return page;
    }

    /// <summary>Waits until the page's circuit lives: before that a click is lost.</summary>
    protected static async Task InteractiveAsync(IPage page) =>
        await Assertions.Expect(page.Locator(".shell[data-interactive=true]")).ToBeVisibleAsync();

    protected static ILocator Figure(IPage page, string name) => page.Locator($"[data-figure={name}]");

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>Opens the change dialog and fills it.</summary>
    protected static async Task FillChangeAsync(
        IPage page,
        string limit,
        string reason = "Customer asked in the ticket, steady batches",
        string ticket = "SUP-1"
    )
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Change limit" }).ClickAsync();
        await page.Locator("#new-limit").FillAsync(limit);
        await page.Locator("#reason").FillAsync(reason);
        await page.Locator("#ticket").FillAsync(ticket);
    }

    protected static ILocator Apply(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Apply" });

    /// <summary>axe finds nothing, and nothing scrolls sideways.</summary>
    protected static async Task AssertAccessibleAsync(IPage page)
    {
        await Axe.AssertNoViolationAsync(page);
        var overflow = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} px wider than its window.");
    }

    private async Task<IPage> SignInAsync(
        IBrowserContext context,
        string role,
        string path,
        ColorScheme scheme,
        int width
    )
    {
        var page = await OpenPageAsync(context, scheme, width);
        await page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await page.Locator("button.persona", new() { HasText = role }).First.ClickAsync();
        await InteractiveAsync(page);
        return page;
    }

    private async Task<IPage> OpenPageAsync(IBrowserContext context, ColorScheme scheme, int width)
    {
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.SetViewportSizeAsync(width, 900);
        return page;
    }
}
