using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Benchmarks;

/// <summary>
/// Two nodes, each a process of its own with its own callers and workers, share all accounts of one PostgreSQL.
/// </summary>
internal static class NodesBenchmark
{
    private const string NodeCommand = "node";
    private const int Nodes = 2;
    private const int Callers = 500;
    private const int InFlight = 2_000;
    private const int Aim = 12_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(int seconds, int accounts, string engine)
    {
        var database = await BenchmarkDatabase.CreateAsync(engine, "");
        await using (var host = await BenchmarkHost.StartOnAsync(database.Settings))
        {
            await host.RegisterAsync(accounts);
        }

        var nodes = Enumerable.Range(0, Nodes).Select(node => Start(database, seconds, accounts, node)).ToList();
        var results = await Task.WhenAll(nodes.Select(ResultAsync));
        Console.WriteLine($"{Nodes} nodes, {accounts:N0} accounts, {seconds} s");
        foreach (var result in results)
        {
            Console.WriteLine(
                $"  node  {result.PerSecond, 8:N0} /s   submit p50 {result.P50, 7:0.0} ms   p99 {result.P99, 7:0.0} "
                    + $"ms   CPU {result.CpuShare:P0} of one core   {result.Refused} answered 503 {result.FirstCause}"
            );
        }

        Console.WriteLine($"lifecycles {results.Sum(result => result.PerSecond), 8:N0} /s   aim {Aim:N0}");
        return 0;
    }

    /// <summary>One of the nodes, as <see cref="RunAsync"/> starts it: the database comes in the environment.</summary>
    public static async Task<int> RunNodeAsync(int seconds, int accounts, int node)
    {
        var settings = Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .Where(variable => variable.Key is string name && name.StartsWith("Database__", StringComparison.Ordinal))
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string)variable.Value!));
        await using var host = await BenchmarkHost.StartOnAsync([.. settings]);
        var load = new LifecycleLoad(host.Get<ITranscriptLimiter>(), Callers, accounts, InFlight);

        // The first round is for the compiler.
        await load.RunAsync(WarmUp, node * Callers);
        var result = await load.RunAsync(TimeSpan.FromSeconds(seconds), node * Callers);
        Console.WriteLine(
            JsonSerializer.Serialize(
                new NodeResult(
                    result.PerSecond,
                    result.Submits.Percentile(0.5),
                    result.Submits.Percentile(0.99),
                    result.CpuShare,
                    result.Refusals.Count,
                    result.Refusals is [var first, ..] ? first : null
                )
            )
        );
        return 0;
    }

    private static Process Start(BenchmarkDatabase database, int seconds, int accounts, int node)
    {
        string[] arguments =
        [
            typeof(NodesBenchmark).Assembly.Location,
            NodeCommand,
            .. new[] { seconds, accounts, node }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in database.Settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<NodeResult> ResultAsync(Process process)
    {
        using (process)
        {
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<NodeResult>(output)!
                : throw new InvalidOperationException("A node failed:\n" + output);
        }
    }

    private sealed record NodeResult(
        double PerSecond,
        double P50,
        double P99,
        double CpuShare,
        int Refused,
        string? FirstCause
    );
}
