using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Payments;

namespace SupportConsole.Components.Billing;

/// <summary>Which payments are shown, as it stands in the page's address. What makes no sense there filters nothing.</summary>
public sealed record PaymentFilter
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 10;

    private const int HighestPage = 100_000;
    private const string DayFormat = "yyyy-MM-dd";
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Null for all.</summary>
    public PaymentType? Type { get; init; }

    /// <summary>First day, in the reader's zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, in the reader's zone.</summary>
    public DateOnly? To { get; init; }

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    /// <summary>True when nothing is filtered.</summary>
    public bool IsEmpty => this with { Page = 0 } == new PaymentFilter();

    /// <summary>What is wrong with the period; null when nothing is.</summary>
    public string? Problem => From > To ? PaymentTexts.EndsBeforeItBegins : null;

    /// <summary>True when refunds may be missing for the period's start.</summary>
    public bool CutsRefunds => From is not null && Type is null or PaymentType.Refund;

    /// <summary>Reads the address of an account's page.</summary>
    public static PaymentFilter Parse(Uri uri)
    {
        var query = QueryHelpers.ParseQuery(uri.Query);
        string? Text(string key) => query.TryGetValue(key, out var values) && values.ToString() is { Length: > 0 and <= 64 } text ? text : null;
        return new()
        {
            Type = ParseType(Text("pay")),
            From = Day(Text("payfrom")),
            To = Day(Text("payto")),
            Page = int.TryParse(Text("paypage"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 1 and <= HighestPage ? page - 1 : 0,
        };
    }

    /// <summary>A type by its name in an address; null for any other text.</summary>
    public static PaymentType? ParseType(string? text) =>
        Enum.TryParse<PaymentType>(text, ignoreCase: true, out var type) && Enum.IsDefined(type) && !char.IsAsciiDigit(text![0]) ? type : null;

    /// <summary>An instant in an address, UTC; null for any other text.</summary>
    public static DateTimeOffset? ParseInstant(string? text) =>
        DateTimeOffset.TryParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>The filter's part of the page's address.</summary>
    public IReadOnlyDictionary<string, object?> ToParameters() => new Dictionary<string, object?>
    {
        ["pay"] = Type?.ToString().ToLowerInvariant(),
        ["payfrom"] = From?.ToString(DayFormat, CultureInfo.InvariantCulture),
        ["payto"] = To?.ToString(DayFormat, CultureInfo.InvariantCulture),
        ["paypage"] = Page > 0 ? Page + 1 : null,
    };

    /// <summary>What to ask for.</summary>
    public PaymentQuery ToQuery(ReaderZone zone)
    {
        var (from, to) = Ends(zone);
        return new() { Type = Type, From = from, To = to, Skip = Page * PageSize, PageSize = PageSize };
    }

    /// <summary>The address of the download of all that matches. Its times are UTC: a server knows no reader's zone.</summary>
    public string ToExportUri(string accountId, ReaderZone zone)
    {
        var (from, to) = Ends(zone);
        var query = new QueryBuilder();
        Add("type", Type?.ToString().ToLowerInvariant());
        Add("from", from?.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture));
        Add("to", to?.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture));
        return $"/accounts/{Uri.EscapeDataString(accountId)}/payments.csv{query.ToQueryString()}";

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                query.Add(key, value);
            }
        }
    }

    private (DateTimeOffset? From, DateTimeOffset? To) Ends(ReaderZone zone) => (
        From is { } from ? zone.StartOf(from) : null, To is { } to ? zone.StartOf(to.AddDays(1)) : null);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 9999 ? day : null;
}
