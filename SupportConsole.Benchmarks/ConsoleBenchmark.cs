using System.Globalization;
using Microsoft.Playwright;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Benchmarks;

/// <summary>
/// The console as a browser sees it, with the program and Chromium on one machine: weight of a first visit, time to
/// answer, a keystroke while others are connected, memory of a circuit, and what the live Now page costs.
/// </summary>
internal static partial class ConsoleBenchmark
{
    private const string Account = "bench";
    private const int Keystrokes = 120;

    private static readonly string[] BrowserNames = ["chromium", "chromium-browser", "google-chrome"];

    public static Task<int> RunAsync(int circuits) =>
        BrowseAsync(
            async (context, program, load) =>
            {
                await RenderAsync(context, program.Address);
                await OpenAsync(context);
                await TypeAmongAsync(context, program, circuits);
                await WatchNowAsync(context, program, load);
                await WatchAccountsAsync(context, program, load);
            }
        );

    /// <summary>Starts the program and a browser, signs in, measures, and leaves nothing behind.</summary>
    private static async Task<int> BrowseAsync(Func<IBrowserContext, ProgramProcess, PlatformLoad, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("support-console-bench-");
        await using var program = new ProgramProcess(
            folder.FullName,
            new Dictionary<string, string>
            {
                ["Database__ConnectionString"] = Path.Combine(folder.FullName, "console.db"),

                // All the pages are one person's.
                ["Security__CircuitsPerPerson"] = "1000",
            }
        );
        await program.StartAsync();
        using var load = new PlatformLoad(program.Address);
        await load.RegisterAsync(Account, "payAsYouGo");
        await load.SubmitAsync(Account, 212);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = FindBrowser(),
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
            }
        );
        var context = await browser.NewContextAsync(new() { BaseURL = program.Address.ToString() });
        context.SetDefaultTimeout(120_000);
        await WeighAsync(context);
        await measure(context, program, load);

        await browser.CloseAsync();
        await program.KillAsync();
        folder.Delete(recursive: true);
        return 0;
    }

    /// <summary>Signs in and opens the first page with an empty cache; counts what crossed the wire.</summary>
    private static async Task WeighAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        var network = await context.NewCDPSessionAsync(page);
        long bytes = 0;
        network.Event("Network.loadingFinished").OnEvent += (_, told) =>
            bytes += (long)(told?.GetProperty("encodedDataLength").GetDouble() ?? 0);
        await network.SendAsync("Network.enable");
        await page.GotoAsync("/sign-in");
        await page.Locator("button.persona", new() { HasText = "Support engineer" }).First.ClickAsync();
        await InteractiveAsync(page);
        Console.WriteLine($"first visit, sign-in page included                {bytes / 1024.0, 8:0} KB   (aim 450)");
        await page.CloseAsync();
    }

    /// <summary>The account page as an answer of the server, without a browser.</summary>
    private static async Task RenderAsync(IBrowserContext context, Uri address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add(
            "Cookie",
            string.Join("; ", (await context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"))
        );
        for (var warm = 0; warm < 30; warm++)
        {
            await client.GetByteArrayAsync(new Uri("/accounts/" + Account, UriKind.Relative));
        }

        var sample = new Sample();
        for (var turn = 0; turn < 200; turn++)
        {
            await sample.MeasureAsync(() =>
                client.GetByteArrayAsync(new Uri("/accounts/" + Account, UriKind.Relative))
            );
        }

        Console.WriteLine(
            $"account page, server render                  p50 {sample.Percentile(0.5), 5:0} ms   p95 "
                + $"{sample.Percentile(0.95), 5:0} ms   (aim 40)"
        );
    }

    private static async Task OpenAsync(IBrowserContext context)
    {
        var sample = new Sample();
        for (var turn = 0; turn < 15; turn++)
        {
            var page = await context.NewPageAsync();
            await sample.MeasureAsync(async () =>
            {
                await page.GotoAsync("/accounts/" + Account);
                await InteractiveAsync(page);
                return true;
            });
            await page.CloseAsync();
        }

        Console.WriteLine(
            $"account page, until it answers               p50 {sample.Percentile(0.5), 5:0} ms   p95 "
                + $"{sample.Percentile(0.95), 5:0} ms   (aim 1000)"
        );
    }

    /// <summary>
    /// Keystrokes in the change dialog, answered by the guardrail's text, while others look at the same account.
    /// </summary>
    private static async Task TypeAmongAsync(IBrowserContext context, ProgramProcess program, int circuits)
    {
        var before = program.WorkingSet;
        List<IPage> pages = [];
        for (var circuit = 0; circuit < circuits; circuit++)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync("/accounts/" + Account);
            await InteractiveAsync(page);
            pages.Add(page);
        }

        Console.WriteLine(
            $"memory of a circuit, of {circuits, 3} on the account page   "
                + $"{(program.WorkingSet - before) / 1024.0 / 1024.0 / circuits, 8:0.0} MB   (aim 3)"
        );
        var typing = pages[^1];
        await typing.GotoAsync($"/accounts/{Account}?dialog=limit");
        await InteractiveAsync(typing);
        var field = typing.Locator("#new-limit");
        await field.FillAsync("");
        var sample = new Sample();
        for (var stroke = 0; stroke < Keystrokes; stroke++)
        {
            // From 301 on, one more each time: every key changes what the guardrail says.
            var told = await typing.EvaluateAsync<double>(
                """
                value => new Promise(resolve => {
                  const field = document.querySelector("#new-limit"), said = document.querySelector("#guardrail");
                  const watch = new MutationObserver(() => { watch.disconnect(); resolve(performance.now() - start); });
                  watch.observe(said, { subtree: true, childList: true, characterData: true });
                  const start = performance.now();
                  field.value = value;
                  field.dispatchEvent(new Event("input", { bubbles: true }));
                })
                """,
                (stroke % 2 == 0 ? 150 + stroke : 600 + stroke).ToString(CultureInfo.InvariantCulture)
            );
            sample.Add(TimeSpan.FromMilliseconds(told));
        }

        Console.WriteLine(
            $"keystroke in a dialog among {circuits, 3} circuits        p50 {sample.Percentile(0.5), 5:0} ms   p95 "
                + $"{sample.Percentile(0.95), 5:0} ms   (aim 50)"
        );
        foreach (var page in pages)
        {
            await page.CloseAsync();
        }
    }

    private static Task InteractiveAsync(IPage page) =>
        page.Locator(".shell[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    private static string FindBrowser() =>
        BrowserNames
            .SelectMany(name =>
                (Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(Path.PathSeparator)
                    .Select(path => Path.Combine(path, name))
            )
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not on the PATH (Debian: apt-get install chromium).");
}
