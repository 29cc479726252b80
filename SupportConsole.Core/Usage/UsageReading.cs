using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Usage;

/// <summary>A period as it was read, before its rows are cut into pages and named.</summary>
/// <param name="Ranking">Sums of all groups.</param>
/// <param name="Ordered">All groups, most cost first.</param>
/// <param name="Top">Those with a line of their own.</param>
/// <param name="Costs">Micro-dollars by bucket.</param>
internal sealed record UsageReading(
    UsageRanking Ranking,
    IReadOnlyList<UsageGroup> Ordered,
    IReadOnlyList<UsageGroup> Top,
    BucketValues<UsageGroup> Costs
)
{
    /// <summary>What a row of a grouping is told from others by.</summary>
    public static UsageColumns ColumnsOf(UsageGrouping grouping) =>
        grouping switch
        {
            UsageGrouping.Account => UsageColumns.Account,
            UsageGrouping.Product => UsageColumns.Product,
            UsageGrouping.Model => UsageColumns.Product | UsageColumns.Model,
            UsageGrouping.Project => UsageColumns.Account | UsageColumns.Project,
            _ => UsageColumns.Account | UsageColumns.ApiKey,
        };

    /// <summary>Reads a period.</summary>
    public static Task<UsageReading> ReadAsync(
        ConsoleDbContext context,
        UsageQuery query,
        UsageFrame frame,
        IReadOnlyList<HistoryBucket> buckets,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        // A handful of groups, or the groups of one account, fit into one reading by group and bucket. Those of all
        // accounts do not.
        var isFew = query.GroupBy is UsageGrouping.Product or UsageGrouping.Model || query.Filter.AccountId is not null;
        return isFew
            ? ReadAtOnceAsync(context, query, frame, buckets, progress, cancellationToken)
            : ReadTwiceAsync(context, query, frame, buckets, progress, cancellationToken);
    }

    /// <summary>Hands on each sum of a statement.</summary>
    public static async Task EachAsync(
        ConsoleDbContext context,
        (string Text, object[] Parameters) statement,
        Action<UsageSum> take,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        await foreach (
            var sum in context
                .Database.SqlQueryRaw<UsageSum>(statement.Text, statement.Parameters)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            take(sum);
        }
    }

    private static async Task<UsageReading> ReadAtOnceAsync(
        ConsoleDbContext context,
        UsageQuery query,
        UsageFrame frame,
        IReadOnlyList<HistoryBucket> buckets,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var columns = ColumnsOf(query.GroupBy);
        var ranking = new UsageRanking(columns);
        var sums = new List<UsageSum>();
        var slices = frame.Slices(buckets);
        for (var place = 0; place < slices.Count; place++)
        {
            await EachAsync(
                context,
                UsageSql.Of(columns | UsageColumns.Product, frame.Size, slices[place], query.Filter, null),
                sums.Add,
                cancellationToken
            );
            progress?.Report((place + 1.0) / slices.Count);
        }

        sums.ForEach(ranking.Add);
        var ordered = ranking.Ordered();
        var top = ranking.Top(ordered);
        var costs = new BucketValues<UsageGroup>(frame.Size, buckets, top);
        sums.ForEach(sum => costs.Add(sum.GroupOf(columns), sum.Time, sum.cost));
        return new(ranking, ordered, top, costs);
    }

    private static async Task<UsageReading> ReadTwiceAsync(
        ConsoleDbContext context,
        UsageQuery query,
        UsageFrame frame,
        IReadOnlyList<HistoryBucket> buckets,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var columns = ColumnsOf(query.GroupBy);
        var ranking = new UsageRanking(columns);
        var slices = frame.Slices(buckets);
        for (var place = 0; place < slices.Count; place++)
        {
            await EachAsync(
                context,
                UsageSql.Of(columns | UsageColumns.Product, null, slices[place], query.Filter, null),
                ranking.Add,
                cancellationToken
            );
            progress?.Report((place + 1.0) / slices.Count / 2);
        }

        var ordered = ranking.Ordered();
        var top = ranking.Top(ordered);
        var costs = new BucketValues<UsageGroup>(frame.Size, buckets, top);
        if (top.Count > 0)
        {
            // Before the sums of all: usage only grows, and what comes meanwhile must not make the others negative.
            await EachAsync(
                context,
                UsageSql.Of(columns, frame.Size, new(frame.From, frame.To), query.Filter, top),
                sum => costs.AddToOne(sum.GroupOf(columns), sum.Time, sum.cost),
                cancellationToken
            );
        }

        for (var place = 0; place < slices.Count; place++)
        {
            await EachAsync(
                context,
                UsageSql.Of(UsageColumns.None, frame.Size, slices[place], query.Filter, null),
                sum => costs.AddToAll(sum.Time, sum.cost),
                cancellationToken
            );
            progress?.Report(0.5 + ((place + 1.0) / slices.Count / 2));
        }

        return new(ranking, ordered, top, costs);
    }
}
