namespace SupportConsole.Components.Home;

/// <summary>Words of the first page.</summary>
internal static class HomeTexts
{
    public const string ThrottledAccounts = "accounts throttled";
    public const string Waiting = "transcripts waiting";
    public const string Running = "transcripts running";
    public const string ThrottledTitle = "Throttled accounts, deepest queue first";
    public const string NobodyThrottled = "No account is throttled at this moment.";
    public const string RefusedTitle = "Refused for negative balance, last hour";
    public const string NobodyRefused = "Nothing was refused for a negative balance.";
    public const string EscalationsTitle = "Waiting for engineering";
    public const string NoEscalations = "No escalation waits for engineering.";
    public const string Escalations = "escalations waiting";
    public const string ChangesTitle = "Last changes";
    public const string NoChanges = "Nobody has changed anything yet.";
}
