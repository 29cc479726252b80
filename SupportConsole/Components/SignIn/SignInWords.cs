using SupportConsole.Auth.Providers;
using SupportConsole.Demo;

namespace SupportConsole.Components.SignIn;

/// <summary>Words of the sign-in page.</summary>
internal static class SignInWords
{
    public const string Lead =
        "Development sign-in: pick who you are. There is no password, and this page does not exist outside "
        + "Development.";
    public const string Ended = "Your sign-in has ended. Sign in again to go on where you were.";
    public const string ProviderLead = "Sign in with your company account.";
    public const string Begin = "Sign in";
    public const string SignedOut = "You are signed out.";
    public const string SignedOutHere = "You are signed out of the console; the identity provider signs you out next.";
    public const string GoOn = "Sign out at the provider";
    public const string TryAgain = "Try again";
    public const string OtherAccount = "Sign in with another account";
    public const string RolesLead = "The console has these roles; ask for the one that fits your work:";
    public const string ContactLead = "Whom to ask:";

    public const string TryTitle = "Try these accounts";
    public const string TryLead =
        "The demo has one account for each verdict and each procedure. Choose one, then sign in above: its page opens.";
    public const string SignIn = "Sign in";
    public const string FailedTitle = "Sign-in failed";

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

    public static string ProviderName(IReadOnlyList<string> names) => $"at the provider: {string.Join(", ", names)}";

    public static string Reference(string reference) => $"Reference {reference}, which the log has too.";

    /// <summary>What happened, as a heading.</summary>
    public static string Title(SignInProblem problem) =>
        problem switch
        {
            SignInProblem.NoRole => "Your account has no role in the console",
            SignInProblem.Guest => "Guest accounts cannot sign in",
            SignInProblem.OtherTenant => "This account belongs to another organization",
            SignInProblem.Refused => "The sign-in was declined",
            SignInProblem.StateLost => "This sign-in cannot be completed",
            SignInProblem.ClockSkew => "The clocks do not agree",
            SignInProblem.ProviderUnavailable => "The identity provider does not answer",
            SignInProblem.ProviderError => "The identity provider refuses the console",
            _ => "The identity provider's answer was not accepted",
        };

    /// <summary>Why, and what to do.</summary>
    public static string Cure(SignInProblem problem) =>
        problem switch
        {
            SignInProblem.NoRole =>
                "You signed in at the identity provider, which names no role of the console for you. After a role was "
                    + "given to you, sign in again.",
            SignInProblem.Guest =>
                "Only members of the organization may use the console. Sign in with your member account, or ask for "
                    + "one.",
            SignInProblem.OtherTenant => "Sign in with an account of the organization that runs the console.",
            SignInProblem.Refused =>
                "You, or the identity provider, declined to share your name and roles with the console. Sign in again "
                    + "and agree; if nobody asked you, the account may need to be assigned to the console first.",
            SignInProblem.StateLost =>
                "The sign-in took longer than 15 minutes, was completed before, or began in another browser. Begin it "
                    + "again. If it happens each time, open the console at its usual address and allow its cookies.",
            SignInProblem.ClockSkew =>
                "The identity provider's answer is valid at another time than this server's: their clocks differ by "
                    + "more than 5 minutes. Tell the people who run the console to check the server's time (NTP).",
            SignInProblem.ProviderUnavailable =>
                "Nobody can sign in until it does; who is signed in can go on working. Try again in a minute.",
            SignInProblem.ProviderError =>
                "The console's registration at the provider and its settings do not agree: an expired secret, a "
                    + "missing redirect address or a missing consent. The log has the provider's error.",
            _ =>
                "Its signature, issuer, audience or subject is not what the settings ask for. Begin the sign-in again; "
                    + "if it fails again, tell the people who run the console.",
        };
}
