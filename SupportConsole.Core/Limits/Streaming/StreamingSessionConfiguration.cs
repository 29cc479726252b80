using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Streaming;

internal sealed class StreamingSessionConfiguration : IEntityTypeConfiguration<StreamingSession>
{
    public void Configure(EntityTypeBuilder<StreamingSession> builder)
    {
        builder.ToTable("StreamingSessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).HasMaxLength(ColumnLengths.Id);
        builder.Property(session => session.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(session => session.ProjectId).HasMaxLength(ColumnLengths.Id);
        builder.Property(session => session.ApiKeyId).HasMaxLength(ColumnLengths.Id);
        builder.Property(session => session.Model).HasMaxLength(ColumnLengths.Id);

        // Partial: what has ended well is not looked for. By age for the closing after 3 hours, by account for the
        // page.
        builder.HasIndex(session => session.OpenedAt, "ix_streaming_sessions_open").HasFilter("ended_at IS NULL");
        builder
            .HasIndex(session => new { session.AccountId, session.OpenedAt }, "ix_streaming_sessions_open_of_account")
            .HasFilter("ended_at IS NULL");
        builder
            .HasIndex(session => new { session.AccountId, session.EndedAt }, "ix_streaming_sessions_expired")
            .HasFilter("end_reason = 1");

        // An account's ended sessions, oldest end first, for the retention.
        builder
            .HasIndex(session => new { session.AccountId, session.EndedAt }, "ix_streaming_sessions_ended")
            .HasFilter("ended_at IS NOT NULL");
    }
}
