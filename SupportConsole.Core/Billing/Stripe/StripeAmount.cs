using System.Globalization;

namespace SupportConsole.Core.Billing.Stripe;

/// <summary>An amount as Stripe gives it: whole numbers of the currency's smallest unit.</summary>
/// <param name="MinorUnits">Cents of a dollar, but whole yen. Negative for money that goes back.</param>
/// <param name="Currency">Three letters, lower case.</param>
public readonly record struct StripeAmount(long MinorUnits, string Currency)
{
    // Source: Stripe's documentation, "Supported currencies". ISK and UGX have no minor unit either, but their amounts
    // are given with two decimals for backward compatibility.
    private static readonly HashSet<string> WithoutDecimals =
    [
        "bif",
        "clp",
        "djf",
        "gnf",
        "jpy",
        "kmf",
        "krw",
        "mga",
        "pyg",
        "rwf",
        "vnd",
        "vuv",
        "xaf",
        "xof",
        "xpf",
    ];

    private static readonly HashSet<string> WithThreeDecimals = ["bhd", "jod", "kwd", "omr", "tnd"];

    /// <summary>How many decimals the smallest unit stands for.</summary>
    public int Decimals =>
        WithoutDecimals.Contains(Currency) ? 0
        : WithThreeDecimals.Contains(Currency) ? 3
        : 2;

    /// <summary>In the currency's main unit, exact.</summary>
    public decimal Value => MinorUnits / (decimal)Math.Pow(10, Decimals);

    /// <summary>The same amount the other way.</summary>
    public StripeAmount Negated => this with { MinorUnits = MinorUnits == long.MinValue ? long.MaxValue : -MinorUnits };

    /// <summary>In US dollars; null in another currency, which is not converted.</summary>
    public Money? Dollars =>
        Currency == "usd" && Math.Abs((decimal)MinorUnits) <= long.MaxValue / 10_000
            ? new Money(MinorUnits * 10_000)
            : null;

    /// <summary>"$1,234.56", "-$5.00", "JPY 1,234", with the minus sign in front.</summary>
    public override string ToString()
    {
        var digits = Math.Abs(Value)
            .ToString("N" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var sign = MinorUnits < 0 ? "-" : "";
        return Currency == "usd" ? $"{sign}${digits}" : $"{sign}{Currency.ToUpperInvariant()} {digits}";
    }
}
