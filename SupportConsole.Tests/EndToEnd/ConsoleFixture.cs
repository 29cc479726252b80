using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// One program and one Chromium for all journeys; each journey has accounts and a browser context of its own.
/// </summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    /// <summary>
    /// The shell comes first: it is the same engine without a window around the page, whose drawing took most of a
    /// journey's processor time.
    /// </summary>
    private static readonly string[] BrowserNames =
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why the journeys cannot be walked; null when they can.</summary>
    public string? Missing { get; private set; }

    public ConsoleProcess Console { get; } = new();

    public IBrowser Browser => _browser ?? throw new InvalidOperationException(Missing);

    public async Task InitializeAsync()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var binary = BrowserNames
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (binary is null)
        {
            Missing = "Chromium is not on the PATH (Debian: apt-get install chromium-headless-shell).";
            return;
        }

        // Two busy cores: patience costs nothing where all is well.
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = binary,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
            }
        );
        await Console.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await Console.DisposeAsync();
    }
}

/// <summary>Journeys share a program and a browser, and run one after the other: they drive one machine.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleJourneys : ICollectionFixture<ConsoleFixture>
{
    public const string Name = "Console journeys";
}

/// <summary>
/// Those that have a program and a browser of their own beside the others, because all in one row take too long.
/// </summary>
[CollectionDefinition(Name)]
public sealed class MoreConsoleJourneys : ICollectionFixture<ConsoleFixture>
{
    public const string Name = "More console journeys";
}
