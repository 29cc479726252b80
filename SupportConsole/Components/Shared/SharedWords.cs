namespace SupportConsole.Components.Shared;

/// <summary>Words of the parts that every page is made of.</summary>
internal static class SharedWords
{
    public const string CardFailed = "This card failed; the rest of the page works. The cause is in the log.";
    public const string TheAccountId = "the account id";
    public const string TheEmailAddress = "the e-mail address";
    public const string EnterKey = "Enter";
    public const string Newer = "Newer";
    public const string Older = "Older";
    public const string TheLogLine = "the log line";
    public const string TryAgain = "Try again";
    public const string Refresh = "Refresh";
    public const string Dismiss = "Dismiss";
    public const string Paging = "Pages";
    public const string Breadcrumb = "Breadcrumb";
    public const string Apply = "Apply";
    public const string Loading = "Loading";
    public const string Stop = "Stop";
    public const string PartFailed = "This part could not be loaded. The cause is in the log.";
    public const string Now = "now";

    public static string Copy(string what) => $"Copy {what}";

    public static string In(TimeSpan left) => $"in {Figures.Span(left)}";

    public const string Important = "Important";

    /// <summary>An important account, with whom to tell.</summary>
    public static string ImportantOf(string owner) => $"{Important}, {OwnerOf(owner)}";

    public static string OwnerOf(string owner) => $"owner {owner}";
}
