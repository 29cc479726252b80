using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SupportConsole.Components.Audit;

/// <summary>One field of an audited thing, before and after.</summary>
/// <param name="Field">Its name in words.</param>
/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is gone.</param>
internal sealed record AuditDifference(string Field, string? Before, string? After)
{
    public bool Changed => Before != After;
}

/// <summary>The before and after of an entry, field by field.</summary>
internal static class AuditDiff
{
    /// <summary>Every field of either side, changed ones first. Text that is not a JSON object is one field.</summary>
    public static IReadOnlyList<AuditDifference> Of(string? before, string? after)
    {
        var (old, young) = (Fields(before), Fields(after));
        return
        [
            .. old
                .Keys.Union(young.Keys)
                .Select(key => new AuditDifference(
                    InWords(key),
                    old.GetValueOrDefault(key),
                    young.GetValueOrDefault(key)
                ))
                .OrderByDescending(difference => difference.Changed),
        ];
    }

    /// <summary>A field of either side as a whole number, for one-line summaries; null when there is none.</summary>
    public static long? Number(string? json, params ReadOnlySpan<string> names)
    {
        var fields = Fields(json);
        foreach (var name in names)
        {
            if (
                fields.FirstOrDefault(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
                    is { } text
                && long.TryParse(
                    text,
                    NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A field of either side as it is, for one-line summaries; null when there is none.</summary>
    public static string? Text(string? json, string name) => Fields(json).GetValueOrDefault(name);

    private static Dictionary<string, string> Fields(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => Text(field.Value))
                : new() { ["value"] = Text(document.RootElement) };
        }
        catch (JsonException)
        {
            return new() { ["value"] = json };
        }
    }

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when value.TryGetInt64(out var whole) => whole.ToString(
                "N0",
                CultureInfo.InvariantCulture
            ),
            JsonValueKind.Null => "none",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            _ => value.GetRawText(),
        };

    /// <summary>throttleLimit becomes "Throttle limit".</summary>
    private static string InWords(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(words.Length == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter));
        }

        return words.Replace('_', ' ').ToString();
    }
}
