using System.Globalization;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Billing;

/// <summary>Words of the prices that an account is charged by.</summary>
internal static partial class BillingWords
{
    public const string PricesTitle = "Prices";
    public const string ProductColumn = "Product";
    public const string ModelColumn = "Model";
    public const string PriceColumn = "Price";
    public const string OwnPriceMark = "agreed";
    public const string NotSoldYet = "not sold yet";

    /// <summary>By which list an account pays.</summary>
    public static string PriceListOf(string? list, PriceBook book) =>
        list is null ? "Everybody's prices."
        : book.ListNamed(list) is null
            ? $"The agreed list {list} is no longer in the settings (Pricing:Lists): everybody's prices hold."
        : $"By the agreed list {list}; what it does not name costs what it costs everybody.";

    public static string PerHour(decimal usd) => $"${Plain(usd)} / h";

    public static string PerTokens(TokenPrice price) =>
        $"${Plain(price.Input)} in, ${Plain(price.Output)} out / 1,000 tokens";

    public static string NextPrice(string price, DateTimeOffset from) =>
        $"{price} from {from.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}, 00:00 UTC";

    private static string Plain(decimal usd) => usd.ToString("0.00#####", CultureInfo.InvariantCulture);
}
