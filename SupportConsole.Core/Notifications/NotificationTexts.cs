using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Notifications;

/// <summary>Sentences of notifications that the service keeps and the pages show.</summary>
public static class NotificationTexts
{
    /// <summary>Why a post was not sent while nobody has told the program where to.</summary>
    public const string SlackIsNotConfigured =
        "Not sent: Slack is not configured (Slack:WebhookUrl). Copy the message and post it in #ask-engineering.";

    /// <summary>The same for the channel that a post is for.</summary>
    public static string NotConfigured(EngineeringChannel channel) =>
        channel == EngineeringChannel.Streaming
            ? "Not sent: Slack is not configured for streaming (Slack:StreamingWebhookUrl). Copy the message and post "
                + "it in #ask-streaming."
            : SlackIsNotConfigured;

    public const string NoSuchMessage = "The message is no longer kept.";
    public const string ResendForbidden =
        "Your role does not include sending messages again. Support engineers and managers do.";

    /// <summary>Why a message cannot be sent again: it was not given up, or is not any more.</summary>
    public static string NotGivenUp(OutboxState state) =>
        state == OutboxState.Sent
            ? "It has been sent already."
            : "It waits to be sent already: somebody else was faster.";
}
