using System.Diagnostics;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Benchmarks;

/// <summary>How long a search takes among many accounts on SQLite.</summary>
internal static class SearchBenchmark
{
    private const int Repeats = 20;
    private const int PageSize = 5_000;

    private static readonly Actor Reader = new("benchmark", "Benchmark", [Role.SupportEngineer]);

    private static readonly string[] Words =
    [
        "north",
        "blue",
        "cedar",
        "harbor",
        "lumen",
        "quill",
        "ridge",
        "sable",
        "tidal",
        "umber",
        "voice",
        "media",
        "health",
        "legal",
        "audio",
        "captions",
    ];

    public static async Task<int> RunAsync(int accounts)
    {
        await using var host = await BenchmarkHost.StartAsync();
        await FillAsync(host, accounts);

        var directory = host.Get<IAccountDirectory>();
        var middle = accounts / 2;
        (string What, string Query)[] queries =
        [
            ("whole id", Id(middle)),
            ("whole e-mail", Email(middle)),
            ("id prefix", Id(middle)[..5]),
            ("one character", "n"),
            ("two characters", "ca"),
            ("name prefix", "harbor"),
            ("name part", "arbor med"),
            ("e-mail part", $"{middle}@"),
            ("domain", Email(middle).Split('@')[1]),
            ("Stripe part", $"s{middle:x7}"),
            ("part of every address", ".example"),
            ("common parts, rarely together", "media blue 4"),
            ("nothing", "zzyzx"),
        ];
        var worst = 0.0;
        foreach (var (what, query) in queries)
        {
            var sample = new Sample();
            var found = 0;
            await directory.SearchAsync(Reader, query, CancellationToken.None);
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                found = (await sample.MeasureAsync(() => directory.SearchAsync(Reader, query, CancellationToken.None)))
                    .Matches
                    .Count;
            }

            worst = Math.Max(worst, sample.Percentile(0.95));
            Console.WriteLine($"{what, -30} {query, -30} {found, 3} found   {sample}");
        }

        Console.WriteLine($"slowest search: p95 {worst:0.0} ms with {accounts:N0} accounts; aim: 100 ms");
        return 0;
    }

    /// <summary>
    /// Writes accounts by the store's own statements, thousands a transaction: registering them one by one would take
    /// an hour.
    /// </summary>
    private static async Task FillAsync(BenchmarkHost host, int count)
    {
        var watch = Stopwatch.StartNew();
        var store = host.Get<ICommandStore>();
        for (var first = 0; first < count; first += PageSize)
        {
            var page = Enumerable.Range(first, Math.Min(PageSize, count - first)).Select(Make).ToList();
            await using var transaction = await store.BeginAsync(CancellationToken.None);
            transaction.Tables<IAccountTables>().Insert(page);
            transaction
                .Tables<IAccountStateTables>()
                .Insert([
                    .. page.Select(account => new AccountState
                    {
                        AccountId = account.Id,
                        Plan = AccountPlan.PayAsYouGo,
                    }),
                ]);
            await transaction.CommitAsync();
        }

        var size = new FileInfo(host.Get<SqliteDatabase>().FilePath).Length >> 20;
        Console.WriteLine($"{count:N0} accounts written in {watch.Elapsed.TotalSeconds:0} s, {size:N0} MiB");
    }

    public static Account Make(int number)
    {
        var (id, email, name, stripe) = (
            Id(number),
            Email(number),
            $"{Words[number % 16]} {Words[number / 16 % 16]} {number}",
            $"cus_S{number:x7}"
        );
        return new()
        {
            Id = id,
            Email = email,
            Name = name,
            StripeCustomerId = stripe,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Keys = AccountSearchKeys.Of(id, email, name, stripe),
        };
    }

    public static string Id(int number) => $"{10_000_000 + number}";

    private static string Email(int number) => $"ops{number}@{Words[(number * 7) % 16]}{number % 5_000}.example";
}
