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

        // The present minute of all accounts. A minute's row is inserted once.
        builder.HasIndex(minute => minute.Minute);
    }
}
