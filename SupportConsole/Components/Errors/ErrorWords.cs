using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Errors;

/// <summary>Words of the pages that say why something else is not shown.</summary>
internal static class ErrorWords
{
    public const string NotForYourRole = "Not for your role";
    public const string NotForYourRoleHeading = "This page is not for your role";
    public const string NotForYourRoleText =
        "You are signed in, but your role does not include it. A support manager or engineering can look it up for you.";
    public const string GoToNow = "Go to Now";
    public const string Failed = "Something went wrong";
    public const string FailedText =
        "The console could not show this page. If you had just sent a change, look at the account’s activity before you send it again. The cause is in the log.";
    public const string Request = "Request";
    public const string NoSuchPage = "No such page";
    public const string NoSuchPageHeading = "There is no page at this address";
    public const string NoSuchPageText =
        "The link may be old or cut short. Search for the account above, or start from a page you know.";
    public const string SearchAccounts = "Search accounts";
    public const string SignedOut = "Signed out";
    public const string SignedOutHeading = "Your sign-in has ended";
    public const string SignedOutText =
        "You signed out in another tab, or were signed in for too long. What you typed into a dialog is kept in this tab.";
    public const string SignInAgain = "Sign in again";
    public const string RequestRefused = "Request refused";
    public const string RequestRefusedHeading = "This request was refused";
    public const string RequestRefusedText =
        "The form may have been open for too long. Go back, load the page again and repeat what you did.";

    public const string NoDatabase = "The database does not answer";
    public const string NoDatabaseText =
        "Nothing was changed. Try again in a moment: the console goes on by itself when the database is back.";
    public const string TooManyPages = "Too many open pages";
    public const string TooManyPagesOfAll =
        "The console has as many open pages as it can serve. Try again in a few minutes; the platform is not affected.";

    public static string TooManyPagesOfYours(int limit) =>
        $"You have {Figures.Whole(limit)} pages of the console open, as many as one person may. Close some of them, then load this page again.";

    public static string NeedsRoles(string roles) =>
        $"You are signed in, but your role does not include it. It needs one of these roles: {roles}.";
}
