using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Readings;
using SupportConsole.Core.Registration;
using SupportConsole.Core.Throttling;
using SupportConsole.Demo;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;
using SupportConsole.Tests.Integration.SqlServer;

namespace SupportConsole.Tests.Integration;

/// <summary>One node: all of Core on a database, with the background work that a test asks for.</summary>
internal sealed class CoreHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    // Checkpoints belong to one database, and nodes of tests run beside each other. Made when something is signed.
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"support-console-{Guid.NewGuid():N}");
    private readonly List<IHostedService> _started = [];

    private CoreHost(TestDatabase database, FakeClock clock, IReadOnlyDictionary<string, string?> settings)
    {
        Clock = clock;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Database:Provider"] = database.Provider.ToString(),
                    ["Database:ConnectionString"] = database.ConnectionString,
                    ["Audit:CheckpointFile"] = Path.Combine(_folder, "audit-checkpoints.jsonl"),
                }
            )
            .AddInMemoryCollection(settings)
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<IHostEnvironment>(new TestEnvironment());
        services.AddSupportConsoleCore(configuration, new TestEnvironment(), DemoSetup.AddHistory);
        services.AddDemo(configuration);
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            services.AddSingleton<IDbContextFactory<ConsoleDbContext>, ShadowedContexts>();
        }

        _services = services.BuildServiceProvider();
    }

    public FakeClock Clock { get; }

    public LogRecorder Log { get; } = new();

    public ITranscriptLimiter Limiter => Get<ITranscriptLimiter>();

    public IStreamLimiter Streams => Get<IStreamLimiter>();

    public ILemurLimiter Lemur => Get<ILemurLimiter>();

    public IAccountRegistry Registry => Get<IAccountRegistry>();

    public IDepositService Deposits => Get<IDepositService>();

    public async Task<AccountThrottling?> FiguresAsync(Actor actor, string accountId) =>
        (await ReadAsync(actor, accountId))?.Figures;

    public async Task<BillingFacts?> MoneyAsync(Actor actor, string accountId) =>
        (await ReadAsync(actor, accountId))?.Money;

    public async Task<LimitChangeBasis?> BasisAsync(Actor actor, string accountId) =>
        (await ReadAsync(actor, accountId))?.Basis;

    public Task<AccountReading?> ReadAsync(Actor actor, string accountId) =>
        Get<IAccountReadings>().ReadAsync(actor, accountId, default);

    public IAccountDirectory Directory => Get<IAccountDirectory>();

    public ITranscriptExplorer Transcripts => Get<ITranscriptExplorer>();

    public ILimitChangeService Changes => Get<ILimitChangeService>();

    public IEscalationService Escalations => Get<IEscalationService>();

    public IAuditReader Audit => Get<IAuditReader>();

    public IThrottlingReader Throttling => Get<IThrottlingReader>();

    public IDecisions Decisions => Get<IDecisions>();

    public CommandBatcher Batcher => Get<CommandBatcher>();

    public LimitOptions Limits => Get<IOptions<LimitOptions>>().Value;

    /// <summary>A node that is not started.</summary>
    public static CoreHost Create(
        TestDatabase database,
        FakeClock? clock = null,
        params (string Key, string Value)[] settings
    ) =>
        new(
            database,
            clock ?? new FakeClock(),
            settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)
        );

    /// <summary>
    /// A node with its database migrated and its batcher at work. Leases expire when the test says so.
    /// </summary>
    public static async Task<CoreHost> StartAsync(
        TestDatabase database,
        FakeClock? clock = null,
        params (string Key, string Value)[] settings
    )
    {
        var host = Create(database, clock, settings);
        try
        {
            await host.StartAsync<DatabaseStartup>();
            await host.StartAsync<DecisionKeyRing>();
            await host.StartAsync<CommandBatcher>();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a piece of background work.</summary>
    public async Task<TService> StartAsync<TService>(CancellationToken cancellationToken = default)
        where TService : IHostedService
    {
        var service = _services.GetServices<IHostedService>().OfType<TService>().Single();
        _started.Add(service);
        await service.StartAsync(cancellationToken);
        return service;
    }

    /// <summary>A piece of background work, whether it is started or not: to run one round of it.</summary>
    public TService Service<TService>()
        where TService : IHostedService => _services.GetServices<IHostedService>().OfType<TService>().Single();

    public TService Get<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    public ConsoleDbContext OpenContext() => Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();

    /// <summary>Leases one account's transcripts, whatever else waits for a worker: as the demo's workers do.</summary>
    public async Task<IReadOnlyList<LeaseKey>> LeaseOfAsync(string accountId, int max, TimeSpan duration)
    {
        var leased = await Get<DemoWorkers>()
            .LeaseAsync(accountId, max, Clock.GetUtcNow() + duration, duration, CancellationToken.None);
        return [.. leased.Select(transcript => new LeaseKey(transcript.Id, transcript.LeaseToken!))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_started))
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        Log.Dispose();
        if (System.IO.Directory.Exists(_folder))
        {
            System.IO.Directory.Delete(_folder, recursive: true);
        }
    }

    private sealed class TestEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = "SupportConsole";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
