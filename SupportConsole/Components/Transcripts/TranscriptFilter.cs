using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Components.Transcripts;

/// <summary>
/// Which transcripts an account's tab shows, as it stands in the page's address beside what the other tabs keep there.
/// What makes no sense filters nothing.
/// </summary>
public sealed record TranscriptFilter
{
    private const int LongestText = 200;

    /// <summary>Null for all.</summary>
    public TranscriptStatus? Status { get; init; }

    /// <summary>Only those that wait, or had to.</summary>
    public bool IsThrottled { get; init; }

    public string? Model { get; init; }

    /// <summary>A project's whole id.</summary>
    public string? Project { get; init; }

    /// <summary>An API key's whole id.</summary>
    public string? ApiKey { get; init; }

    /// <summary>A worker's whole id.</summary>
    public string? Worker { get; init; }

    /// <summary>A part of the error.</summary>
    public string? Error { get; init; }

    /// <summary>When they were submitted.</summary>
    public Period Period { get; init; } = Period.Last(RelativeRange.All);

    /// <summary>Only those before this place in the account's line.</summary>
    public long? Before { get; init; }

    /// <summary>Why the address' period is not the one that is shown; null when it is.</summary>
    public string? Problem { get; init; }

    /// <summary>True when nothing is filtered.</summary>
    public bool IsEmpty => this with { Before = null, Problem = null } == new TranscriptFilter();

    /// <summary>Reads the query of an account's page.</summary>
    /// <param name="query">With or without its question mark.</param>
    /// <param name="now">The present.</param>
    /// <param name="zone">The reader's zone: a date without a time is a whole day there.</param>
    public static TranscriptFilter Parse(string query, DateTimeOffset now, ReaderZone zone)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Text(string key) =>
            values.TryGetValue(key, out var given) && Clean(given.ToString()) is { Length: > 0 and <= LongestText } text
                ? text
                : null;
        var reading = Period.Parse(Text("trange"), Text("tfrom"), Text("tto"), PeriodRules.Filter, now, zone);
        return new()
        {
            Status = Named(Text("tstate")),
            IsThrottled = Text("tthrottled") == "true",
            Model = Text("tmodel"),
            Project = Text("tproject"),
            ApiKey = Text("tkey"),
            Worker = Text("tworker"),
            Error = Text("terror"),
            Period = reading.Period,
            Problem = reading.Problem,
            Before =
                long.TryParse(Text("tbefore"), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && place > 0
                    ? place
                    : null,
        };
    }

    /// <summary>The account's tab with this filter.</summary>
    public string ToUri(string accountId) =>
        AccountLinks.Account(accountId) + Query(new() { { "tab", "transcripts" } });

    /// <summary>The download of all that matches, with ends that mean the same to the server.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="now">The moment that a range ends.</param>
    /// <param name="zone">The zone of whoever reads.</param>
    public string ToExportUri(string accountId, DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = Period.Bounds(now, zone);
        var period = from is null && to is null ? Period.Last(RelativeRange.All) : Period.Between(from, to);
        return $"{AccountLinks.Account(accountId)}/transcripts.csv"
            + (this with { Before = null, Period = period }).Query([]);
    }

    /// <summary>What to ask for.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="now">The moment that a range ends.</param>
    /// <param name="zone">The reader's.</param>
    public TranscriptQuery ToQuery(string accountId, DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = Period.Bounds(now, zone);
        return new()
        {
            AccountId = accountId,
            Status = Status,
            IsThrottled = IsThrottled,
            Model = Model,
            ProjectId = Project,
            ApiKeyId = ApiKey,
            Worker = Worker,
            Error = Error,
            From = from,
            To = to,
            Before = Before,
        };
    }

    private static TranscriptStatus? Named(string? text) =>
        Enum.GetValues<TranscriptStatus>()
            .Cast<TranscriptStatus?>()
            .FirstOrDefault(status => string.Equals(status.ToString(), text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Without control characters: PostgreSQL answers a NUL with an error.</summary>
    private static string Clean(string text) =>
        string.Concat(text.Where(character => !char.IsControl(character))).Trim();

    private string Query(QueryBuilder query)
    {
        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(key, value);
            }
        }

        Add("tstate", Status?.ToString().ToLowerInvariant());
        Add("tthrottled", IsThrottled ? "true" : null);
        Add("tmodel", Model);
        Add("tproject", Project);
        Add("tkey", ApiKey);
        Add("tworker", Worker);
        Add("terror", Error);
        foreach (
            var (key, value) in Period == Period.Last(RelativeRange.All)
                ? new Dictionary<string, object?>()
                : Period.ToQuery()
        )
        {
            Add($"t{key}", value as string);
        }

        Add("tbefore", Before?.ToString(CultureInfo.InvariantCulture));
        return query.ToString();
    }
}
