using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Explorer;

/// <summary>
/// What a completed transcript cost. The charge is stored, the price is not: it is the one that the settings and the
/// account's present price list give for the moment of the charge.
/// </summary>
/// <param name="Cost">What was charged.</param>
/// <param name="UsdPerHour">The price by the settings.</param>
/// <param name="Since">The date from which it holds; null for the beginning.</param>
/// <param name="PriceList">The account's own list that has the price; null for everybody's.</param>
/// <param name="IsByPrice">
/// True when the charge is this price times the audio's length; false when the settings or the list have changed since.
/// </param>
public sealed record TranscriptCharge(
    Money Cost,
    decimal UsdPerHour,
    DateTimeOffset? Since,
    string? PriceList,
    bool IsByPrice
)
{
    /// <summary>The charge of a transcript; null unless it completed.</summary>
    /// <param name="transcript">The transcript.</param>
    /// <param name="priceList">The account's own price list now.</param>
    /// <param name="prices">The settings.</param>
    public static TranscriptCharge? Of(Transcript transcript, string? priceList, ProductPrices<decimal> prices)
    {
        if (transcript is not { Status: TranscriptStatus.Completed, FinishedAt: { } at })
        {
            return null;
        }

        var price = prices.At(priceList, transcript.Model, at);
        return new(
            transcript.Cost,
            price,
            prices.Since(priceList, transcript.Model, at),
            prices.IsOwn(priceList, transcript.Model, at) ? priceList : null,
            Pricing.OfAudio(transcript.AudioMilliseconds ?? 0, price) == transcript.Cost
        );
    }
}
