using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.DataProtection;
using SupportConsole.Core.Demo;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Live;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Personal;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Core.Retention;
using SupportConsole.Core.Sessions;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core;

/// <summary>
/// The tables of all features, as EF Core reads them. Each feature maps its own beside its records
/// (<c>*Configuration</c>).
/// </summary>
internal static class ConsoleTables
{
    extension(ConsoleDbContext context)
    {
        public DbSet<Account> Accounts => context.Set<Account>();

        public DbSet<AccountState> AccountStates => context.Set<AccountState>();

        public DbSet<LimitOverride> LimitOverrides => context.Set<LimitOverride>();

        public DbSet<PersonSession> PersonSessions => context.Set<PersonSession>();

        public DbSet<PersonChoice> PersonChoices => context.Set<PersonChoice>();

        public DbSet<PlatformKey> PlatformKeys => context.Set<PlatformKey>();

        public DbSet<Project> Projects => context.Set<Project>();

        public DbSet<ApiKey> ApiKeys => context.Set<ApiKey>();

        public DbSet<Transcript> Transcripts => context.Set<Transcript>();

        public DbSet<TranscriptLease> TranscriptLeases => context.Set<TranscriptLease>();

        public DbSet<ThrottleMinute> ThrottleMinutes => context.Set<ThrottleMinute>();

        public DbSet<StreamingMinute> StreamingMinutes => context.Set<StreamingMinute>();

        public DbSet<StreamingSession> StreamingSessions => context.Set<StreamingSession>();

        public DbSet<LemurWindowRow> LemurWindows => context.Set<LemurWindowRow>();

        public DbSet<LemurMinute> LemurMinutes => context.Set<LemurMinute>();

        public DbSet<UsageHour> UsageHours => context.Set<UsageHour>();

        public DbSet<LedgerEntry> LedgerEntries => context.Set<LedgerEntry>();

        public DbSet<Correction> BalanceCorrections => context.Set<Correction>();
        public DbSet<InboxPayment> InboxPayments => context.Set<InboxPayment>();

        public DbSet<Reversal> PaymentReversals => context.Set<Reversal>();

        public DbSet<MoneyEvent> MoneyEvents => context.Set<MoneyEvent>();

        public DbSet<AuditEntry> AuditEntries => context.Set<AuditEntry>();

        public DbSet<AuditHead> AuditHeads => context.Set<AuditHead>();

        public DbSet<AccountLookUp> AccountLookUps => context.Set<AccountLookUp>();

        public DbSet<ChangeEvent> ChangeEvents => context.Set<ChangeEvent>();

        public DbSet<DecisionKey> DecisionKeys => context.Set<DecisionKey>();

        public DbSet<ServiceLease> ServiceLeases => context.Set<ServiceLease>();

        public DbSet<ThrottleRollup> ThrottleRollups => context.Set<ThrottleRollup>();

        public DbSet<RollupMark> RollupMarks => context.Set<RollupMark>();

        public DbSet<LimitChange> LimitChanges => context.Set<LimitChange>();

        public DbSet<Escalation> Escalations => context.Set<Escalation>();

        public DbSet<OutboxMessage> OutboxMessages => context.Set<OutboxMessage>();

        public DbSet<AccountNote> AccountNotes => context.Set<AccountNote>();

        public DbSet<RetentionMark> RetentionMarks => context.Set<RetentionMark>();

        public DbSet<MeasuredSpend> MeasuredSpends => context.Set<MeasuredSpend>();

        public DbSet<AccountAlert> AccountAlerts => context.Set<AccountAlert>();

        public DbSet<DataProtectionKey> DataProtectionKeys => context.Set<DataProtectionKey>();

        public DbSet<DemoReplay> DemoReplays => context.Set<DemoReplay>();
    }
}
