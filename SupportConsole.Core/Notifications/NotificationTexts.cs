namespace SupportConsole.Core.Notifications;

/// <summary>Sentences of notifications that the service keeps and the pages show.</summary>
public static class NotificationTexts
{
    /// <summary>Why a post was not sent while nobody has told the program where to.</summary>
    public const string SlackIsNotConfigured = "Not sent: Slack is not configured (Slack:WebhookUrl). Copy the message and post it in #ask-engineering.";
}
