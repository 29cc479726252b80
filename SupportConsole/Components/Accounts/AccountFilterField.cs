using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Accounts;

/// <summary>How a column is filtered.</summary>
public enum AccountFilterKind
{
    /// <summary>By how the text begins.</summary>
    Text = 0,

    /// <summary>By numbers from one to another: <c>5..100</c>, <c>5..</c>, <c>..0</c>.</summary>
    Number = 1,

    /// <summary>By dollars from one to another.</summary>
    Dollars = 2,

    /// <summary>By UTC days from one to another, both included: <c>2026-03-01..2026-03-08</c>.</summary>
    Day = 3,

    /// <summary>By one of several words.</summary>
    Choice = 4,
}

/// <summary>A column that the list of accounts can be filtered by.</summary>
/// <param name="Key">Its key in the address and in the grid.</param>
/// <param name="Title">The column's heading.</param>
/// <param name="Kind">How it is filtered.</param>
/// <param name="Apply">Adds the condition that a value of the address asks for; null for a value that is none.</param>
public sealed record AccountFilterField(
    string Key,
    string Title,
    AccountFilterKind Kind,
    Func<AccountConditions, string, AccountConditions?> Apply
)
{
    /// <summary>The words of a choice with what they mean.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];

    /// <summary>True for a condition with two ends.</summary>
    public bool IsRange => Kind is AccountFilterKind.Number or AccountFilterKind.Dollars or AccountFilterKind.Day;
}
