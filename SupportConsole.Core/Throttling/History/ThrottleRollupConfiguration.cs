using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.History;

internal sealed class ThrottleRollupConfiguration : IEntityTypeConfiguration<ThrottleRollup>
{
    public void Configure(EntityTypeBuilder<ThrottleRollup> builder)
    {
        builder.ToTable("ThrottleRollups");
        builder.HasKey(rollup => new
        {
            rollup.AccountId,
            rollup.Resolution,
            rollup.Start,
        });
        builder.Property(rollup => rollup.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(rollup => rollup.Start).HasColumnName("bucket_start");

        // "Who was throttled in this period": only rows that tell so, and everything the list shows.
        builder
            .HasIndex(
                rollup => new
                {
                    rollup.Resolution,
                    rollup.Start,
                    rollup.AccountId,
                    rollup.ThrottledMinutes,
                    rollup.Throttled,
                    rollup.Episodes,
                    rollup.PeakQueued,
                },
                "ix_throttle_rollups_throttled"
            )
            .HasFilter("throttled_minutes > 0");

        // Who was refused for negative balance: beside the throttled ones, and seldom throttled.
        builder
            .HasIndex(
                rollup => new
                {
                    rollup.Resolution,
                    rollup.Start,
                    rollup.AccountId,
                    rollup.RefusedForBalance,
                },
                "ix_throttle_rollups_refused"
            )
            .HasFilter("refused_for_balance > 0");
    }
}
