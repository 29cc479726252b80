using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Benchmarks;

/// <summary>Core on an empty SQLite database in a temporary folder.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DirectoryInfo _folder;

    private BenchmarkHost(IHost host, DirectoryInfo folder) => (_host, _folder) = (host, folder);

    public string Folder => _folder.FullName;

    public static async Task<BenchmarkHost> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("support-console-benchmark-");
        var settings = new HostApplicationBuilderSettings { ContentRootPath = folder.FullName, EnvironmentName = Environments.Production, DisableDefaults = true };
        var builder = Host.CreateEmptyApplicationBuilder(settings);
        builder.Configuration.AddInMemoryCollection([new("Database:ConnectionString", "benchmark.db")]);
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole();
        builder.Services.AddSupportConsoleCore(builder.Configuration, builder.Environment);
        var host = builder.Build();
        await host.StartAsync();
        return new(host, folder);
    }

    public T Get<T>()
        where T : notnull =>
        _host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
