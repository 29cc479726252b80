namespace SupportConsole.Tests.Api;

/// <summary>Gives each test a platform API of its own.</summary>
public abstract class PlatformTests : IAsyncLifetime
{
    private PlatformHost? _host;

    private protected PlatformHost Platform => _host ?? throw new InvalidOperationException("The host is not started.");

    public async Task InitializeAsync() => _host = await PlatformHost.StartAsync();

    public async Task DisposeAsync() => await Platform.DisposeAsync();
}
