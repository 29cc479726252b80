using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Periods;

namespace SupportConsole.Core.Throttling.History;

/// <summary>
/// Who was throttled in a period, exactly, whether it lies in minutes or in sums. All methods need
/// <see cref="Permission.ViewAccounts"/> and throw <see cref="PermissionDeniedException"/> without it.
/// </summary>
public interface IThrottlingHistory
{
    /// <summary>A period's chart, totals and one page of its accounts.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="query">
    /// Which period and page. One that ends before it begins, or that lies in the future, is empty.
    /// </param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    Task<ThrottlingPeriod> PeriodAsync(Actor actor, PeriodQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// All accounts of a period, sorted, without pages: those that were throttled or refused; where the measure is of
    /// refused sessions or requests, those that had any.
    /// </summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="query">Which period, measure and order.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    Task<ThrottledAccounts> AccountsAsync(Actor actor, PeriodQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The accounts of a page as they stand now: what moves while their figures of the period do not.
    /// </summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountIds">Which; unknown ones are left out.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyDictionary<string, AccountNow>> NowAsync(
        Actor actor,
        IReadOnlyCollection<string> accountIds,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// One account's history by hours, days or months: for periods that are too long to be drawn by the minute.
    /// </summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="from">Start.</param>
    /// <param name="to">End.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <returns>Null for an unknown account.</returns>
    Task<AccountHistory?> AccountAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );
}

/// <summary>What a chart counts.</summary>
public enum HistoryMeasure
{
    /// <summary>Transcripts that had to wait, in the minute in which they came.</summary>
    Transcripts = 0,

    /// <summary>Minutes at some time of which something waited.</summary>
    Minutes = 1,

    /// <summary>New streaming sessions that were refused over the limit of a minute.</summary>
    Streams = 2,

    /// <summary>LeMUR requests that were refused over their limit.</summary>
    Lemur = 3,
}

/// <summary>A column to sort accounts by.</summary>
public enum HistorySort
{
    Transcripts = 0,
    Minutes = 1,
    Episodes = 2,
    Peak = 3,
    Refused = 4,
    Account = 5,
    Limit = 6,
    Waiting = 7,
    Streams = 8,
    Lemur = 9,
}

/// <summary>A period and how to list it.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End; the future is not counted.</param>
public sealed record PeriodQuery(DateTimeOffset From, DateTimeOffset To)
{
    public const int StandardPageSize = 50;

    /// <summary>What the chart counts, and its top accounts with it.</summary>
    public HistoryMeasure Measure { get; init; }

    public HistorySort Sort { get; init; }

    /// <summary>True when only accounts are listed whose sessions or requests were refused.</summary>
    internal bool IsRefusals => Measure is HistoryMeasure.Streams or HistoryMeasure.Lemur;

    public bool Ascending { get; init; }

    /// <summary>From 0; one after the last is answered with the last.</summary>
    public int Page { get; init; }

    /// <summary>At least 1.</summary>
    public int PageSize { get; init; } = StandardPageSize;
}

/// <summary>Who was throttled in a period.</summary>
public sealed record ThrottlingPeriod
{
    /// <summary>How many accounts have a line of their own in the chart.</summary>
    public const int TopAccounts = 10;

    /// <summary>
    /// Where the figures begin: the minute asked for, or the start of its hour or day when older minutes are gone.
    /// </summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Where they end: not after the present.</summary>
    public required DateTimeOffset To { get; init; }

    public required BucketSize Size { get; init; }

    /// <summary>The points of the chart; empty when nothing can have happened.</summary>
    public IReadOnlyList<HistoryBucket> Buckets { get; init; } = [];

    /// <summary>The accounts with the most of the measure, most first.</summary>
    public IReadOnlyList<HistorySeries> Top { get; init; } = [];

    /// <summary>All the others together, one value a bucket.</summary>
    public IReadOnlyList<long> Others { get; init; } = [];

    /// <summary>How many accounts have any of the measure: the top ones and the others.</summary>
    public int CountedAccounts { get; init; }

    /// <summary>
    /// From when on minutes are kept, where the period begins before: refused streams and LeMUR requests are known by
    /// the minute alone, so that those from before may be missing. Null when none can be.
    /// </summary>
    public DateTimeOffset? MinutesKeptFrom { get; init; }

    /// <summary>Over all accounts.</summary>
    public PeriodTotals Totals { get; init; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>One page of the accounts.</summary>
    public IReadOnlyList<ThrottledAccount> Accounts { get; init; } = [];

    /// <summary>Which page it is, from 0.</summary>
    public int Page { get; init; }
}

/// <summary>An account's part of the chart.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">One a bucket.</param>
public sealed record HistorySeries(string AccountId, string Name, IReadOnlyList<long> Values);

/// <summary>Figures of a period over all its accounts.</summary>
/// <param name="Accounts">Accounts that were throttled or refused.</param>
/// <param name="Transcripts">Transcripts that had to wait.</param>
/// <param name="Minutes">Minutes throttled, each account's own.</param>
/// <param name="Episodes">Episodes that began.</param>
/// <param name="PeakQueued">The longest queue of one account.</param>
/// <param name="Refused">Refusals for negative balance of these accounts.</param>
public sealed record PeriodTotals(
    int Accounts,
    long Transcripts,
    long Minutes,
    long Episodes,
    int PeakQueued,
    long Refused
)
{
    private readonly int? _throttledAccounts;

    /// <summary>
    /// Those of the accounts that were throttled; the others were only refused. All of them unless given.
    /// </summary>
    public int ThrottledAccounts
    {
        get => _throttledAccounts ?? Accounts;
        init => _throttledAccounts = value == Accounts ? null : value;
    }

    /// <summary>New streaming sessions refused.</summary>
    public RefusalSum Streams { get; init; }

    /// <summary>LeMUR requests refused.</summary>
    public RefusalSum Lemur { get; init; }

    /// <summary>The total of a measure.</summary>
    public long Of(HistoryMeasure measure) =>
        measure switch
        {
            HistoryMeasure.Minutes => Minutes,
            HistoryMeasure.Streams => Streams.Refused,
            HistoryMeasure.Lemur => Lemur.Refused,
            _ => Transcripts,
        };
}

/// <summary>One account's figures of a period, and how it stands now.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Transcripts">Transcripts that had to wait.</param>
/// <param name="Minutes">Minutes throttled.</param>
/// <param name="Episodes">Episodes that began in the period; 0 when the only one goes on from before.</param>
/// <param name="PeakQueued">The longest queue.</param>
/// <param name="Refused">Refusals for negative balance.</param>
/// <param name="Now">How it stands now.</param>
public sealed record ThrottledAccount(
    string AccountId,
    long Transcripts,
    long Minutes,
    long Episodes,
    int PeakQueued,
    long Refused,
    AccountNow Now
)
{
    /// <summary>New streaming sessions refused over the limit of a minute.</summary>
    public RefusalSum Streams { get; init; }

    /// <summary>LeMUR requests refused over their limit.</summary>
    public RefusalSum Lemur { get; init; }
}

/// <summary>All accounts of a period.</summary>
/// <param name="From">Where the figures begin.</param>
/// <param name="To">Where they end.</param>
/// <param name="Accounts">Sorted.</param>
public sealed record ThrottledAccounts(
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<ThrottledAccount> Accounts
);

/// <summary>How an account stands now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Limit">The effective limit and why.</param>
/// <param name="Queued">What waits; more than 0 means still throttled.</param>
public sealed record AccountNow(string Name, EffectiveLimit Limit, int Queued)
{
    /// <summary>Who looks after the account; null when it is not an important one.</summary>
    public string? ImportantOwner { get; init; }
}

/// <summary>One account's history.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Size">At least an hour.</param>
/// <param name="Points">Oldest first; a bucket in which nothing happened and nothing waited has none.</param>
public sealed record AccountHistory(
    DateTimeOffset From,
    DateTimeOffset To,
    BucketSize Size,
    IReadOnlyList<AccountPoint> Points
);

/// <summary>One bucket of an account.</summary>
/// <param name="Bucket">When.</param>
/// <param name="Sum">Its sums and peaks.</param>
public sealed record AccountPoint(HistoryBucket Bucket, ThrottleRollup Sum);
