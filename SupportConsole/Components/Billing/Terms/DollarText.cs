using System.Globalization;

namespace SupportConsole.Components.Billing.Terms;

/// <summary>Dollars as people type them.</summary>
internal static class DollarText
{
    private const NumberStyles Style =
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign;

    /// <summary>Reads an amount: "20", "$1,250.50".</summary>
    /// <returns>Null for what is no amount in dollars and whole cents.</returns>
    public static Money? Parse(string text)
    {
        var trimmed = text.Trim();
        return
            decimal.TryParse(
                trimmed.StartsWith('$') ? trimmed[1..] : trimmed,
                Style,
                CultureInfo.InvariantCulture,
                out var dollars
            )
            && Math.Abs(dollars) <= 1_000_000_000m
            && decimal.Round(dollars, 2) == dollars
            ? Money.FromDollars(dollars)
            : null;
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public static string Of(Money? amount) =>
        amount is { } known ? known.Dollars.ToString("0.00####", CultureInfo.InvariantCulture) : "";
}
