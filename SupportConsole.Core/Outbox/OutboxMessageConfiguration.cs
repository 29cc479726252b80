using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Outbox;

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
