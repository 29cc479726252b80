using System.Text.Json;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>A post to #ask-engineering, as it stands in <see cref="OutboxMessage.Payload"/>.</summary>
/// <param name="EscalationId">The escalation it tells about; null for a post of another kind.</param>
/// <param name="AccountId">Whose account it is about.</param>
/// <param name="Text">Slack's mrkdwn; everything that people wrote in it is escaped (<see cref="Escape"/>).</param>
public sealed record EngineeringPost(string? EscalationId, string AccountId, string Text)
{
    /// <summary>
    /// Takes the meaning out of Slack's three control characters. Source: Slack, "Formatting text for app surfaces".
    /// </summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Out of a message's payload.</summary>
    public static EngineeringPost Read(string payload) =>
        JsonSerializer.Deserialize<EngineeringPost>(payload, JsonSerializerOptions.Web)
        ?? throw new JsonException("The payload is no post.");

    /// <summary>As a message's payload.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
