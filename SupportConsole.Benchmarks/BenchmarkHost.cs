using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Benchmarks;

/// <summary>Core on an empty database: a SQLite file in a temporary folder, or a PostgreSQL server of this run, its commits on the disk.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DirectoryInfo _folder;

    private BenchmarkHost(IHost host, DirectoryInfo folder) => (_host, _folder) = (host, folder);

    public string Folder => _folder.FullName;

    /// <param name="engine">As <see cref="BenchmarkDatabase.CreateAsync"/> takes it.</param>
    /// <param name="settings">More settings, by their full names.</param>
    public static async Task<BenchmarkHost> StartAsync(string engine = BenchmarkDatabase.Sqlite, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("support-console-benchmark-");
        var database = (await BenchmarkDatabase.CreateAsync(engine, folder.FullName)).Settings
            .Select(setting => new KeyValuePair<string, string?>(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value));
        var application = new HostApplicationBuilderSettings { ContentRootPath = folder.FullName, EnvironmentName = Environments.Production, DisableDefaults = true };
        var builder = Host.CreateEmptyApplicationBuilder(application);
        builder.Configuration.AddInMemoryCollection([.. database, .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))]);
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
