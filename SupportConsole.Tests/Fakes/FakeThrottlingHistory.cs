using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Tests.Fakes;

/// <summary>A period as it is set; remembers what was asked.</summary>
internal sealed class FakeThrottlingHistory : IThrottlingHistory
{
    public Func<PeriodQuery, ThrottlingPeriod> Period { get; set; } =
        query =>
            new()
            {
                From = query.From,
                To = query.To,
                Size = BucketSize.Hour,
            };

    public Dictionary<string, AccountNow> Now { get; } = [];

    public AccountHistory? Account { get; set; }

    public List<PeriodQuery> Queries { get; } = [];

    /// <summary>Cancelled with the query of the same place.</summary>
    public List<CancellationToken> Tokens { get; } = [];

    /// <summary>When set, each answer waits for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Thrown by every call when set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Four minutes of three accounts, one of which goes on from before.</summary>
    public static ThrottlingPeriod Sample(PeriodQuery query)
    {
        var from = query.From;
        var buckets = Enumerable
            .Range(0, 4)
            .Select(place => new HistoryBucket(from.AddMinutes(place), from.AddMinutes(place + 1)))
            .ToList();
        return new()
        {
            From = from,
            To = from.AddMinutes(4),
            Size = BucketSize.Minute,
            Buckets = buckets,
            Top = [new("10482", "Northwind Captions", [0, 120, 80, 0]), new("10500", "Blue Heron", [5, 0, 0, 0])],
            Others = [1, 0, 0, 2],
            CountedAccounts = 3,
            Totals = new(3, 208, 9, 2, 140, 4) { Streams = new(12, 3, 1, 6), Lemur = new(7, 1, 1, 7) },
            Accounts =
            [
                new("10482", 200, 5, 1, 140, 0, Present("Northwind Captions", 212)),
                new("10500", 5, 1, 1, 5, 4, Present("Blue Heron", 0))
                {
                    Streams = new(12, 3, 1, 6),
                    Lemur = new(7, 1, 1, 7),
                },
                new("10501", 3, 3, 0, 2, 0, Present("<b>Tidal & Co</b>", 0)),
            ],
        };
    }

    public static AccountNow Present(string name, int queued) =>
        new(name, new EffectiveLimit(200, 200, EffectiveLimitReason.PlanDefault), queued);

    public Task<ThrottlingPeriod> PeriodAsync(Actor actor, PeriodQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        Tokens.Add(cancellationToken);
        return AnswerAsync(() => Period(query));
    }

    public Task<ThrottledAccounts> AccountsAsync(Actor actor, PeriodQuery query, CancellationToken cancellationToken) =>
        AnswerAsync(() => new ThrottledAccounts(query.From, query.To, Period(query).Accounts));

    public Task<IReadOnlyDictionary<string, AccountNow>> NowAsync(
        Actor actor,
        IReadOnlyCollection<string> accountIds,
        CancellationToken cancellationToken
    ) => AnswerAsync<IReadOnlyDictionary<string, AccountNow>>(() => Now);

    public Task<AccountHistory?> AccountAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) => AnswerAsync(() => Account);

    private async Task<T> AnswerAsync<T>(Func<T> answer)
    {
        if (Gate is { } gate)
        {
            await gate.Task;
        }

        return Failure is null ? answer() : throw Failure;
    }
}
