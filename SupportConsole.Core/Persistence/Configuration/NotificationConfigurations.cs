using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Persistence.Configuration;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("OutboxMessages");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Id).HasMaxLength(ColumnLengths.Id);
        builder.Property(message => message.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(message => message.DeduplicationKey).HasMaxLength(128);
        builder.Property(message => message.ClaimedBy).HasMaxLength(ColumnLengths.Id);
        builder.Property(message => message.SentTo).HasMaxLength(ColumnLengths.Text);
        builder.Property(message => message.LastError).HasMaxLength(ColumnLengths.Text);
        builder.HasIndex(message => message.DeduplicationKey).IsUnique();
        builder.HasIndex(message => message.NextAttemptAt, "ix_outbox_messages_pending").HasFilter("state = 0");
        builder.HasIndex(message => new { message.AccountId, message.CreatedAt });
    }
}

internal sealed class AccountNoteConfiguration : IEntityTypeConfiguration<AccountNote>
{
    public void Configure(EntityTypeBuilder<AccountNote> builder)
    {
        builder.ToTable("AccountNotes");
        builder.HasKey(note => note.Id);
        builder.Property(note => note.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(note => note.AuthorId).HasMaxLength(ColumnLengths.Key);
        builder.Property(note => note.AuthorName).HasMaxLength(ColumnLengths.Key);
        builder.Property(note => note.Text).HasColumnName("note_text");
        builder.HasIndex(note => new { note.AccountId, note.WrittenAt });
    }
}

internal sealed class AccountAlertConfiguration : IEntityTypeConfiguration<AccountAlert>
{
    public void Configure(EntityTypeBuilder<AccountAlert> builder)
    {
        builder.ToTable("AccountAlerts");
        builder.HasKey(alert => alert.Id);
        builder.Property(alert => alert.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(alert => alert.Limit).HasColumnName("limit_value");
        builder.Property(alert => alert.ClaimedById).HasMaxLength(ColumnLengths.Key);
        builder.Property(alert => alert.ClaimedBy).HasMaxLength(ColumnLengths.Key);

        // One alert an account at a time, whatever nodes do.
        builder.HasIndex(alert => alert.AccountId, "ix_account_alerts_live").IsUnique().HasFilter("state < 2");
        builder.HasIndex(alert => new { alert.AccountId, alert.RaisedAt });
    }
}
