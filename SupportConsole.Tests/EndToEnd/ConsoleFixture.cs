using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// One program and one Chromium for all journeys, and in it a browser context for each role; each journey has accounts
/// and pages of its own.
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

    private readonly Dictionary<string, SignedIn> _signedIn = [];
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

    /// <summary>
    /// A browser in which a person of this role has signed in at <see cref="Console"/>. It is kept for the journeys to
    /// come with what it has loaded: a sign-in, the scripts and the styles cost a page several times what it costs itself.
    /// Its cookies are those of the sign-in, whatever an earlier journey chose.
    /// </summary>
    /// <param name="signInAsync">Signs in, where nobody of this role has yet.</param>
    public async Task<IBrowserContext> SignedInAsync(string role, Func<IBrowserContext, Task<IPage>> signInAsync)
    {
        if (!_signedIn.TryGetValue(role, out var kept))
        {
            var context = await OpenBrowserAsync(Console.Address);
            await (await signInAsync(context)).CloseAsync();
            _signedIn[role] = kept = new(context, [.. (await context.CookiesAsync()).Select(Copy)]);
        }

        await kept.Context.ClearCookiesAsync();
        await kept.Context.AddCookiesAsync(kept.Cookies);
        return kept.Context;
    }

    /// <summary>A browser that nobody has used.</summary>
    /// <param name="address">Of the program that it visits.</param>
    public async Task<IBrowserContext> OpenBrowserAsync(Uri address)
    {
        var context = await Browser.NewContextAsync(
            new() { BaseURL = address.ToString(), TimezoneId = "Europe/Berlin" }
        );
        context.SetDefaultTimeout(60_000);
        return context;
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

    private static Cookie Copy(BrowserContextCookiesResult cookie) =>
        new()
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            Expires = cookie.Expires,
            HttpOnly = cookie.HttpOnly,
            Secure = cookie.Secure,
            SameSite = cookie.SameSite,
        };

    private sealed record SignedIn(IBrowserContext Context, IReadOnlyList<Cookie> Cookies);
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
