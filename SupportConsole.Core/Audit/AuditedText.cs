using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportConsole.Core.Audit;

/// <summary>The text of an audit entry's before and after: JSON without what is not said.</summary>
internal static class AuditedText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static T? Read<T>(string? text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text ?? "null", Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The entry's text.</summary>
    public static string Write<T>(T said) => JsonSerializer.Serialize(said, Json);
}
