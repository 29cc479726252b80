using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>Conditions on the columns of the list of accounts, as they stand in its address.</summary>
public sealed class AccountFilters : IEquatable<AccountFilters>
{
    /// <summary>No condition.</summary>
    public static readonly AccountFilters None = new([]);

    private const char Separator = ':';

    private AccountFilters(IReadOnlyList<(string Key, string Value)> all) => All = all;

    /// <summary>Keys of columns with what is asked of them, in the order of the columns.</summary>
    public IReadOnlyList<(string Key, string Value)> All { get; }

    /// <summary>Conditions of the address that no column can have, as they stand there; the list does without.</summary>
    public IReadOnlyList<string> LeftOut { get; private init; } = [];

    /// <summary>True without a condition.</summary>
    public bool IsEmpty => All.Count == 0;

    /// <summary>Reads them; what a column cannot be is left out, and the first of two conditions on a column holds.</summary>
    /// <param name="conditions">Column and value with <see cref="Separator"/> between them.</param>
    public static AccountFilters Parse(IEnumerable<string?> conditions)
    {
        var texts = conditions.OfType<string>().Where(text => text.Length > 0).ToList();
        var known = Of(
            texts
                .Select(text => text.Split(Separator, 2))
                .Where(parts => parts.Length == 2)
                .Select(parts => (parts[0], parts[1]))
        );
        return new(known.All) { LeftOut = [.. texts.Except(known.ToTexts())] };
    }

    /// <summary>With another condition on a column, or without one.</summary>
    public AccountFilters With(string key, string? value) =>
        Of(All.Where(filter => filter.Key != key).Concat(value is null ? [] : [(key, value)]));

    /// <summary>The conditions as they stand in an address.</summary>
    public IEnumerable<string> ToTexts() => All.Select(filter => filter.Key + Separator + filter.Value);

    /// <summary>What is asked of a column; null for nothing.</summary>
    public string? Of(string key) => All.FirstOrDefault(filter => filter.Key == key).Value;

    /// <summary>The conditions as Core takes them.</summary>
    public AccountConditions ToConditions() =>
        All.Aggregate(AccountConditions.None, (conditions, filter) =>
            AccountFilterFields.Find(filter.Key)!.Apply(conditions, filter.Value) ?? conditions
        );

    /// <inheritdoc/>
    public bool Equals(AccountFilters? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AccountFilters);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(0, HashCode.Combine);

    private static AccountFilters Of(IEnumerable<(string Key, string Value)> filters)
    {
        var known = filters.DistinctBy(filter => filter.Key).ToDictionary(filter => filter.Key, filter => filter.Value);
        return new([
            .. from field in AccountFilterFields.All
            where known.ContainsKey(field.Key) && field.Apply(AccountConditions.None, known[field.Key]) is not null
            select (field.Key, known[field.Key]),
        ]);
    }
}
