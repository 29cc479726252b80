using SupportConsole.Core.Access;
using SupportConsole.Core.Periods;

namespace SupportConsole.Core.Usage;

/// <summary>
/// What was used and what it cost. Usage is kept by UTC hours, so a period is widened to whole ones. All methods need
/// <see cref="Permission.ViewAccounts"/> and throw <see cref="PermissionDeniedException"/> without it. Source:
/// domain.md, "Usage and spend".
/// </summary>
public interface IUsageReader
{
    /// <summary>A period's chart, totals and one page of its rows.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="query">
    /// Which period and page. One that ends before it begins, or that lies in the future, is empty.
    /// </param>
    /// <param name="progress">
    /// Told from another thread which part is done, 0 to 1; many accounts over weeks take seconds.
    /// </param>
    /// <param name="cancellationToken">Ends the statement that runs.</param>
    Task<UsagePeriod> PeriodAsync(
        Actor actor,
        UsageQuery query,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    );

    /// <summary>All rows of a period, most cost first, without pages.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="query">Which period; its page is not looked at.</param>
    /// <param name="cancellationToken">Ends the statement that runs.</param>
    Task<UsageRows> RowsAsync(Actor actor, UsageQuery query, CancellationToken cancellationToken);

    /// <summary>A period's totals alone.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="from">Start, as in <see cref="UsageQuery"/>.</param>
    /// <param name="to">End, exclusive.</param>
    /// <param name="filter">Which usage.</param>
    /// <param name="cancellationToken">Ends the statement that runs.</param>
    Task<UsageTotals> TotalsAsync(
        Actor actor,
        DateTimeOffset from,
        DateTimeOffset to,
        UsageFilter filter,
        CancellationToken cancellationToken
    );
}

/// <summary>All rows of a period.</summary>
/// <param name="Totals">Their sums.</param>
/// <param name="Rows">Most cost first.</param>
public sealed record UsageRows(UsageTotals Totals, IReadOnlyList<UsageRow> Rows);

/// <summary>What was used in a period.</summary>
public sealed record UsagePeriod
{
    /// <summary>How many groups have a line of their own in the chart.</summary>
    public const int TopGroups = 10;

    /// <summary>Where the figures begin and end, and their sums over all rows, not only the page's.</summary>
    public required UsageTotals Totals { get; init; }

    /// <summary>An hour, a day or, over long periods, a month; days and months are UTC's.</summary>
    public required BucketSize Size { get; init; }

    /// <summary>The points of the chart; empty when nothing can have been used yet.</summary>
    public IReadOnlyList<HistoryBucket> Buckets { get; init; } = [];

    /// <summary>The groups that cost most, most first.</summary>
    public IReadOnlyList<UsageSeries> Top { get; init; } = [];

    /// <summary>What all the others cost together: micro-dollars, one value a bucket.</summary>
    public IReadOnlyList<long> Others { get; init; } = [];

    /// <summary>One page of the rows, most cost first.</summary>
    public IReadOnlyList<UsageRow> Rows { get; init; } = [];

    /// <summary>Rows on all pages.</summary>
    public int Groups { get; init; }

    /// <summary>Which page it is, from 0.</summary>
    public int Page { get; init; }
}
