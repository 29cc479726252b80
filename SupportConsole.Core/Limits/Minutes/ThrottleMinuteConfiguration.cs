using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Minutes;

internal sealed class ThrottleMinuteConfiguration : IEntityTypeConfiguration<ThrottleMinute>
{
    public void Configure(EntityTypeBuilder<ThrottleMinute> builder)
    {
        // Read through a view that adds each account's minute in progress, which stands in its state row.
        builder.ToTable("ThrottleMinutes");
        builder.ToView("throttle_history");
        builder.HasKey(minute => new { minute.AccountId, minute.Minute });
        builder.Property(minute => minute.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(minute => minute.Minute).HasColumnName("minute_start");

        // "Refused in the last hour", over all accounts.
        builder.HasIndex(minute => minute.Minute, "ix_throttle_minutes_refused").HasFilter("refused_for_balance > 0");

        // The edges of a period, to the minute, over all accounts: only rows that tell of throttling, and everything
        // that counting needs.
        builder
            .HasIndex(
                minute => new
                {
                    minute.Minute,
                    minute.AccountId,
                    minute.Throttled,
                    minute.PeakQueued,
                    minute.EndQueued,
                },
                "ix_throttle_minutes_throttled"
            )
            .HasFilter("peak_queued > 0");
    }
}
