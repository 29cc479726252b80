namespace SupportConsole.Components.Shared.Dialogs;

/// <summary>Words of every dialog.</summary>
internal static class DialogWords
{
    public const string Cancel = "Cancel";
    public const string NotConfirmed = "Not confirmed.";
    public const string Changing = "Changing…";
    public const string NothingChanged = "Nothing was changed.";
    public const string RefusedNothingChanged = "Refused, nothing was changed.";
    public const string EscapeKey = "Esc";
    public const string EscapeCancels = "cancel";
    public const string Ticket = "Ticket";
    public const string Close = "Close";
    public const string CopiedClose = "I have copied it, close";
    public const string CopyKey = "Copy key";
    public const string SecretOnce =
        "This is the only time it is shown. It is kept nowhere, so nobody can look it up again: copy it now.";

    public static string Reason(int characters) => $"Reason ({characters} characters or more)";
}
