using System.Linq.Expressions;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Texts that begin with another as a range, which an index answers where LIKE may not. For columns that compare byte
/// by byte.
/// </summary>
internal static class PrefixRange
{
    /// <summary>key >= prefix and key &lt; what follows all that begin with it.</summary>
    /// <param name="key">The column.</param>
    /// <param name="prefix">What it begins with.</param>
    /// <param name="end">Sorts after every character, <see cref="Persistence.ConsoleDbContext.LastCharacter"/>.</param>
    public static Expression<Func<T, bool>> Of<T>(Expression<Func<T, string?>> key, string prefix, string end)
    {
        var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

        // Fields of an object, so that they become parameters and the statement is compiled once.
        var bounds = Expression.Constant(new Bounds(prefix, prefix + end));
        var zero = Expression.Constant(0);
        var isAfter = Expression.GreaterThanOrEqual(
            Expression.Call(compare, key.Body, Expression.Property(bounds, nameof(Bounds.From))),
            zero
        );
        var isBefore = Expression.LessThan(
            Expression.Call(compare, key.Body, Expression.Property(bounds, nameof(Bounds.To))),
            zero
        );
        return Expression.Lambda<Func<T, bool>>(Expression.AndAlso(isAfter, isBefore), key.Parameters);
    }

    private sealed record Bounds(string From, string To);
}
