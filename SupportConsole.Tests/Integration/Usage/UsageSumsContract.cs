using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Usage;

/// <summary>Any period, grouping and filter over any hours, against adding them up one by one.</summary>
public abstract class UsageSumsContract(TestEngine engine) : CoreContract(engine), IAsyncLifetime
{
    private const int Hours = 24 * 400;
    private const int PageSize = 7;

    private readonly List<UsageHour> _rows = [];

    private IUsageReader Reader => Host.Get<IUsageReader>();

    /// <summary>Takes the made-up hours away before the database is checked: no work stands behind them.</summary>
    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_rows.Count > 0)
        {
            await using var context = Host.OpenContext();
            await context.UsageHours.ExecuteDeleteAsync();
        }

        await DisposeAsync();
    }

    [SkippableFact]
    public async Task Period_OfAnything_IsExact()
    {
        var seed = Environment.TickCount;
        var dice = new Random(seed);
        await FillAsync(dice);
        foreach (var grouping in Enum.GetValues<UsageGrouping>())
        {
            // Hours, days and months; with and without an account, which is read in another way.
            foreach (var length in new[] { 30, 150, 700, 9_000 })
            {
                await CheckAsync(grouping, length, Filter(dice, withAccount: false), dice, seed);
                await CheckAsync(grouping, length, Filter(dice, withAccount: true), dice, seed);
            }
        }
    }

    [SkippableFact]
    public async Task Progress_OfWeeks_GoesUpToTheEnd()
    {
        await FillAsync(new Random(5));
        var told = new Told();

        await Reader.PeriodAsync(
            People.Engineer,
            new(Clock.GetUtcNow().AddDays(-30), Clock.GetUtcNow(), UsageGrouping.Project),
            told,
            default
        );

        Assert.True(told.Shares.Count > 4);
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.Equal(1, told.Shares[^1], 9);
    }

    private static UsageFilter Filter(Random dice, bool withAccount) =>
        new()
        {
            AccountId = withAccount ? $"a{dice.Next(14)}" : null,
            Product = dice.Next(4) == 0 ? (Product)dice.Next(3) : null,
            Model = dice.Next(4) == 0 ? $"m{dice.Next(3)}" : null,
            ProjectId = dice.Next(4) == 0 ? $"p{dice.Next(2)}" : null,
            ApiKeyId = dice.Next(4) == 0 ? (dice.Next(2) == 0 ? "" : "k1") : null,
        };

    private static UsageGroup GroupOf(UsageHour row, UsageGrouping grouping) =>
        grouping switch
        {
            UsageGrouping.Account => new() { AccountId = row.AccountId },
            UsageGrouping.Product => new() { Product = row.Product },
            UsageGrouping.Model => new() { Product = row.Product, Model = row.Model },
            UsageGrouping.Project => new() { AccountId = row.AccountId, ProjectId = row.ProjectId },
            _ => new() { AccountId = row.AccountId, ApiKeyId = row.ApiKeyId },
        };

    private static UsageFigures Sum(IEnumerable<UsageHour> rows) =>
        rows.Aggregate(default(UsageFigures), (sum, row) =>
            sum + new UsageFigures(row.Items, row.Milliseconds, row.Cost)
        );

    private async Task CheckAsync(UsageGrouping grouping, int length, UsageFilter filter, Random dice, int seed)
    {
        var to = Clock.GetUtcNow().AddMinutes(-dice.Next(60 * 24 * 3));
        var query = new UsageQuery(to.AddHours(-length), to, grouping)
        {
            Filter = filter,
            Page = dice.Next(3),
            PageSize = PageSize,
        };
        var period = await Reader.PeriodAsync(People.Engineer, query, null, default);
        var all = await Reader.RowsAsync(People.Engineer, query, default);

        var story = $"seed {seed}, {query}";
        var rows = _rows
            .Where(row =>
                row.Hour >= period.Totals.From
                && row.Hour < period.Totals.To
                && (filter.AccountId ?? row.AccountId) == row.AccountId
                && (filter.Product ?? row.Product) == row.Product
                && (filter.Model ?? row.Model) == row.Model
                && (filter.ProjectId ?? row.ProjectId) == row.ProjectId
                && (filter.ApiKeyId ?? row.ApiKeyId) == row.ApiKeyId
            )
            .ToList();
        var groups = rows.GroupBy(row => GroupOf(row, grouping)).ToDictionary(group => group.Key, Sum);

        Assert.True(period.Totals.From <= query.From && query.From - period.Totals.From < TimeSpan.FromHours(1), story);
        Assert.True(period.Totals.All == Sum(rows), $"{story}: {period.Totals.All} against {Sum(rows)}");
        Assert.True(
            period.Totals.Products.All(product =>
                product.Figures == Sum(rows.Where(row => row.Product == product.Product))
            ),
            story
        );
        Assert.True(
            all.Totals.All == period.Totals.All && period.Groups == groups.Count && all.Rows.Count == groups.Count,
            story
        );
        Assert.True(all.Rows.All(row => groups[row.Group] == row.Figures), story);
        Assert.True(
            all.Rows.Zip(all.Rows.Skip(1)).All(pair => pair.First.Figures.Cost >= pair.Second.Figures.Cost),
            story
        );
        Assert.True(all.Rows.Skip(period.Page * PageSize).Take(PageSize).SequenceEqual(period.Rows), story);
        Assert.True(
            period
                .Top.Select(series => series.Group)
                .SequenceEqual(all.Rows.Take(UsagePeriod.TopGroups).Select(row => row.Group)),
            story
        );
        CheckSeries(period, rows, grouping, story);
    }

    private static void CheckSeries(UsagePeriod period, List<UsageHour> rows, UsageGrouping grouping, string story)
    {
        var named = period.Top.Select(series => series.Group).ToHashSet();
        for (var place = 0; place < period.Buckets.Count; place++)
        {
            var bucket = period.Buckets[place];
            var within = rows.Where(row => row.Hour >= bucket.Start && row.Hour < bucket.End).ToList();
            Assert.True(
                period.Top.All(series =>
                    series.Costs[place] == Sum(within.Where(row => GroupOf(row, grouping) == series.Group)).Cost.Micros
                ),
                $"{story}, {bucket}"
            );
            Assert.True(
                period.Others[place] == Sum(within.Where(row => !named.Contains(GroupOf(row, grouping)))).Cost.Micros,
                $"{story}, others, {bucket}"
            );
        }
    }

    /// <summary>Hours of 14 accounts, many of the last days and some of the last year.</summary>
    private async Task FillAsync(Random dice)
    {
        foreach (var id in Enumerable.Range(0, 14))
        {
            await RegisterAsync($"a{id}");
        }

        var end = Clock.GetUtcNow().Truncate(TimeSpan.FromHours(1));
        var rows = Enumerable
            .Range(0, 4_000)
            .Select(_ => new UsageHour
            {
                AccountId = $"a{dice.Next(14)}",
                Hour = end.AddHours(-dice.Next(dice.Next(2) == 0 ? 200 : Hours)),
                ProjectId = $"p{dice.Next(2)}",
                ApiKeyId = dice.Next(3) == 0 ? "" : $"k{dice.Next(2)}",
                Product = (Product)dice.Next(3),
                Model = $"m{dice.Next(3)}",
                Items = 1 + dice.Next(50),
                Milliseconds = dice.Next(10_000_000),
                Cost = new(1 + dice.NextInt64(5_000_000_000)),
            });
        _rows.AddRange(
            rows.DistinctBy(row => (row.AccountId, row.Hour, row.ProjectId, row.ApiKeyId, row.Product, row.Model))
        );
        await using var context = Host.OpenContext();
        context.AddRange(_rows);
        await context.SaveChangesAsync();
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}

public sealed class SqliteUsageSumsTests() : UsageSumsContract(TestEngine.Sqlite);

public sealed class PostgreSqlUsageSumsTests() : UsageSumsContract(TestEngine.PostgreSql);

public sealed class SqlServerUsageSumsTests() : UsageSumsContract(TestEngine.SqlServer);
