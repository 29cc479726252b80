using SupportConsole.Core.Access;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Fakes;

/// <summary>A period as it is set; remembers what was asked.</summary>
internal sealed class FakeUsageReader : IUsageReader
{
    public Func<UsageQuery, UsagePeriod> Period { get; set; } =
        query =>
            new()
            {
                Totals = new(query.From, query.To, default, []),
                Size = BucketSize.Hour,
                Buckets = [new(query.From, query.To)],
            };

    public UsageTotals Totals { get; set; } = new(default, default, default, []);

    public List<UsageQuery> Queries { get; } = [];

    public List<(DateTimeOffset From, DateTimeOffset To, UsageFilter Filter)> TotalQueries { get; } = [];

    /// <summary>Cancelled with the query of the same place.</summary>
    public List<CancellationToken> Tokens { get; } = [];

    /// <summary>How far the last period is; told by the test.</summary>
    public IProgress<double>? Progress { get; private set; }

    /// <summary>When set, each period waits for it, or for its cancellation.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Thrown by every call when set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Four hours of three accounts, $12.40 in all.</summary>
    public static UsagePeriod Sample(UsageQuery query)
    {
        var from = new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);
        UsageGroup[] groups =
        [
            Group(query.GroupBy, "10482", "prod", "k1"),
            Group(query.GroupBy, "10500", "default", ""),
            Group(query.GroupBy, "10501", "test", "k2", Product.Lemur),
        ];
        UsageNames[] names =
        [
            new("Northwind Captions", "Production", "Server (sk-1)"),
            new("<b>Blue & Heron</b>", null, null),
            new(null, null, null),
        ];
        UsageFigures[] figures =
        [
            new(120, 80 * 3_600_000, new(12_000_000)),
            new(3, 2 * 3_600_000, new(399_700)),
            new(2, 0, new(300)),
        ];
        return new()
        {
            Totals = new(
                from,
                from.AddHours(4),
                figures[0] + figures[1] + figures[2],
                [new(Product.SpeechToText, figures[0] + figures[1]), new(Product.Lemur, figures[2])]
            ),
            Size = BucketSize.Hour,
            Buckets =
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(hour => new HistoryBucket(from.AddHours(hour), from.AddHours(hour + 1))),
            ],
            Top =
            [
                new(groups[0], names[0], [0, 8_000_000, 4_000_000, 0]),
                new(groups[1], names[1], [399_700, 0, 0, 0]),
            ],
            Others = [0, 0, 0, 300],
            Rows =
            [
                .. groups.Select(
                    (group, place) =>
                        new UsageRow(
                            group,
                            names[place],
                            figures[place],
                            place == 0 ? 0.9677m
                                : place == 1 ? 0.0322m
                                : 0.0000242m
                        )
                ),
            ],
            Groups = 3,
        };
    }

    public async Task<UsagePeriod> PeriodAsync(
        Actor actor,
        UsageQuery query,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        Queries.Add(query);
        Tokens.Add(cancellationToken);
        Progress = progress;
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }

        return Failure is null ? Period(query) : throw Failure;
    }

    public Task<UsageRows> RowsAsync(Actor actor, UsageQuery query, CancellationToken cancellationToken) =>
        Failure is null
            ? Task.FromResult(new UsageRows(Period(query).Totals, Period(query).Rows))
            : Task.FromException<UsageRows>(Failure);

    public Task<UsageTotals> TotalsAsync(
        Actor actor,
        DateTimeOffset from,
        DateTimeOffset to,
        UsageFilter filter,
        CancellationToken cancellationToken
    )
    {
        TotalQueries.Add((from, to, filter));
        return Failure is null ? Task.FromResult(Totals) : Task.FromException<UsageTotals>(Failure);
    }

    private static UsageGroup Group(
        UsageGrouping grouping,
        string account,
        string project,
        string key,
        Product product = Product.SpeechToText
    ) =>
        grouping switch
        {
            UsageGrouping.Account => new() { AccountId = account },
            UsageGrouping.Product => new()
            {
                Product =
                    account == "10482" ? product
                    : account == "10500" ? Product.Streaming
                    : Product.Lemur,
            },
            UsageGrouping.Model => new() { Product = product, Model = "model-" + account },
            UsageGrouping.Project => new() { AccountId = account, ProjectId = project },
            _ => new() { AccountId = account, ApiKeyId = key },
        };
}
