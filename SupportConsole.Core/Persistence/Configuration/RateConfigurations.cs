using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Persistence.Configuration;

internal sealed class StreamingMinuteConfiguration : IEntityTypeConfiguration<StreamingMinute>
{
    public void Configure(EntityTypeBuilder<StreamingMinute> builder)
    {
        builder.ToTable("StreamingMinutes");
        builder.HasKey(minute => new { minute.AccountId, minute.Minute });
        builder.Property(minute => minute.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(minute => minute.Minute).HasColumnName("minute_start");
    }
}

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

        // Partial: what has ended well is not looked for. By age for the closing after 3 hours, by account for the page.
        builder.HasIndex(session => session.OpenedAt, "ix_streaming_sessions_open").HasFilter("ended_at IS NULL");
        builder.HasIndex(session => new { session.AccountId, session.OpenedAt }, "ix_streaming_sessions_open_of_account").HasFilter("ended_at IS NULL");
        builder.HasIndex(session => new { session.AccountId, session.EndedAt }, "ix_streaming_sessions_expired").HasFilter("end_reason = 1");
    }
}

internal sealed class LemurWindowConfiguration : IEntityTypeConfiguration<LemurWindowRow>
{
    public void Configure(EntityTypeBuilder<LemurWindowRow> builder)
    {
        builder.ToTable("LemurWindows");
        builder.HasKey(window => window.AccountId);
        builder.Property(window => window.AccountId).HasMaxLength(ColumnLengths.Id);
    }
}
