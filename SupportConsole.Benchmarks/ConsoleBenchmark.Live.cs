using Microsoft.Playwright;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Benchmarks;

/// <summary>
/// What pages cost that stand open while figures move: processor time of the program beyond that of the traffic alone.
/// </summary>
internal static partial class ConsoleBenchmark
{
    private const int ThrottledAccounts = 1_000;
    private const int Viewers = 20;
    private const int BusyAccounts = 50;

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);

    /// <summary>The live pages alone.</summary>
    public static Task<int> RunLiveAsync() =>
        BrowseAsync(
            async (context, program, load) =>
            {
                await WatchAccountsAsync(context, program, load);
                await WatchNowAsync(context, program, load);
            }
        );

    /// <summary>A page open on each of many accounts, each of which changes four times a second.</summary>
    private static async Task WatchAccountsAsync(IBrowserContext context, ProgramProcess program, PlatformLoad load)
    {
        var accounts = Enumerable.Range(0, BusyAccounts).Select(number => $"busy-{number}").ToList();
        foreach (var account in accounts)
        {
            await load.RegisterAsync(account, "payAsYouGo");
            await load.SubmitAsync(account, 212);
        }

        var alone = await UnderLoadAsync(program, TimeSpan.FromMilliseconds(250), _ =>
            Task.WhenAll(accounts.Select(account => load.SubmitAsync(account, 1)))
        );
        var pages = await OpenAsync(context, accounts.Select(account => "/accounts/" + account));
        var watched = await UnderLoadAsync(program, TimeSpan.FromMilliseconds(250), _ =>
            Task.WhenAll(accounts.Select(account => load.SubmitAsync(account, 1)))
        );
        Console.WriteLine(
            $"account page, {BusyAccounts} pages of as many busy accounts      {(watched - alone) / Watched, 8:P0} "
                + "of a core   (aim 10 %)"
        );
        await CloseAsync(pages);
    }

    /// <summary>
    /// Processor time of the program under a trickle of traffic, with nobody looking and with viewers of the Now page.
    /// </summary>
    private static async Task WatchNowAsync(IBrowserContext context, ProgramProcess program, PlatformLoad load)
    {
        for (var number = 0; number < ThrottledAccounts; number++)
        {
            await load.RegisterAsync($"now-{number}", "free");
            await load.SubmitAsync($"now-{number}", 8);
        }

        var alone = await UnderLoadAsync(program, TimeSpan.FromMilliseconds(100), turn =>
            load.SubmitAsync($"now-{turn % ThrottledAccounts}", 1)
        );
        var pages = await OpenAsync(context, Enumerable.Repeat("/", Viewers));
        var watched = await UnderLoadAsync(program, TimeSpan.FromMilliseconds(100), turn =>
            load.SubmitAsync($"now-{turn % ThrottledAccounts}", 1)
        );
        Console.WriteLine(
            $"Now page, {ThrottledAccounts:N0} accounts throttled, {Viewers} viewers       "
                + $"{(watched - alone) / Watched, 8:P0} of a core   (aim 10 %)"
        );
        await CloseAsync(pages);
    }

    private static async Task<TimeSpan> UnderLoadAsync(ProgramProcess program, TimeSpan pause, Func<int, Task> submit)
    {
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        var (before, end) = (
            program.CpuTime,
            TimeProvider.System.GetTimestamp() + (long)(Watched.TotalSeconds * TimeProvider.System.TimestampFrequency)
        );
        for (var turn = 0; TimeProvider.System.GetTimestamp() < end; turn++)
        {
            await submit(turn);
            await Task.Delay(pause, TimeProvider.System);
        }

        return program.CpuTime - before;
    }

    private static async Task<List<IPage>> OpenAsync(IBrowserContext context, IEnumerable<string> addresses)
    {
        List<IPage> pages = [];
        foreach (var address in addresses)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(address);
            await InteractiveAsync(page);
            pages.Add(page);
        }

        return pages;
    }

    private static async Task CloseAsync(IEnumerable<IPage> pages)
    {
        foreach (var page in pages)
        {
            await page.CloseAsync();
        }
    }
}
