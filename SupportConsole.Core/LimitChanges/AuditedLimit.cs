using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportConsole.Core.LimitChanges;

/// <summary>A throttle limit as it stands in an audit entry's before and after.</summary>
/// <param name="ThrottleLimit">The limit, or the one asked for.</param>
internal sealed record AuditedLimit(int ThrottleLimit)
{
    /// <summary>Waiting transcripts that the change started.</summary>
    public int? Started { get; init; }

    /// <summary>The guardrail that refused it.</summary>
    public LimitChangeRule? Rule { get; init; }

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Out of an entry's text; null when it has none.</summary>
    public static AuditedLimit? Read(string? text) => JsonSerializer.Deserialize<AuditedLimit>(text ?? "null", Json);
}
