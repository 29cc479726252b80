using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>Open pages at the limit of a person, and while the database is away.</summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class OpenPagesJourneyTests(ConsoleFixture fixture) : JourneyTest(fixture), IAsyncLifetime
{
    private const string Lost = "This part could not be loaded";

    /// <summary>A program of its own: the other journeys open more pages, and want their database.</summary>
    protected override ConsoleProcess Console { get; } =
        new(("Security__CircuitsPerPerson", "2"), ("Database__LockTimeoutSeconds", "1"));

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Console.StartAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        try
        {
            await DisposeAsync();
        }
        finally
        {
            await Console.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task Pages_OverTheLimitAndWithoutADatabase_SayWhyAndRecover()
    {
        Soak.Only();
        await Console.RegisterAsync("away", "Away Media");
        var first = await SignInAsync(Engineer, "/accounts/away");
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync("/usage");
        await InteractiveAsync(second);

        var third = await first.Context.NewPageAsync();
        await third.GotoAsync("/throttling");
        await Expect(third.GetByRole(AriaRole.Heading, new() { Name = "Too many open pages" })).ToBeVisibleAsync();
        await Expect(third.GetByRole(AriaRole.Alert)).ToContainTextAsync("You have 2 pages of the console open");
        await AssertAccessibleAsync(third);

        // Somebody else is not held up.
        await SignInAsync(Manager, "/audit");

        await second.CloseAsync();
        await third.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await InteractiveAsync(third);
        await Expect(third.GetByRole(AriaRole.Heading, new() { Name = "Throttling", Exact = true })).ToBeVisibleAsync();

        File.Move(Console.DatabaseFile, Console.DatabaseFile + ".aside");
        await Expect(first.GetByText(Lost).First).ToBeVisibleAsync();
        File.Move(Console.DatabaseFile + ".aside", Console.DatabaseFile);

        await Expect(first.GetByText(Lost)).ToHaveCountAsync(0);
        await Console.SubmitAsync("away", 3);
        await Expect(Figure(first, "running")).ToContainTextAsync("3");
    }
}
