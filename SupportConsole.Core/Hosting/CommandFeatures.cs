using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Persistence.Sql;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Hosting;

/// <summary>What each feature brings to the command engine: its row sets, its tables, its settings.</summary>
internal static class CommandFeatures
{
    /// <summary>
    /// In the order in which they lock, read and write. Accounts and projects before the rows that refer to them;
    /// customers of payments, which stand for accounts that are not there, are locked before accounts; leases before
    /// transcripts, because those that wait in the table are older; transcripts before states, which count them;
    /// the audit last, because everyone locks the end of its chain last.
    /// </summary>
    public static readonly RowSetCatalog RowSets = new([
        RowSetKind.Of(context => new AccountRows(context)),
        RowSetKind.Of(context => new ProjectRows(context)),
        RowSetKind.Of(context => new InboxRows(context)),
        RowSetKind.Of(context => new LeaseRows(context)),
        RowSetKind.Of(context => new TranscriptRows(context)),
        RowSetKind.Of(context => new AccountStateRows(context)),
        RowSetKind.Of(context => new UsageHourRows(context)),
        RowSetKind.Of(context => new LedgerRows(context)),
        RowSetKind.Of(context => new CorrectionRows(context)),
        RowSetKind.Of(context => new LimitOverrideRows(context)),
        RowSetKind.Of(context => new LimitChangeRows(context)),
        RowSetKind.Of(context => new EscalationRows(context)),
        RowSetKind.Of(context => new StreamingRows(context)),
        RowSetKind.Of(context => new LemurRows(context)),
        RowSetKind.Of(context => new RateRequestRows(context)),
        RowSetKind.Of(context => new OutboxRows(context)),
        RowSetKind.Of(context => new AuditRows(context)),
    ]);

    public static readonly SqlTables Tables = new([
        SqlTablesKind.Of<IAccountTables>((sql, run) => new SqlAccountTables(sql.Accounts, run)),
        SqlTablesKind.Of<IProjectTables>((sql, run) => new SqlProjectTables(sql.Projects, run)),
        SqlTablesKind.Of<IInboxTables>((sql, run) => new SqlInboxTables(sql.Inbox, run)),
        SqlTablesKind.Of<ITranscriptTables>((sql, run) => new SqlTranscriptTables(sql.Transcripts, run)),
        SqlTablesKind.Of<IAccountStateTables>(
            (sql, run) => new SqlAccountStateTables(sql.States, sql.Transcripts, run)
        ),
        SqlTablesKind.Of<IUsageTables>((sql, run) => new SqlUsageTables(sql.Usage, run)),
        SqlTablesKind.Of<ILedgerTables>((sql, run) => new SqlLedgerTables(sql.Ledger, run)),
        SqlTablesKind.Of<ICorrectionTables>((sql, run) => new SqlCorrectionTables(sql.Corrections, run)),
        SqlTablesKind.Of<ILimitOverrideTables>((sql, run) => new SqlLimitOverrideTables(sql.LimitOverrides, run)),
        SqlTablesKind.Of<ILimitChangeTables>((sql, run) => new SqlLimitChangeTables(sql.LimitChanges, run)),
        SqlTablesKind.Of<IEscalationTables>((sql, run) => new SqlEscalationTables(sql.Escalations, run)),
        SqlTablesKind.Of<IStreamingTables>((sql, run) => new SqlStreamingTables(sql.Streaming, run)),
        SqlTablesKind.Of<ILemurTables>((sql, run) => new SqlLemurTables(sql.Lemur, run)),
        SqlTablesKind.Of<IRateRequestTables>((sql, run) => new SqlRateRequestTables(sql.RateRequests, run)),
        SqlTablesKind.Of<IOutboxTables>((sql, run) => new SqlOutboxTables(sql.Outbox, run)),
        SqlTablesKind.Of<IAuditTables>((sql, run) => new SqlAuditTables(sql.Audit, run)),
        SqlTablesKind.Of<IChangeEventTables>((sql, run) => new SqlChangeEventTables(sql.ChangeEvents, run)),
    ]);

    /// <summary>The command engine with all features.</summary>
    public static void AddCommandEngine(this IServiceCollection services)
    {
        services.AddSingleton<NodeIdentity>();
        services.AddSingleton(RowSets);
        services.AddSingleton(Tables);
        services.AddSingleton(provider => new CommandSettings(
            Settings<LimitOptions>(provider),
            Settings<NegativeBalanceOptions>(provider),
            Settings<GuardrailOptions>(provider),
            provider.GetRequiredService<PriceBook>(),
            Settings<StreamingOptions>(provider),
            Settings<ConsoleOptions>(provider)
        ));
        services
            .AddOptions<EngineOptions>()
            .Configure<IOptions<LimitOptions>, IOptions<DatabaseOptions>>(
                (engine, limits, database) =>
                    (engine.QueueCapacity, engine.MaxBatchSize) = (
                        limits.Value.QueueCapacity,
                        database.Value.MaxBatchSize
                    )
            );
        services.AddSingleton<ICommandStore, SqlCommandStore>();
        services.AddSingleton<EngineMeter>();
        services.AddSingleton<DatabaseClock>();
        services.AddSingleton<CommandEngine>();
        services.AddSingleton<CommandBatcher>();
    }

    private static object Settings<T>(IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;
}
