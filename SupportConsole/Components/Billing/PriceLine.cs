using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Billing;

/// <summary>What one model costs an account.</summary>
/// <param name="Product">Of which product it is.</param>
/// <param name="Model">Its name.</param>
/// <param name="Now">The price of today, in words; that it is not sold yet where it has none.</param>
/// <param name="IsOwn">True when the account's own list says so.</param>
/// <param name="Next">The next price and its date, in words; null while none is set.</param>
internal sealed record PriceLine(Product Product, string Model, string Now, bool IsOwn, string? Next)
{
    /// <summary>All models, product by product, by name.</summary>
    public static IReadOnlyList<PriceLine> Of(PriceBook book, string? list, DateTimeOffset now) =>
        [
            .. Of(Product.SpeechToText, book.Transcripts, BillingWords.PerHour, list, now),
            .. Of(Product.Streaming, book.Streaming, BillingWords.PerHour, list, now),
            .. Of(Product.Lemur, book.Lemur, BillingWords.PerTokens, list, now),
        ];

    private static IEnumerable<PriceLine> Of<TPrice>(
        Product product,
        ProductPrices<TPrice> prices,
        Func<TPrice, string> words,
        string? list,
        DateTimeOffset now
    ) =>
        prices
            .Models.Order(StringComparer.OrdinalIgnoreCase)
            .Select(model => new PriceLine(
                product,
                model,
                prices.IsSold(model, now) ? words(prices.At(list, model, now)) : BillingWords.NotSoldYet,
                prices.IsOwn(list, model, now),
                prices.Next(list, model, now) is { } next ? BillingWords.NextPrice(words(next.Price), next.From) : null
            ));
}
