using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Usage;

/// <inheritdoc cref="IUsageReader"/>
internal sealed class UsageReader(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider clock) : IUsageReader
{
    public async Task<UsagePeriod> PeriodAsync(
        Actor actor,
        UsageQuery query,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        var frame = Frame(query.From, query.To);
        return frame.IsEmpty
            ? new() { Totals = Nothing(frame), Size = frame.Size }
            : await RunAsync(
                context => ReadPeriodAsync(context, query, frame, progress, cancellationToken),
                cancellationToken
            );
    }

    public async Task<UsageRows> RowsAsync(Actor actor, UsageQuery query, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var frame = Frame(query.From, query.To);
        return frame.IsEmpty ? new(Nothing(frame), []) : await RunAsync(ReadRowsAsync, cancellationToken);

        async Task<UsageRows> ReadRowsAsync(ConsoleDbContext context)
        {
            var columns = UsageReading.ColumnsOf(query.GroupBy);
            var ranking = new UsageRanking(columns);
            foreach (var slice in frame.Slices(Buckets.Of(frame.Size, frame.From, frame.To)))
            {
                await UsageReading.EachAsync(
                    context,
                    UsageSql.Of(columns | UsageColumns.Product, null, slice, query.Filter, null),
                    ranking.Add,
                    cancellationToken
                );
            }

            var ordered = ranking.Ordered();
            var names = await UsageNameLookup.ReadAsync(context, ordered, cancellationToken);
            return new(ranking.Totals(frame), [.. ordered.Select(group => ranking.Row(group, names.Of(group)))]);
        }
    }

    public async Task<UsageTotals> TotalsAsync(
        Actor actor,
        DateTimeOffset from,
        DateTimeOffset to,
        UsageFilter filter,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        var frame = Frame(from, to);
        return frame.IsEmpty ? Nothing(frame) : await RunAsync(ReadTotalsAsync, cancellationToken);

        async Task<UsageTotals> ReadTotalsAsync(ConsoleDbContext context)
        {
            var ranking = new UsageRanking(UsageColumns.Product);
            await UsageReading.EachAsync(
                context,
                UsageSql.Of(UsageColumns.Product, null, new(frame.From, frame.To), filter, null),
                ranking.Add,
                cancellationToken
            );
            return ranking.Totals(frame);
        }
    }

    private static UsageTotals Nothing(UsageFrame frame) => new(frame.From, frame.To, default, []);

    private static async Task<UsagePeriod> ReadPeriodAsync(
        ConsoleDbContext context,
        UsageQuery query,
        UsageFrame frame,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var buckets = Buckets.Of(frame.Size, frame.From, frame.To);
        var reading = await UsageReading.ReadAsync(context, query, frame, buckets, progress, cancellationToken);
        var page = Math.Clamp(query.Page, 0, Math.Max(0, (reading.Ordered.Count - 1) / query.PageSize));
        IReadOnlyList<UsageGroup> shown = [.. reading.Ordered.Skip(page * query.PageSize).Take(query.PageSize)];
        var names = await UsageNameLookup.ReadAsync(context, shown.Concat(reading.Top), cancellationToken);
        return new()
        {
            Totals = reading.Ranking.Totals(frame),
            Size = frame.Size,
            Buckets = buckets,
            Top = [.. reading.Top.Select(group => new UsageSeries(group, names.Of(group), reading.Costs.Of(group)))],
            Others = reading.Costs.Others,
            Rows = [.. shown.Select(group => reading.Ranking.Row(group, names.Of(group)))],
            Groups = reading.Ordered.Count,
            Page = page,
        };
    }

    private UsageFrame Frame(DateTimeOffset from, DateTimeOffset to) => UsageFrame.Of(from, to, clock.GetUtcNow());

    /// <summary>
    /// On a thread of its own: SQLite's client works on its caller's, and a page whose thread adds up for seconds hears
    /// no Stop.
    /// </summary>
    private Task<T> RunAsync<T>(Func<ConsoleDbContext, Task<T>> read, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                await using var interrupt = await SqliteInterrupt.OnAsync(context, cancellationToken);
                try
                {
                    return await read(context);
                }
                catch (DbException exception) when (cancellationToken.IsCancellationRequested)
                {
                    // What an interrupted statement ends with on SQLite, and a cancelled one on SQL Server.
                    throw new OperationCanceledException(exception.Message, exception, cancellationToken);
                }
            },
            cancellationToken
        );
}
