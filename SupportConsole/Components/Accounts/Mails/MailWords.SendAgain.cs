namespace SupportConsole.Components.Accounts.Mails;

/// <summary>Words of sending a message again that was given up.</summary>
internal static partial class MailWords
{
    public const string SendAgain = "Send again…";
    public const string LeaveIt = "Leave it";
    public const string SendNow = "Send now";
    public const string Sending = "Sending…";
    public const string SendAgainUnanswered =
        "That got no answer. Try again: it is sent once, however often you press.";

    public static string WaitsToBeSentAgain(string what) =>
        $"{char.ToUpperInvariant(what[0])}{what[1..]} waits to be sent again.";

    public static string SendAgainOf(string what) => $"Send {what} again";

    public static string SendNowOf(string what) => $"Send {what} now";
}
