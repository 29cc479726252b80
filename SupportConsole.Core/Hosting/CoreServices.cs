using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Checkups;
using SupportConsole.Core.DataProtection;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Live;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Persistence.Sql;
using SupportConsole.Core.Personal;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Core.Projects;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Core.Readings;
using SupportConsole.Core.Registration;
using SupportConsole.Core.Replies;
using SupportConsole.Core.Retention;
using SupportConsole.Core.Sessions;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Core.Throttling.WhatIf;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Hosting;

/// <summary>Everything of Core, for a host.</summary>
public static class CoreServices
{
    /// <summary>
    /// Adds the services, their options and their background work. The database is migrated before the host's server
    /// starts.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">
    /// Sections Database, Limits, NegativeBalance, Guardrails, Throttling, Pricing, Streaming, Console, Outbox, Email,
    /// Slack, Alerts, Billing, Stripe, Audit, Platform, Retention.
    /// </param>
    /// <param name="environment">Its content root is where relative files start.</param>
    /// <param name="beforeDecisions">
    /// Adds hosted services that start once the database is migrated and before anything is decided on it; null for
    /// none.
    /// </param>
    public static IServiceCollection AddSupportConsoleCore(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment,
        Action<IServiceCollection>? beforeDecisions = null
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new WebhookGuard(anywhere: environment.IsDevelopment()));
        services.AddCommandEngine();
        services.AddSingleton<ServiceLeaseTable>();
        services.AddSingleton<BackgroundElection>();
        AddOptions(services, configuration, environment);
        AddDatabase(services, environment);
        AddLimits(services);
        services.AddSingleton<KeptIds>();
        services.AddSingleton<AccountListing>();
        services.AddSingleton<IAccountDirectory, AccountDirectory>();
        services.AddSingleton<ITranscriptExplorer, TranscriptExplorer>();
        services.AddSingleton<ITranscriptList, TranscriptList>();
        services.AddSingleton<IAccountRegistry, AccountRegistry>();
        services.AddSingleton<IAccountAdministration, AccountAdministration>();
        services.AddSingleton<IDepositService, DepositService>();
        services.AddSingleton<IThrottlingReader, ThrottlingReader>();
        services.AddSingleton<IAccountPeriodReader, AccountPeriodReader>();
        services.AddSingleton<DemandReader>();
        services.AddSingleton<IWhatIf, WhatIfService>();
        services.AddSingleton<IStreamingWhatIf, StreamingWhatIfService>();
        services.AddThrottlingHistory();
        services.AddSingleton<IUsageReader, UsageReader>();
        services.AddSingleton<ILimitChangeService, LimitChangeService>();
        services.AddSingleton<IOverrideService, OverrideService>();
        services.AddSingleton<IEscalationService, EscalationService>();
        services.AddAudit(configuration, environment);
        services.AddNotifications(configuration, environment);
        services.AddSingleton<IDataProtectionKeys, DataProtectionKeys>();
        services.AddSingleton<PersonSessions>();
        services.AddSingleton<IPersonSessions>(provider => provider.GetRequiredService<PersonSessions>());
        services.AddSingleton<ISignInStore>(provider => provider.GetRequiredService<PersonSessions>());
        services.AddSingleton<IPersonalViews, PersonalViews>();
        services.AddSingleton<IPersonalLayouts, PersonalLayouts>();
        services.AddSingleton<SettingsKeys>();
        services.AddSingleton<PlatformKeyVerifier>();
        services.AddSingleton<IPlatformKeyVerifier>(provider => provider.GetRequiredService<PlatformKeyVerifier>());
        services.AddSingleton<IPlatformKeys, PlatformKeyService>();
        services.AddSingleton<INotes, NoteService>();
        services.AddSingleton<IProjectService, ProjectService>();
        services.AddSingleton<IApiKeyVerifier, ApiKeyVerifier>();
        services.AddSingleton<IReplies, ReplyService>();
        services.AddSingleton<IAlerts, AlertService>();
        services.AddBilling(configuration);
        services.AddSingleton(provider => new PriceBook(provider.GetRequiredService<IOptions<PricingOptions>>().Value));
        services.AddCheckups();
        AddBackgroundWork(services, beforeDecisions);
        return services;
    }

    private static void AddOptions(
        IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        Bind<DatabaseOptions>(DatabaseOptions.Section);
        Bind<LimitOptions>(LimitOptions.Section);
        Bind<NegativeBalanceOptions>(NegativeBalanceOptions.Section);
        Bind<GuardrailOptions>(GuardrailOptions.Section);
        Bind<ThrottlingOptions>(ThrottlingOptions.Section);
        Bind<ClassificationOptions>(ClassificationOptions.Section);
        Bind<WhatIfOptions>(WhatIfOptions.Section);
        Bind<PricingOptions>(PricingOptions.Section);
        Bind<StreamingOptions>(StreamingOptions.Section);
        Bind<ConsoleOptions>(ConsoleOptions.Section);
        Bind<AlertOptions>(AlertOptions.Section);
        Bind<PlatformOptions>(PlatformOptions.Section);
        Bind<RetentionOptions>(RetentionOptions.Section);
        services.AddSingleton<IValidateOptions<PlatformOptions>>(
            new PlatformOptionsValidator(environment.IsDevelopment())
        );

        void Bind<TOptions>(string section)
            where TOptions : class =>
            services
                .AddOptions<TOptions>()
                .Bind(configuration.GetSection(section))
                .ValidateDataAnnotations()
                .ValidateOnStart();
    }

    private static void AddDatabase(IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton(provider => new SqliteDatabase(Options(provider), environment.ContentRootPath));
        services.AddSingleton(provider => NpgsqlDataSource.Create(PostgreSqlConnectionString(Options(provider))));
        services.AddSingleton<IDbContextFactory<ConsoleDbContext>>(provider =>
            Options(provider).Provider switch
            {
                DatabaseProvider.PostgreSql => new ConsoleDbContextFactory(
                    provider.GetRequiredService<NpgsqlDataSource>()
                ),
                DatabaseProvider.SqlServer => new ConsoleDbContextFactory(Options(provider).ConnectionString!),
                _ => new ConsoleDbContextFactory(provider.GetRequiredService<SqliteDatabase>()),
            }
        );
        services.AddSingleton<IMigrationLock>(provider =>
            Options(provider).Provider switch
            {
                DatabaseProvider.PostgreSql => ActivatorUtilities.CreateInstance<PostgreSqlMigrationLock>(provider),
                DatabaseProvider.SqlServer => new SqlServerMigrationLock(Options(provider).ConnectionString!),
                _ => ActivatorUtilities.CreateInstance<SqliteMigrationLock>(provider),
            }
        );
        services.AddSingleton<SqlDialect>(provider =>
            Options(provider).Provider switch
            {
                DatabaseProvider.PostgreSql => new PostgreSqlDialect(PostgreSqlConnectionString(Options(provider))),
                DatabaseProvider.SqlServer => new SqlServerDialect(Options(provider).ConnectionString!),
                _ => ActivatorUtilities.CreateInstance<SqliteDialect>(provider),
            }
        );
        services.AddSingleton<IDatabaseReadiness, DatabaseReadiness>();
    }

    private static void AddLimits(IServiceCollection services)
    {
        services.AddSingleton<INodeReadiness, NodeReadiness>();
        services.AddSingleton<LimitTotals>();
        services.AddSingleton<ICommitObserver, DecisionMeter>();
        services.AddSingleton<LiveUpdates>();
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<LiveUpdates>());
        services.AddSingleton<ChangeAnnouncer>();
        services.AddSingleton<ILiveUpdates>(provider => provider.GetRequiredService<LiveUpdates>());
        services.AddSingleton<AccountView>();
        services.AddSingleton<AccountReader>();
        services.AddSingleton<ISharedReadings, SharedReadings>();
        services.AddSingleton<IAccountReadings, AccountReadings>();
        services.AddSingleton<INowReadings, NowReadings>();
        services.AddSingleton<ITranscriptLimiter, TranscriptLimiter>();
        services.AddSingleton<ICancellationService, CancellationService>();
        services.AddSingleton<IPlatformCancellation, PlatformCancellation>();
        services.AddSingleton<IQueuePauseService, QueuePauseService>();
        services.AddSingleton<RetentionReader>();
        services.AddSingleton<RetentionClock>();
        services.AddSingleton<DecisionKeyRing>();
        services.AddSingleton<IDecisions, DecisionExplainer>();
        services.AddSingleton<IStreamLimiter, StreamLimiter>();
        services.AddSingleton<ILemurLimiter, LemurLimiter>();
        services.AddSingleton<IStreamingTermsHistory, StreamingTermsHistory>();
        services.AddSingleton<IRateReader, RateReader>();
    }

    /// <summary>
    /// In the order they start: the database, then decisions, then what asks for them. They stop in the opposite one:
    /// the lease is given back when its work is over.
    /// </summary>
    private static void AddBackgroundWork(IServiceCollection services, Action<IServiceCollection>? beforeDecisions)
    {
        services.AddSingleton<IMigrationCondition, OneAccountPerCustomer>();
        services.AddHostedService<DatabaseStartup>();
        services.AddHostedService(provider => provider.GetRequiredService<DecisionKeyRing>());
        beforeDecisions?.Invoke(services);
        services.AddHostedService(provider => provider.GetRequiredService<CommandBatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundElection>());
        services.AddHostedService<LeaseExpiry>();
        services.AddHostedService<StreamExpiry>();
        services.AddHostedService<LimitExpiry>();
        services.AddHostedService<QueuePauseExpiry>();
        services.AddHostedService<EscalationLapse>();
        services.AddHostedService<ChangeEventTail>();
        services.AddHostedService<ChangeEventTrimming>();
        services.AddHostedService<RateRequestTrimming>();
        services.AddHostedService<SessionExpiry>();
        services.AddHostedService<SessionTrimming>();
        services.AddHostedService<TranscriptRetention>();
        services.AddHostedService<PlatformKeyUse>();
        services.AddDispatchers();
        services.AddHistoryServices();
        services.AddHostedService<AlertWatch>();
        services.AddHostedService<LowBalanceMeasure>();
        services.AddAuditServices();
    }

    private static DatabaseOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;

    /// <summary>The hot path's few statements are prepared once a connection.</summary>
    private static string PostgreSqlConnectionString(DatabaseOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            MaxAutoPrepare = 60,
            AutoPrepareMinUsages = 2,
        };
        return builder.ToString();
    }
}
