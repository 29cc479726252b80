using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Demo;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Live;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Data.Configuration;

internal sealed class UsageHourConfiguration : IEntityTypeConfiguration<UsageHour>
{
    public void Configure(EntityTypeBuilder<UsageHour> builder)
    {
        builder.ToTable("UsageHours");
        builder.HasKey(usage => new { usage.AccountId, usage.Hour, usage.ProjectId, usage.ApiKeyId, usage.Product, usage.Model });
        builder.Property(usage => usage.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(usage => usage.Hour).HasColumnName("hour_start");
        builder.Property(usage => usage.ProjectId).HasMaxLength(ColumnLengths.Id);
        builder.Property(usage => usage.ApiKeyId).HasMaxLength(ColumnLengths.Id);
        builder.Property(usage => usage.Model).HasMaxLength(ColumnLengths.Id);

        // A period of all accounts. The hot path's upserts change none of its columns, so only an hour's first row is entered.
        builder.HasIndex(usage => new { usage.Hour, usage.AccountId }, "ix_usage_hours_hour");
    }
}

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(entry => entry.Reference).HasMaxLength(128);
        builder.Property(entry => entry.At).HasColumnName("happened_at");
        builder.HasIndex(entry => new { entry.AccountId, entry.Reference }).IsUnique();

        // An account's newest entries: its page asks for the last one at each refresh.
        builder.HasIndex(entry => new { entry.AccountId, entry.Id }, "ix_ledger_entries_account");

        // Once in an account's life, whatever the code above does.
        builder.HasIndex(entry => entry.AccountId, "ix_ledger_entries_credit").IsUnique().HasFilter("kind = 1");
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.ActorId).HasMaxLength(ColumnLengths.Key);
        builder.Property(entry => entry.ActorName).HasMaxLength(ColumnLengths.Key);
        builder.Property(entry => entry.Roles).HasMaxLength(ColumnLengths.Key);
        builder.Property(entry => entry.Action).HasMaxLength(ColumnLengths.Id);
        builder.Property(entry => entry.AccountId).HasMaxLength(ColumnLengths.Id);
        // AT, BEFORE, AFTER and RULE are words of one engine or another.
        builder.Property(entry => entry.At).HasColumnName("happened_at");
        builder.Property(entry => entry.Before).HasColumnName("state_before");
        builder.Property(entry => entry.After).HasColumnName("state_after");
        builder.Property(entry => entry.Rule).HasColumnName("rule_sentence").HasMaxLength(ColumnLengths.Text);
        builder.Property(entry => entry.Reason).HasMaxLength(ColumnLengths.Text);
        builder.Property(entry => entry.Ticket).HasMaxLength(ColumnLengths.Id);
        builder.Property(entry => entry.CorrelationId).HasMaxLength(ColumnLengths.Id);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(ColumnLengths.Id);
        builder.Property(entry => entry.Hash).HasMaxLength(ColumnLengths.Id);

        // An attempt is audited once: a repeat of it finds its own entry.
        builder.HasIndex(entry => entry.CorrelationId).IsUnique();
        builder.HasIndex(entry => new { entry.AccountId, entry.Sequence });
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHeads");
        builder.Property(head => head.Id).ValueGeneratedNever();
        builder.Property(head => head.Hash).HasMaxLength(ColumnLengths.Id);
        builder.HasData(AuditChain.Empty);
    }
}

internal sealed class ChangeEventConfiguration : IEntityTypeConfiguration<ChangeEvent>
{
    public void Configure(EntityTypeBuilder<ChangeEvent> builder)
    {
        builder.ToTable("ChangeEvents");
        builder.Property(change => change.Node).HasMaxLength(ColumnLengths.Id);
        builder.Property(change => change.At).HasColumnName("happened_at");
    }
}

internal sealed class DecisionKeyConfiguration : IEntityTypeConfiguration<DecisionKey>
{
    public void Configure(EntityTypeBuilder<DecisionKey> builder)
    {
        builder.ToTable("DecisionKeys");
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Secret).HasMaxLength(DecisionMac.KeyBytes);
    }
}

internal sealed class ServiceLeaseConfiguration : IEntityTypeConfiguration<ServiceLease>
{
    public void Configure(EntityTypeBuilder<ServiceLease> builder)
    {
        builder.ToTable("ServiceLeases");
        builder.HasKey(lease => lease.Name);
        builder.Property(lease => lease.Name).HasMaxLength(ColumnLengths.Id);
        builder.Property(lease => lease.Owner).HasMaxLength(ColumnLengths.Id);
    }
}

internal sealed class DemoReplayConfiguration : IEntityTypeConfiguration<DemoReplay>
{
    public void Configure(EntityTypeBuilder<DemoReplay> builder)
    {
        builder.ToTable("DemoReplays");
        builder.Property(replay => replay.Id).ValueGeneratedNever();
    }
}
