using System.Text.Json;

namespace SupportConsole.Tests.Crash;

/// <summary>An answer that came back whole.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Its JSON.</param>
internal sealed record Answer(int Status, JsonElement Body)
{
    public bool IsSuccess => Status == 200;

    /// <summary>A list of texts by its name.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Body.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
