using System.Globalization;

namespace SupportConsole.Core;

/// <summary>
/// An amount in US dollars, held as whole micro-dollars (1e-6 USD). Per-second proration needs that precision;
/// floats lose it and SQLite has no decimal type.
/// </summary>
/// <param name="Micros">
/// Micro-dollars; negative for a debt. Arithmetic throws <see cref="OverflowException"/> beyond the range of
/// <see cref="long"/>.
/// </param>
public readonly record struct Money(long Micros) : IComparable<Money>
{
    private const long MicrosPerDollar = 1_000_000;

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>The amount in dollars, exact.</summary>
    public decimal Dollars => Micros / (decimal)MicrosPerDollar;

    /// <summary>True below zero.</summary>
    public bool IsNegative => Micros < 0;

    /// <summary>From dollars, rounded to the nearest micro-dollar, halves away from zero.</summary>
    /// <exception cref="OverflowException">The amount is beyond about 9.2 trillion dollars.</exception>
    public static Money FromDollars(decimal dollars) =>
        new(checked((long)decimal.Round(dollars * MicrosPerDollar, 0, MidpointRounding.AwayFromZero)));

    /// <summary>Without its sign. No property: an amount is written as JSON by those, and this one is an amount too.</summary>
    public Money Absolute() => IsNegative ? -this : this;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Micros.CompareTo(other.Micros);

    /// <summary>
    /// $1,234.56, with a minus sign in front when negative. Shown to the cent; for exact figures use
    /// <see cref="Dollars"/>.
    /// </summary>
    public override string ToString()
    {
        var cents = decimal.Round(Math.Abs(Dollars), 2, MidpointRounding.AwayFromZero)
            .ToString("N2", CultureInfo.InvariantCulture);
        // A debt below half a cent still is one: it must not read "$0.00" beside "negative".
        return IsNegative ? (cents == "0.00" ? "-$0.01" : "-$" + cents) : "$" + cents;
    }

    public static Money operator +(Money left, Money right) => new(checked(left.Micros + right.Micros));

    public static Money operator -(Money left, Money right) => new(checked(left.Micros - right.Micros));

    public static Money operator -(Money value) => new(checked(-value.Micros));

    public static bool operator <(Money left, Money right) => left.Micros < right.Micros;

    public static bool operator >(Money left, Money right) => left.Micros > right.Micros;

    public static bool operator <=(Money left, Money right) => left.Micros <= right.Micros;

    public static bool operator >=(Money left, Money right) => left.Micros >= right.Micros;
}
