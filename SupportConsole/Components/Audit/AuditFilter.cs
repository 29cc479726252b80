using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Audit;

/// <summary>The filters of the audit as they stand in the address. What makes no sense there filters nothing.</summary>
public sealed record AuditFilter
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 100;

    /// <summary>Where the download as CSV stands.</summary>
    public const string CsvPath = "/audit/export.csv";

    /// <summary>Where the download as JSON Lines stands.</summary>
    public const string JsonLinesPath = "/audit/export.jsonl";

    /// <summary>Part of a person's name, or a whole id.</summary>
    public string? Person { get; init; }

    /// <summary>A whole account id.</summary>
    public string? Account { get; init; }

    public string? Action { get; init; }

    public AuditOutcome? Outcome { get; init; }

    /// <summary>A date alone is a whole day on the reader's clock.</summary>
    public Period Period { get; init; } = Period.Last(RelativeRange.All);

    /// <summary>What is wrong with the period in the address; null when it is in order.</summary>
    public string? Problem { get; init; }

    /// <summary>Only entries before this one.</summary>
    public long? Before { get; init; }

    /// <summary>What the entries are sorted by where all are shown; null for the newest first.</summary>
    public GridSort? Sort { get; init; }

    /// <summary>True when nothing is filtered.</summary>
    public bool IsEmpty => (this with { Before = null, Problem = null, Sort = null }) == new AuditFilter();

    /// <summary>Reads the address.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="now">The present.</param>
    /// <param name="zone">The reader's.</param>
    public static AuditFilter Parse(Uri uri, DateTimeOffset now, ReaderZone zone)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query);
        string? Text(string key) =>
            query.TryGetValue(key, out var values) && Clean(values.ToString()) is { Length: > 0 and <= 200 } text
                ? text
                : null;
        var (period, problem) = Period.Parse(uri.Query, PeriodRules.Filter, now, zone);
        return new()
        {
            Period = period,
            Problem = problem,
            Person = Text("person"),
            Account = Text("account"),
            Action = Text("action"),
            Outcome =
                Enum.TryParse<AuditOutcome>(Text("outcome"), ignoreCase: true, out var outcome)
                && Enum.IsDefined(outcome)
                    ? outcome
                    : null,
            Before = Sequence(Text("before")),
            Sort = GridSort.Parse(uri.Query),
        };
    }

    /// <summary>Writes the address.</summary>
    public string ToUri() => "/audit" + Query();

    /// <summary>The address of an entry, from which this list can be come back to.</summary>
    public string ToUri(long sequence) => AccountLinks.AuditEntry(sequence) + (this with { Before = null }).Query();

    /// <summary>The address of the download of all that matches, with ends that mean the same to the server.</summary>
    /// <param name="path">One of <see cref="CsvPath"/> and <see cref="JsonLinesPath"/>.</param>
    /// <param name="now">The moment that a range ends.</param>
    /// <param name="zone">The zone of whoever reads.</param>
    public string ToExportUri(string path, DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = Period.Bounds(now, zone);
        var period = from is null && to is null ? Period.Last(RelativeRange.All) : Period.Between(from, to);
        return path + (this with { Before = null, Sort = null, Period = period }).Query();
    }

    /// <summary>What to ask the audit for.</summary>
    /// <param name="now">The moment that a range ends.</param>
    /// <param name="zone">The reader's.</param>
    public AuditQuery ToQuery(DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = Period.Bounds(now, zone);
        return new()
        {
            Actor = Person,
            AccountId = Account,
            Action = Action,
            Outcome = Outcome,
            From = from,
            To = to,
            BeforeSequence = Before,
            PageSize = PageSize,
        };
    }

    /// <summary>Without control characters: PostgreSQL answers a NUL with an error.</summary>
    private static string Clean(string text) =>
        string.Concat(text.Where(character => !char.IsControl(character))).Trim();

    private static long? Sequence(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && sequence is > 0 and < long.MaxValue
            ? sequence
            : null;

    private string Query()
    {
        var query = new QueryBuilder();
        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(key, value);
            }
        }

        Add("person", Person);
        Add("account", Account);
        Add("action", Action);
        Add("outcome", Outcome?.ToString().ToLowerInvariant());
        foreach (
            var (key, value) in Period == Period.Last(RelativeRange.All)
                ? new Dictionary<string, object?>()
                : Period.ToQuery()
        )
        {
            Add(key, value as string);
        }

        Add("before", Before?.ToString(CultureInfo.InvariantCulture));
        Sort?.AddTo(query);
        return query.ToString();
    }
}
