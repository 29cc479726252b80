using System.Diagnostics;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Benchmarks;

/// <summary>
/// How soon the program serves again after kill -9 in the middle of traffic, with many transcripts queued.
/// </summary>
internal static class StartBenchmark
{
    private const int Accounts = 1_000;
    private const int Callers = 32;
    private const int Restarts = 3;

    private static readonly TimeSpan Traffic = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    public static async Task<int> RunAsync(string engine, int queued)
    {
        var folder = Directory.CreateTempSubdirectory("support-console-start-");
        var database = await BenchmarkDatabase.CreateAsync(engine, folder.FullName);
        await FillAsync(database, queued);
        await using (var program = new ProgramProcess(folder.FullName, database.Settings))
        {
            await program.StartAsync();
            for (var restart = 0; restart < Restarts; restart++)
            {
                await KillInTrafficAsync(program);
                Console.WriteLine(await RestartAsync(program));
            }
        }

        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task FillAsync(BenchmarkDatabase database, int queued)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await BenchmarkHost.StartOnAsync(database.Settings);
        await host.RegisterAsync(Accounts, AccountPlan.Free);
        await Backlog.SubmitAsync(
            host.Get<ITranscriptLimiter>(),
            [.. Enumerable.Range(0, Accounts).Select(number => $"a{number}")],
            queued / Accounts
        );
        Console.WriteLine(
            $"{queued:N0} transcripts of {Accounts:N0} accounts (limit 5) submitted in {watch.Elapsed.TotalSeconds:0} s"
        );
    }

    private static async Task KillInTrafficAsync(ProgramProcess program)
    {
        using var load = new PlatformLoad(program.Address);
        var traffic = Enumerable.Range(0, Callers).Select(caller => SubmitAsync(load, new Random(caller))).ToList();
        await Task.Delay(Traffic, TimeProvider.System);
        await program.KillAsync();
        await Task.WhenAll(traffic);
    }

    private static async Task SubmitAsync(PlatformLoad load, Random random)
    {
        try
        {
            while (true)
            {
                await load.SubmitAsync($"a{random.Next(Accounts)}", 10);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // Killed.
        }
    }

    private static async Task<string> RestartAsync(ProgramProcess program)
    {
        var watch = Stopwatch.StartNew();
        program.Begin();
        await program.ListensAsync();
        using var probe = new HttpClient();
        while (!(await probe.GetAsync(new Uri(program.Address, "/health/ready"))).IsSuccessStatusCode)
        {
            await Task.Delay(Poll, TimeProvider.System);
        }

        var ready = watch.Elapsed;
        using var load = new PlatformLoad(program.Address);
        await load.SubmitAsync("a0", 1);
        var decided = watch.Elapsed;
        var leased = await load.LeaseAsync("worker", 100);
        return $"serves after {ready.TotalSeconds:0.00} s (aim 5), first submit decided after "
            + $"{decided.TotalSeconds:0.00} s, first {leased.Count} leases after {watch.Elapsed.TotalSeconds:0.00} s";
    }
}
