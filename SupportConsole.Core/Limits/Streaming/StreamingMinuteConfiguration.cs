using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Streaming;

internal sealed class StreamingMinuteConfiguration : IEntityTypeConfiguration<StreamingMinute>
{
    public void Configure(EntityTypeBuilder<StreamingMinute> builder)
    {
        builder.ToTable("StreamingMinutes");
        builder.HasKey(minute => new { minute.AccountId, minute.Minute });
        builder.Property(minute => minute.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(minute => minute.Minute).HasColumnName("minute_start");

        // The last hour of all accounts: who was refused, and who is near the limit. A minute's later updates change none
        // of its columns.
        builder.HasIndex(minute => minute.Minute, "ix_streaming_minutes_start");
    }
}
