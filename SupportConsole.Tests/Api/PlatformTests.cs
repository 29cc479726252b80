using System.Text.Json;

namespace SupportConsole.Tests.Api;

/// <summary>Gives each test a platform API of its own.</summary>
public abstract class PlatformTests : IAsyncLifetime
{
    private PlatformHost? _host;

    private protected PlatformHost Platform => _host ?? throw new InvalidOperationException("The host is not started.");

    public async Task InitializeAsync() => _host = await PlatformHost.StartAsync();

    public async Task DisposeAsync() => await Platform.DisposeAsync();

    /// <summary>It is refused with this sentence, and nothing is done.</summary>
    private protected async Task AssertRefusedAsync(string path, string json, string problem)
    {
        Assert.Equal((400, problem), await Platform.RefusedAsync("POST", path, json));
        Assert.Empty(Platform.Limiter.Asked);
    }

    private protected static void AssertJson(string expected, JsonElement actual)
    {
        using var document = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(document.RootElement, actual), actual.ToString());
    }
}
