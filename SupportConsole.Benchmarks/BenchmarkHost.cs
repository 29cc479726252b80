using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Registration;

namespace SupportConsole.Benchmarks;

/// <summary>Core with all its background work, in this process.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private const int RegistrationsAtOnce = 1_000;

    private readonly IHost _host;
    private readonly DirectoryInfo _folder;

    private BenchmarkHost(IHost host, DirectoryInfo folder) => (_host, _folder) = (host, folder);

    public string Folder => _folder.FullName;

    /// <summary>
    /// Starts it on an empty database: a SQLite file in a temporary folder, or a PostgreSQL server of this run, its
    /// commits on the disk.
    /// </summary>
    /// <param name="engine">As <see cref="BenchmarkDatabase.CreateAsync"/> takes it.</param>
    /// <param name="settings">More settings, by their full names.</param>
    public static async Task<BenchmarkHost> StartAsync(
        string engine = BenchmarkDatabase.Sqlite,
        params (string Name, string Value)[] settings
    )
    {
        var folder = Directory.CreateTempSubdirectory("support-console-benchmark-");
        var database = await BenchmarkDatabase.CreateAsync(engine, folder.FullName);
        return await StartAsync(
            folder,
            [.. database.Settings, .. settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))]
        );
    }

    /// <summary>Starts it on a database that others use too, or later.</summary>
    /// <param name="database">
    /// Settings as variables of the environment, such as <c>Database__ConnectionString</c>.
    /// </param>
    public static Task<BenchmarkHost> StartOnAsync(IEnumerable<KeyValuePair<string, string>> database) =>
        StartAsync(Directory.CreateTempSubdirectory("support-console-benchmark-"), database);

    private static async Task<BenchmarkHost> StartAsync(
        DirectoryInfo folder,
        IEnumerable<KeyValuePair<string, string>> settings
    )
    {
        var application = new HostApplicationBuilderSettings
        {
            ContentRootPath = folder.FullName,
            EnvironmentName = Environments.Production,
            DisableDefaults = true,
        };
        var builder = Host.CreateEmptyApplicationBuilder(application);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting =>
                KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)
            )
        );
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole();
        builder.Services.AddSupportConsoleCore(builder.Configuration, builder.Environment);
        var host = builder.Build();
        await host.StartAsync();
        return new(host, folder);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Registers accounts <c>a0</c>, <c>a1</c> ..., invoiced, so that no balance stops them.</summary>
    public async Task RegisterAsync(int accounts, AccountPlan plan = AccountPlan.Enterprise)
    {
        foreach (var page in Enumerable.Range(0, accounts).Chunk(RegistrationsAtOnce))
        {
            await Task.WhenAll(page.Select(number => RegisterAsync($"a{number}", plan)));
        }
    }

    /// <summary>Registers one account, invoiced.</summary>
    public Task RegisterAsync(string id, AccountPlan plan) =>
        Get<IAccountRegistry>()
            .RegisterAsync(
                new()
                {
                    AccountId = id,
                    Email = $"{id}@bench.example",
                    Name = $"Account {id}",
                    Plan = plan,
                    EomBilling = true,
                },
                CancellationToken.None
            );

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
