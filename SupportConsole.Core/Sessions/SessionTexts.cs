namespace SupportConsole.Core.Sessions;

/// <summary>What Core says about sessions.</summary>
public static class SessionTexts
{
    public const string Forbidden = "Only support managers and administrators end the sessions of others.";

    public const string Over = "This session is over already.";

    public const string OtherAttempt = "This attempt was made for something else; open the dialog again.";
}
