using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Demo;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Live;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Persistence;

/// <summary>
/// The one model of all engines: schema, migrations and every read that is not hot. Decisions write the same tables
/// through <see cref="Engine.ICommandStore"/>, so nothing of theirs is ever saved by change tracking.
/// </summary>
internal abstract class ConsoleDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountState> AccountStates => Set<AccountState>();

    public DbSet<LimitOverride> LimitOverrides => Set<LimitOverride>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Transcript> Transcripts => Set<Transcript>();

    public DbSet<ThrottleMinute> ThrottleMinutes => Set<ThrottleMinute>();

    public DbSet<StreamingMinute> StreamingMinutes => Set<StreamingMinute>();

    public DbSet<StreamingSession> StreamingSessions => Set<StreamingSession>();

    public DbSet<LemurWindowRow> LemurWindows => Set<LemurWindowRow>();

    public DbSet<UsageHour> UsageHours => Set<UsageHour>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<ChangeEvent> ChangeEvents => Set<ChangeEvent>();

    public DbSet<DecisionKey> DecisionKeys => Set<DecisionKey>();

    public DbSet<ServiceLease> ServiceLeases => Set<ServiceLease>();

    public DbSet<ThrottleRollup> ThrottleRollups => Set<ThrottleRollup>();

    public DbSet<RollupMark> RollupMarks => Set<RollupMark>();

    public DbSet<LimitChange> LimitChanges => Set<LimitChange>();

    public DbSet<Escalation> Escalations => Set<Escalation>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    public DbSet<AccountNote> AccountNotes => Set<AccountNote>();

    public DbSet<AccountAlert> AccountAlerts => Set<AccountAlert>();

    public DbSet<DemoReplay> DemoReplays => Set<DemoReplay>();

    /// <summary>A literal that compares text byte by byte on this engine: ids are case-sensitive, and prefix ranges need a plain order.</summary>
    protected abstract string? BinaryCollation { get; }

    /// <summary>Accounts with this folded text of three characters or more anywhere in their search keys: from a trigram index on SQLite and PostgreSQL; SQL Server has none and reads them all.</summary>
    public virtual IQueryable<Account> AccountsContaining(string text) => Accounts.Where(account => account.Keys.Text.Contains(text));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        configurationBuilder.Properties<Money>().HaveConversion<MicrosConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConsoleDbContext).Assembly);
        SnakeCaseNames.Apply(modelBuilder.Model);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            if (property.ClrType == typeof(string) && property.GetMaxLength() <= ColumnLengths.Key)
            {
                property.SetCollation(BinaryCollation);
            }
        }
    }

    private sealed class UnixMillisecondsConverter()
        : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));

    private sealed class MicrosConverter() : ValueConverter<Money, long>(money => money.Micros, value => new Money(value));
}
