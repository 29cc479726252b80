namespace SupportConsole.Core.Billing.Inbox;

/// <summary>What ids of Stripe's may look like here.</summary>
internal static class InboxIds
{
    /// <summary>Stripe's have about 30; a ledger reference holds one and some words.</summary>
    public const int MaximumLength = 100;

    /// <summary>An event's, or that of an object with a reconciliation's words around it.</summary>
    public const int MaximumEventLength = 160;

    public const int CurrencyLength = 8;

    /// <summary>True for what can be kept.</summary>
    public static bool IsId(string? text) => text is { Length: > 0 and <= MaximumLength } && text.All(IsOrdinary);

    /// <summary>A status or a reason: Stripe's words are short; what is longer is cut.</summary>
    public static string? Word(string? text) => text is { Length: > 64 } ? text[..64] : text;

    private static bool IsOrdinary(char character) => character is > ' ' and <= '~';
}
