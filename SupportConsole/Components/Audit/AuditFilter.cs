using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Audit;

/// <summary>The filters of the audit as they stand in the address. What makes no sense there filters nothing.</summary>
public sealed record AuditFilter
{
    /// <summary>Part of a person's name, or a whole id.</summary>
    public string? Person { get; init; }

    /// <summary>A whole account id.</summary>
    public string? Account { get; init; }

    public string? Action { get; init; }

    public AuditOutcome? Outcome { get; init; }

    /// <summary>First day, in the reader's zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, in the reader's zone.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only entries before this one.</summary>
    public long? Before { get; init; }

    /// <summary>The entry that stands open.</summary>
    public long? Entry { get; init; }

    /// <summary>True when nothing is filtered.</summary>
    public bool IsEmpty => (this with { Before = null, Entry = null }) == new AuditFilter();

    /// <summary>Reads the address.</summary>
    public static AuditFilter Parse(Uri uri)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query);
        string? Text(string key) => query.TryGetValue(key, out var values) && Clean(values.ToString()) is { Length: > 0 and <= 200 } text ? text : null;
        return new()
        {
            Person = Text("person"),
            Account = Text("account"),
            Action = Text("action"),
            Outcome = Enum.TryParse<AuditOutcome>(Text("outcome"), ignoreCase: true, out var outcome) && Enum.IsDefined(outcome) ? outcome : null,
            From = Day(Text("from")),
            To = Day(Text("to")),
            Before = Sequence(Text("before")),
            Entry = Sequence(Text("entry")),
        };
    }

    /// <summary>Writes the address.</summary>
    public string ToUri()
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
        Add("from", From?.ToString("O", CultureInfo.InvariantCulture));
        Add("to", To?.ToString("O", CultureInfo.InvariantCulture));
        Add("before", Before?.ToString(CultureInfo.InvariantCulture));
        Add("entry", Entry?.ToString(CultureInfo.InvariantCulture));
        return "/audit" + query.ToQueryString();
    }

    /// <summary>What to ask the audit for.</summary>
    public AuditQuery ToQuery(ReaderZone zone) => new()
    {
        Actor = Person,
        AccountId = Account,
        Action = Action,
        Outcome = Outcome,
        From = From is { } from ? zone.StartOf(from) : null,
        To = To is { } to && to < DateOnly.MaxValue ? zone.StartOf(to.AddDays(1)) : null,
        BeforeSequence = Before,
    };

    /// <summary>Without control characters: PostgreSQL answers a NUL with an error.</summary>
    private static string Clean(string text) => string.Concat(text.Where(character => !char.IsControl(character))).Trim();

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9999 ? day : null;

    private static long? Sequence(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence is > 0 and < long.MaxValue ? sequence : null;
}
