namespace SupportConsole.Core.Usage;

/// <summary>Prices by product and model; names of models are case-insensitive.</summary>
public class PriceSheet
{
    /// <summary>USD per hour of audio by transcription model.</summary>
    public Dictionary<string, decimal> TranscriptUsdPerHour { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>USD per hour of session by streaming model.</summary>
    public Dictionary<string, decimal> StreamingUsdPerHour { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>USD per 1,000 tokens by LeMUR model.</summary>
    public Dictionary<string, TokenPrice> LemurUsdPerThousandTokens { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Prices that hold from the beginning, and others that hold from a date on.</summary>
public class PriceList : PriceSheet
{
    /// <summary>
    /// By date (<c>2027-01-31</c>, from 00:00 UTC) the prices that change on it; a model that a date does not name keeps
    /// its price.
    /// </summary>
    public Dictionary<string, PriceSheet> From { get; } = [];

    /// <summary>The sheets with their first moments, oldest first; what is no date is left out.</summary>
    internal IEnumerable<(DateTimeOffset From, PriceSheet Sheet)> ByDate()
    {
        yield return (DateTimeOffset.MinValue, this);
        foreach (var (date, sheet) in From.OrderBy(change => change.Key, StringComparer.Ordinal))
        {
            if (PricingOptions.DateOf(date) is { } from)
            {
                yield return (from, sheet);
            }
        }
    }
}

/// <summary>What a model's tokens cost.</summary>
public sealed record TokenPrice
{
    /// <summary>USD per 1,000 tokens read.</summary>
    public decimal Input { get; set; }

    /// <summary>USD per 1,000 tokens written.</summary>
    public decimal Output { get; set; }
}
