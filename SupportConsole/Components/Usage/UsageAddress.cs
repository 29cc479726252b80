using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>
/// What the Usage page, or the tab of an account, shows, as it stands in its address. Times are UTC there, so that a
/// link means the same to everybody.
/// </summary>
public sealed record UsageAddress
{
    /// <summary>The page.</summary>
    public const string Path = "/usage";

    /// <summary>The download of the same rows.</summary>
    public const string ExportPath = "/usage/export.csv";

    private const int LongestText = 64;

    /// <summary>The account whose tab it is; null on the page of all accounts.</summary>
    public string? TabOf { get; init; }

    /// <summary>When it was used. Months are UTC's, as the hours of usage are.</summary>
    public Period Period { get; init; } = Period.Last(PeriodRules.Usage.Standard);

    /// <summary>Why the address' period is not the one that is shown; null when it is.</summary>
    public string? PeriodProblem { get; init; }

    /// <summary>What a row is.</summary>
    public UsageGrouping GroupBy { get; init; }

    /// <summary>Which usage is shown.</summary>
    public UsageFilter Filter { get; init; } = UsageFilter.None;

    /// <summary>True for the chart's figures as a table.</summary>
    public bool AsTable { get; init; }

    /// <summary>Page of the rows, from 0.</summary>
    public int Page { get; init; }

    /// <summary>What the rows are sorted by; null for the most cost first.</summary>
    public GridSort? Sort { get; init; }

    /// <summary>
    /// Why nothing is shown: a filter that cannot be read must not show the figures of everybody. Null when the filters
    /// are in order.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>Reads an address.</summary>
    /// <param name="query">Its query, with the question mark.</param>
    /// <param name="now">The present.</param>
    /// <param name="tabOf">The account on whose page it stands.</param>
    public static UsageAddress Parse(string query, DateTimeOffset now, string? tabOf = null)
    {
        var values = QueryHelpers.ParseQuery(query);
        var filter = new UsageFilter
        {
            AccountId = tabOf ?? Text("account"),
            Product = UsageKeys.ProductOf(Text("product")),
            Model = Text("model"),
            ProjectId = Text("project"),
            ApiKeyId = Text("key") is { } key ? (key == UsageKeys.NoKey ? "" : key) : null,
        };
        filter = tabOf is null ? filter : new() { AccountId = tabOf };
        var reading = Period.Parse(query, PeriodRules.Usage, now, ReaderZone.Utc);
        var address = new UsageAddress
        {
            TabOf = tabOf,
            Period = reading.Period,
            PeriodProblem = reading.Problem,
            Filter = filter,
            GroupBy = GroupingOf(Text("by"), tabOf, filter),
            AsTable = Text("view") == "table",
            Sort = GridSort.Parse(query),
            Page =
                int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1
                    ? page - 1
                    : 0,
        };
        return values.Any(value =>
            IsFilter(value.Key) && value.Value.ToString() is { Length: > 0 } text && !IsReadable(value.Key, text)
        )
            ? address with
            {
                Problem = UsageWords.NotAFilter,
            }
            : address;

        string? Text(string key) =>
            values.TryGetValue(key, out var found)
            && found.ToString().Trim() is { Length: > 0 and <= LongestText } text
            && !text.Any(IsOdd)
                ? text
                : null;
    }

    /// <summary>Writes the address.</summary>
    public string ToUri() => TabOf is { } account ? AccountLinks.Account(account) + Query() : Path + Query();

    /// <summary>The address of the download of all rows of what is shown.</summary>
    /// <param name="from">Where the figures shown begin.</param>
    /// <param name="to">Where they end.</param>
    public string ToExportUri(DateTimeOffset from, DateTimeOffset to) =>
        ExportPath
        + (
            this with
            {
                TabOf = null,
                Period = Period.Between(from, to),
                Page = 0,
                AsTable = false,
                Sort = null,
            }
        ).Query();

    /// <summary>Start and end.</summary>
    /// <param name="now">Where a period up to now ends.</param>
    public (DateTimeOffset From, DateTimeOffset To) Ends(DateTimeOffset now) => Period.At(now, ReaderZone.Utc);

    /// <summary>What to ask the reader for.</summary>
    /// <param name="now">Where a period up to now ends.</param>
    public UsageQuery ToQuery(DateTimeOffset now)
    {
        var (from, to) = Ends(now);
        return new(from, to, GroupBy) { Filter = Filter, Page = Page };
    }

    /// <summary>The same in another period.</summary>
    public UsageAddress In(Period period) => this with { Period = period, PeriodProblem = null, Page = 0 };

    /// <summary>The same with other rows.</summary>
    public UsageAddress By(UsageGrouping grouping) => this with { GroupBy = grouping, Page = 0 };

    /// <summary>The page of all accounts with this period, with its rows and filter.</summary>
    public UsageAddress OnPage(UsageFilter filter, UsageGrouping grouping) =>
        this with
        {
            TabOf = null,
            Filter = filter,
            GroupBy = grouping,
            Page = 0,
            AsTable = false,
            Sort = null,
        };

    /// <summary>The tab of an account with this period.</summary>
    public UsageAddress OnTab(string accountId) =>
        this with
        {
            TabOf = accountId,
            Filter = new() { AccountId = accountId },
            GroupBy = UsageGrouping.Product,
            Page = 0,
            AsTable = false,
            Sort = null,
        };

    private static UsageGrouping GroupingOf(string? key, string? tabOf, UsageFilter filter)
    {
        var standard = filter.AccountId is null ? UsageGrouping.Account : UsageGrouping.Product;
        return UsageKeys.GroupingOf(key) is { } grouping && (tabOf is null || grouping != UsageGrouping.Account)
            ? grouping
            : standard;
    }

    private static bool IsFilter(string key) => key is "account" or "product" or "model" or "project" or "key";

    private static bool IsReadable(string key, string text) =>
        text.Trim().Length <= LongestText
        && !text.Trim().Any(IsOdd)
        && (key != "product" || UsageKeys.ProductOf(text.Trim()) is not null);

    /// <summary>What no id has and databases refuse, such as NUL or half a character.</summary>
    private static bool IsOdd(char character) => char.IsControl(character) || char.IsSurrogate(character);

    private string Query()
    {
        var query = new QueryBuilder();
        Add("tab", TabOf is null ? null : nameof(AccountTab.Usage).ToLowerInvariant());
        foreach (var (key, value) in Period.ToQuery())
        {
            Add(key, value as string);
        }

        Add("by", UsageKeys.Of(GroupBy));
        Add("account", TabOf is null ? Filter.AccountId : null);
        Add("product", Filter.Product is { } product ? UsageKeys.Of(product) : null);
        Add("model", Filter.Model);
        Add("project", Filter.ProjectId);
        Add("key", Filter.ApiKeyId is "" ? UsageKeys.NoKey : Filter.ApiKeyId);
        Add("view", AsTable ? "table" : null);
        Add("page", Page > 0 ? (Page + 1).ToString(CultureInfo.InvariantCulture) : null);
        Sort?.AddTo(query);
        return query.ToString();

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                query.Add(key, value);
            }
        }
    }
}
