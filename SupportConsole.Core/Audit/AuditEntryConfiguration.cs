using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit;

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
