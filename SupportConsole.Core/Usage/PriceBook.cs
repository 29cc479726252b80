namespace SupportConsole.Core.Usage;

/// <summary>
/// Which price holds for whom and when, made of <see cref="PricingOptions"/>. Work is charged by the price of the moment
/// at which it is counted as usage: a transcript as it completes, a session as it ends, a LeMUR request as it is
/// admitted. What was charged stays as it is, whatever the settings say later.
/// </summary>
public sealed class PriceBook
{
    /// <summary>Characters of a price list's name.</summary>
    public const int LongestListName = 64;

    private readonly HashSet<string> _lists;

    public PriceBook(PricingOptions options)
    {
        _lists = new(options.Lists.Keys, StringComparer.OrdinalIgnoreCase);
        Lists = [.. _lists.Order(StringComparer.OrdinalIgnoreCase)];
        Transcripts = new(options.DefaultModel, options, sheet => sheet.TranscriptUsdPerHour);
        Streaming = new(options.DefaultStreamingModel, options, sheet => sheet.StreamingUsdPerHour);
        Lemur = new(options.DefaultLemurModel, options, sheet => sheet.LemurUsdPerThousandTokens);
    }

    /// <summary>Names of the lists that were agreed with customers, sorted.</summary>
    public IReadOnlyList<string> Lists { get; }

    /// <summary>USD per hour of audio.</summary>
    public ProductPrices<decimal> Transcripts { get; }

    /// <summary>USD per hour of session.</summary>
    public ProductPrices<decimal> Streaming { get; }

    /// <summary>USD per 1,000 tokens.</summary>
    public ProductPrices<TokenPrice> Lemur { get; }

    /// <summary>The list's name as the settings write it; null when they know none of this name.</summary>
    public string? ListNamed(string name) => _lists.TryGetValue(name, out var known) ? known : null;
}
