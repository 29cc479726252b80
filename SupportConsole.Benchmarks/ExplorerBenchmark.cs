using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Benchmarks;

/// <summary>
/// How long a page of an account's transcripts takes by each filter when the account has very many. No page reads more
/// than a fixed number of rows, so that it takes as long with a hundred times as many.
/// </summary>
internal static class ExplorerBenchmark
{
    private const string Account = "a0";
    private const int Repeats = 20;
    private const int PageSize = 5_000;

    private static readonly Actor Reader = new("benchmark", "Benchmark", [Role.SupportEngineer]);

    public static async Task<int> RunAsync(string engine, int transcripts)
    {
        await using var host = await BenchmarkHost.StartAsync(engine);
        await host.RegisterAsync(1);
        var start = TimeProvider.System.GetUtcNow().AddDays(-30);
        await FillAsync(host, transcripts, start);
        var explorer = host.Get<ITranscriptExplorer>();
        var all = new TranscriptQuery { AccountId = Account };
        (string What, TranscriptQuery Query)[] queries =
        [
            ("newest", all),
            ("from the middle on", all with { Before = transcripts / 2 }),
            ("completed", all with { Status = TranscriptStatus.Completed }),
            ("errors, 1 in 1,000", all with { Status = TranscriptStatus.Error }),
            ("queued", all with { Status = TranscriptStatus.Queued }),
            ("nothing: another model", all with { Model = "none" }),
            ("nothing: text of an error", all with { Error = "zzyzx" }),
            ("nothing: a worker", all with { Worker = "nobody" }),
            ("an hour in the middle", all with { From = start.AddDays(15), To = start.AddDays(15).AddHours(1) }),
            ("a day without a match", all with { To = start.AddDays(20), Worker = "nobody" }),
        ];
        foreach (var (what, query) in queries)
        {
            var sample = new Sample();
            var page = await explorer.ListAsync(Reader, query, CancellationToken.None);
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                page = await sample.MeasureAsync(() => explorer.ListAsync(Reader, query, CancellationToken.None));
            }

            Console.WriteLine(
                $"{what, -28} {page.Transcripts.Count, 3} found{(page.SearchedTo is null ? "" : ", ended early"), -13}   {sample}"
            );
        }

        return 0;
    }

    /// <summary>A month at an even pace, by the store's own inserts.</summary>
    private static async Task FillAsync(BenchmarkHost host, int count, DateTimeOffset start)
    {
        var watch = Stopwatch.StartNew();
        var between = TimeSpan.FromDays(30) / count;
        var store = host.Get<ICommandStore>();
        for (var first = 1; first <= count; first += PageSize)
        {
            await using var transaction = await store.BeginAsync(CancellationToken.None);
            transaction
                .Tables<ITranscriptTables>()
                .Insert([.. Enumerable.Range(first, Math.Min(PageSize, count - first + 1)).Select(Make)]);
            await transaction.CommitAsync();
        }

        await using var context = await host.Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync();
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await context.Database.ExecuteSqlAsync(
            $"UPDATE transcripts SET status = CASE sequence % 1000 WHEN 0 THEN 3 ELSE 2 END, finished_at = started_at + 60000, error = CASE sequence % 1000 WHEN 0 THEN 'The audio could not be decoded' END WHERE account_id = {Account}"
        );
        Console.WriteLine($"{count:N0} transcripts written in {watch.Elapsed.TotalSeconds:0} s");

        Transcript Make(int number) =>
            new()
            {
                Id = $"{Guid.NewGuid():N}",
                AccountId = Account,
                ProjectId = "default",
                Model = "universal",
                Sequence = number,
                Status = TranscriptStatus.Processing,
                SubmittedAt = start + (between * number),
                StartedAt = start + (between * number),
            };
    }
}
