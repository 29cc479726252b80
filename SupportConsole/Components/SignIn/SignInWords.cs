using SupportConsole.Demo;

namespace SupportConsole.Components.SignIn;

/// <summary>Words of the sign-in page.</summary>
internal static class SignInWords
{
    public const string Lead =
        "Development sign-in: pick who you are. There is no password, and this page does not exist outside "
        + "Development.";
    public const string Ended = "Your sign-in has ended. Sign in again to go on where you were.";
    public const string TryTitle = "Try these accounts";
    public const string TryLead =
        "The demo has one account for each verdict and each procedure. Choose one, then sign in above: its page opens.";
    public const string SignIn = "Sign in";

    public static string SignInAs(string name) => $"Sign in as {name}";

    public static string Chosen(string account) => $"The page of {account} opens after you sign in.";

    public static string Playbook(DemoPlaybook playbook) =>
        playbook switch
        {
            DemoPlaybook.Throttling => "Throttled by concurrency",
            DemoPlaybook.LimitChange => "Changes that engineering decides",
            DemoPlaybook.NegativeBalance => "Negative balance",
            DemoPlaybook.Streaming => "Streaming",
            _ => "LeMUR",
        };
}
