using System.Text.Json;
using System.Text.RegularExpressions;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>A post to a channel of engineering, as it stands in <see cref="OutboxMessage.Payload"/>.</summary>
/// <param name="EscalationId">The escalation it tells about; null for a post of another kind.</param>
/// <param name="AccountId">Whose account it is about.</param>
/// <param name="Text">Slack's mrkdwn; everything that people wrote in it is escaped (<see cref="Escape"/>).</param>
public sealed partial record EngineeringPost(string? EscalationId, string AccountId, string Text)
{
    /// <summary>Where it goes; posts of an older version go to #ask-engineering.</summary>
    public EngineeringChannel Channel { get; init; }

    /// <summary>
    /// Takes the meaning out of Slack's control characters and marks. Source: Slack, "Formatting text for app
    /// surfaces".
    /// </summary>
    /// <remarks>
    /// Slack can escape three characters only; the marks are replaced by others that look like them. An underscore
    /// within a word marks nothing and stays, so that ids can be copied.
    /// </remarks>
    public static string Escape(string text) =>
        Underscore().Replace(EscapeCode(text), "\uff3f").Replace('*', '\u2217').Replace('~', '\u223c');

    /// <summary>The same for a text between backticks, in which no other mark counts.</summary>
    public static string EscapeCode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace('`', '\u02cb');

    /// <summary>Out of a message's payload.</summary>
    public static EngineeringPost Read(string payload) =>
        JsonSerializer.Deserialize<EngineeringPost>(payload, JsonSerializerOptions.Web)
        ?? throw new JsonException("The payload is no post.");

    /// <summary>As a message's payload.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])_|_(?![\p{L}\p{Nd}])")]
    private static partial Regex Underscore();
}
