using System.Diagnostics;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Benchmarks;

/// <summary>
/// Transcript lifecycles through HTTP: the real program in a process of its own, its client on the same cores.
/// </summary>
internal static class HttpBenchmark
{
    private const int Accounts = 1_000;
    private const int Workers = 4;
    private const int LeasePage = 1_000;
    private const int InFlight = 20_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    public static async Task<int> RunAsync(string engine, int callers, int batch, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("support-console-http-");
        var database = await BenchmarkDatabase.CreateAsync(engine, folder.FullName);
        await using (var program = new ProgramProcess(folder.FullName, database.Settings))
        {
            await program.StartAsync();
            using var load = new PlatformLoad(program.Address);
            await Task.WhenAll(
                Enumerable.Range(0, Accounts).Select(number => load.RegisterAsync($"a{number}", "enterprise"))
            );

            // The first round is for the compiler.
            await MeasureAsync(program, load, callers, batch, WarmUp);
            Console.WriteLine(await MeasureAsync(program, load, callers, batch, TimeSpan.FromSeconds(seconds)));
        }

        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task<string> MeasureAsync(
        ProgramProcess program,
        PlatformLoad load,
        int callers,
        int batch,
        TimeSpan time
    )
    {
        using var end = new CancellationTokenSource(time, TimeProvider.System);
        var (submits, completed, inFlight) = (new Sample(), 0L, 0L);
        var (own, others) = (Process.GetCurrentProcess().TotalProcessorTime, program.CpuTime);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll([
            .. Enumerable.Range(0, callers).Select(caller => SubmitAsync(new Random(caller))),
            .. Enumerable.Range(0, Workers).Select(worker => WorkAsync($"worker-{worker}")),
        ]);
        var (ownCpu, programCpu) = (Process.GetCurrentProcess().TotalProcessorTime - own, program.CpuTime - others);
        return $"""
            {callers} callers, {batch} a call, {Accounts:N0} accounts, {watch.Elapsed.TotalSeconds:0.0} s
            lifecycles {completed
                / watch.Elapsed.TotalSeconds, 8:N0} /s   aims: 10,000 in batches of 50, 3,000 one by one
            submits    {submits.Count / watch.Elapsed.TotalSeconds, 8:N0} /s   {submits}
            CPU        program {programCpu / watch.Elapsed:P0}, client {ownCpu
                / watch.Elapsed:P0} of one core; program {programCpu.TotalMicroseconds
                / Math.Max(1, completed):0} us a lifecycle
            """;

        async Task SubmitAsync(Random random)
        {
            while (!end.IsCancellationRequested)
            {
                if (Interlocked.Add(ref inFlight, batch) <= InFlight)
                {
                    await submits.MeasureAsync(() => load.SubmitAsync($"a{random.Next(Accounts)}", batch));
                }
                else
                {
                    Interlocked.Add(ref inFlight, -batch);
                    await Task.Delay(Glance, TimeProvider.System);
                }
            }
        }

        async Task WorkAsync(string worker)
        {
            while (!end.IsCancellationRequested)
            {
                if (await load.LeaseAsync(worker, LeasePage) is { Count: > 0 } leases)
                {
                    var accepted = await load.CompleteAsync(leases);
                    Interlocked.Add(ref completed, accepted);
                    Interlocked.Add(ref inFlight, -accepted);
                }
            }
        }
    }
}
