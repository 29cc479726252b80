using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>Minutes in which the limit and the traffic of an account's streaming were the same.</summary>
/// <param name="From">Start of the first.</param>
/// <param name="To">End of the last.</param>
/// <param name="Limit">New sessions allowed in each of these minutes.</param>
/// <param name="Opened">Sessions opened in each.</param>
/// <param name="Refused">Attempts refused in each.</param>
public sealed record StreamingSpan(DateTimeOffset From, DateTimeOffset To, int Limit, long Opened, long Refused);

/// <summary>Fills in the minutes without a row: nothing came, and the limit moved as the rules say.</summary>
internal static class StreamingHistory
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The spans of a period. The limit of an idle minute is worked out from the terms that stood then.
    /// </summary>
    /// <param name="before">
    /// The last row before the period; null when there is none: then it begins with the first row.
    /// </param>
    /// <param name="rows">Rows inside, by time.</param>
    /// <param name="terms">The account's terms over time.</param>
    /// <param name="options">How the limit scales.</param>
    /// <param name="from">Start of the period.</param>
    /// <param name="to">Its end.</param>
    public static IReadOnlyList<StreamingSpan> Of(
        StreamingMinute? before,
        IReadOnlyList<StreamingMinute> rows,
        StreamingTermsCourse terms,
        StreamingOptions options,
        DateTimeOffset from,
        DateTimeOffset to
    )
    {
        var byMinute = rows.ToDictionary(row => row.Minute);
        var latest = before;
        var spans = new List<StreamingSpan>();
        for (var minute = before is null ? rows[0].Minute : from.Truncate(Minute); minute < to; minute += Minute)
        {
            var now = byMinute.GetValueOrDefault(minute);
            var shown = now
                ?? StreamingLimiter.Roll(latest, latest!.AccountId, terms.At(latest, minute), options, minute);
            Add(spans, shown, from, to);

            // An idle minute is the next one's base, as a row would be: other terms may stand by then.
            latest = shown;
        }

        return spans;
    }

    private static void Add(List<StreamingSpan> spans, StreamingMinute minute, DateTimeOffset from, DateTimeOffset to)
    {
        var start = minute.Minute < from ? from : minute.Minute;
        var end = minute.Minute + Minute > to ? to : minute.Minute + Minute;
        if (
            spans.Count > 0
            && spans[^1] is var last
            && (last.Limit, last.Opened, last.Refused) == (minute.SessionLimit, minute.Opened, minute.Refused)
        )
        {
            spans[^1] = last with { To = end };
        }
        else
        {
            spans.Add(new(start, end, minute.SessionLimit, minute.Opened, minute.Refused));
        }
    }
}
