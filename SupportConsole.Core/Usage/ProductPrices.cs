namespace SupportConsole.Core.Usage;

/// <summary>The prices of one product's models.</summary>
/// <typeparam name="TPrice">What a price consists of.</typeparam>
public sealed class ProductPrices<TPrice>
{
    private readonly Dictionary<string, List<DatedPrice<TPrice>>> _common;
    private readonly Dictionary<string, Dictionary<string, List<DatedPrice<TPrice>>>> _lists;

    internal ProductPrices(
        string defaultModel,
        PricingOptions options,
        Func<PriceSheet, Dictionary<string, TPrice>> pricesOf
    )
    {
        _common = ByModel(options, pricesOf);
        _lists = options.Lists.ToDictionary(
            list => list.Key,
            list => ByModel(list.Value, pricesOf),
            StringComparer.OrdinalIgnoreCase
        );
        DefaultModel = NameOf(defaultModel);
    }

    /// <summary>The model of work that names none; it has a price at any time.</summary>
    public string DefaultModel { get; }

    /// <summary>All models that ever have a price, those of a date to come among them.</summary>
    public IReadOnlyCollection<string> Models => _common.Keys;

    /// <summary>
    /// The model's name as the settings write it, so that usage knows it by one name; the default's without one, and its
    /// own when it has no price.
    /// </summary>
    public string NameOf(string? model) =>
        model is null ? DefaultModel
        : _common.ContainsKey(model) ? _common.Keys.First(name => Same(name, model))
        : model;

    /// <summary>The models that have a price at this moment.</summary>
    public IReadOnlyList<string> ModelsAt(DateTimeOffset at) => [.. _common.Keys.Where(model => IsSold(model, at))];

    /// <summary>True when the model has a price at this moment.</summary>
    public bool IsSold(string model, DateTimeOffset at) =>
        _common.TryGetValue(model, out var prices) && prices[0].From <= at;

    /// <summary>The price at a moment.</summary>
    /// <param name="list">The account's own price list; null, or one that the settings do not know, for none.</param>
    /// <param name="model">A model whose price was taken out of the settings since costs what the default costs.</param>
    /// <param name="at">The moment.</param>
    public TPrice At(string? list, string model, DateTimeOffset at) =>
        Latest(Own(list, model), at) is { } own ? own.Price
        : Latest(_common.GetValueOrDefault(model), at) is { } common ? common.Price
        : Same(model, DefaultModel) ? _common[DefaultModel][0].Price
        : At(list, DefaultModel, at);

    /// <summary>True when the account's own list, not everybody's, has the price at this moment.</summary>
    public bool IsOwn(string? list, string model, DateTimeOffset at) => Latest(Own(list, model), at) is not null;

    /// <summary>
    /// Since when the price of a moment holds; null for one that holds from the beginning, and for a model that costs
    /// what the default costs.
    /// </summary>
    public DateTimeOffset? Since(string? list, string model, DateTimeOffset at) =>
        (Latest(Own(list, model), at) ?? Latest(_common.GetValueOrDefault(model), at))?.From is { } from
        && from > DateTimeOffset.MinValue
            ? from
            : null;

    /// <summary>The next date after this moment from which the account pays another price; null while none is set.</summary>
    public DatedPrice<TPrice>? Next(string? list, string model, DateTimeOffset at)
    {
        var dates = (Own(list, model) ?? [])
            .Concat(_common.GetValueOrDefault(model) ?? [])
            .Select(price => price.From)
            .Where(from => from > at)
            .Order();
        var now = IsSold(model, at) ? At(list, model, at) : default;
        foreach (var from in dates)
        {
            var then = At(list, model, from);
            if (!EqualityComparer<TPrice>.Default.Equals(then, now))
            {
                return new(from, then);
            }
        }

        return null;
    }

    internal bool IsNamed(string model) => _common.ContainsKey(model);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static DatedPrice<TPrice>? Latest(List<DatedPrice<TPrice>>? prices, DateTimeOffset at)
    {
        for (var index = (prices?.Count ?? 0) - 1; index >= 0; index--)
        {
            if (prices![index].From <= at)
            {
                return prices[index];
            }
        }

        return null;
    }

    /// <summary>By model its prices, oldest first.</summary>
    private static Dictionary<string, List<DatedPrice<TPrice>>> ByModel(
        PriceList list,
        Func<PriceSheet, Dictionary<string, TPrice>> pricesOf
    )
    {
        var prices = new Dictionary<string, List<DatedPrice<TPrice>>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (from, sheet) in list.ByDate())
        {
            foreach (var (model, price) in pricesOf(sheet))
            {
                if (!prices.TryGetValue(model, out var ofModel))
                {
                    prices.Add(model, ofModel = []);
                }

                ofModel.Add(new(from, price));
            }
        }

        return prices;
    }

    private List<DatedPrice<TPrice>>? Own(string? list, string model) =>
        list is not null && _lists.TryGetValue(list, out var prices) ? prices.GetValueOrDefault(model) : null;
}

/// <summary>A price and since when it holds.</summary>
/// <param name="From">Its first moment; the earliest there is for a price that holds from the beginning.</param>
/// <param name="Price">In the product's unit.</param>
/// <typeparam name="TPrice">What a price consists of.</typeparam>
public sealed record DatedPrice<TPrice>(DateTimeOffset From, TPrice Price);
