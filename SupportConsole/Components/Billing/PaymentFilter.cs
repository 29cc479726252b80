using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Billing.Payments;

namespace SupportConsole.Components.Billing;

/// <summary>
/// Which payments are shown, as it stands in the page's address beside the period of the page's charts. What makes no
/// sense there filters nothing.
/// </summary>
public sealed record PaymentFilter
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 10;

    private const int HighestPage = 100_000;
    private const int LongestText = 64;
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Null for all.</summary>
    public PaymentType? Type { get; init; }

    /// <summary>When the payments happened.</summary>
    public Period Period { get; init; } = Period.Last(RelativeRange.All);

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    /// <summary>Why the address' period is not the one that is shown; null when it is.</summary>
    public string? Problem { get; init; }

    /// <summary>True when nothing is filtered.</summary>
    public bool IsEmpty => this with { Page = 0, Problem = null } == new PaymentFilter();

    /// <summary>True when refunds may be missing for the period's start.</summary>
    public bool CutsRefunds =>
        (Period.From is not null || (Period.Range is { } range && range != RelativeRange.All))
        && Type is null or PaymentType.Refund;

    /// <summary>Reads the address of an account's page.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="now">The present.</param>
    /// <param name="zone">The reader's zone: a date without a time is a whole day there.</param>
    public static PaymentFilter Parse(Uri uri, DateTimeOffset now, ReaderZone zone)
    {
        var query = QueryHelpers.ParseQuery(uri.Query);
        string? Text(string key) =>
            query.TryGetValue(key, out var values) && values.ToString() is { Length: > 0 and <= LongestText } text
                ? text
                : null;
        var reading = Period.Parse(Text("payrange"), Text("payfrom"), Text("payto"), PeriodRules.Filter, now, zone);
        return new()
        {
            Type = ParseType(Text("pay")),
            Period = reading.Period,
            Problem = reading.Problem,
            Page =
                int.TryParse(Text("paypage"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                && page is > 1 and <= HighestPage
                    ? page - 1
                    : 0,
        };
    }

    /// <summary>A type by its name in an address; null for any other text.</summary>
    public static PaymentType? ParseType(string? text) =>
        Enum.TryParse<PaymentType>(text, ignoreCase: true, out var type)
        && Enum.IsDefined(type)
        && !char.IsAsciiDigit(text![0])
            ? type
            : null;

    /// <summary>An instant in an address, UTC; null for any other text.</summary>
    public static DateTimeOffset? ParseInstant(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            InstantFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>The filter's part of the page's address.</summary>
    public IReadOnlyDictionary<string, object?> ToParameters()
    {
        var period = Period.ToQuery();
        return new Dictionary<string, object?>
        {
            ["pay"] = Type?.ToString().ToLowerInvariant(),
            ["payrange"] = Period.Range == RelativeRange.All ? null : period["range"],
            ["payfrom"] = period["from"],
            ["payto"] = period["to"],
            ["paypage"] = Page > 0 ? Page + 1 : null,
        };
    }

    /// <summary>What to ask for.</summary>
    public PaymentQuery ToQuery(DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = Period.Bounds(now, zone);
        return new()
        {
            Type = Type,
            From = from,
            To = to,
            Skip = Page * PageSize,
            PageSize = PageSize,
        };
    }

    /// <summary>
    /// The address of the download of all that matches. Its times are UTC: a server knows no reader's zone.
    /// </summary>
    public string ToExportUri(string accountId, DateTimeOffset now, ReaderZone zone)
    {
        var (from, to) = Period.Bounds(now, zone);
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
}
