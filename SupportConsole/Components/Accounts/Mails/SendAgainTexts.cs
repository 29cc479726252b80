namespace SupportConsole.Components.Accounts.Mails;

/// <summary>Words of sending a message again that was given up.</summary>
internal static class SendAgainTexts
{
    public const string Offer = "Send again…";
    public const string Leave = "Leave it";
    public const string Send = "Send now";
    public const string Sending = "Sending…";
    public const string Unanswered = "That got no answer. Try again: it is sent once, however often you press.";

    public static string Waits(string what) => $"{char.ToUpperInvariant(what[0])}{what[1..]} waits to be sent again.";
}
