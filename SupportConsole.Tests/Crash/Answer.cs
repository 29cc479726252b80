using System.Text.Json;

namespace SupportConsole.Tests.Crash;

/// <summary>An answer that came back whole.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Its JSON; undefined when there is none.</param>
internal sealed record Answer(int Status, JsonElement Body)
{
    public bool IsSuccess => Status == 200;

    /// <summary>The sentence of a refusal; null when there is none.</summary>
    public string? Error =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("error", out var error)
            ? error.GetString()
            : null;

    /// <summary>A list of texts by its name.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. Body.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
