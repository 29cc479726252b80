using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Usage;

internal sealed class UsageHourConfiguration : IEntityTypeConfiguration<UsageHour>
{
    public void Configure(EntityTypeBuilder<UsageHour> builder)
    {
        builder.ToTable("UsageHours");
        builder.HasKey(usage => new
        {
            usage.AccountId,
            usage.Hour,
            usage.ProjectId,
            usage.ApiKeyId,
            usage.Product,
            usage.Model,
        });
        builder.Property(usage => usage.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(usage => usage.Hour).HasColumnName("hour_start");
        builder.Property(usage => usage.ProjectId).HasMaxLength(ColumnLengths.Id);
        builder.Property(usage => usage.ApiKeyId).HasMaxLength(ColumnLengths.Id);
        builder.Property(usage => usage.Model).HasMaxLength(ColumnLengths.Id);

        // A period of all accounts. The hot path's upserts change none of its columns, so only an hour's first row is
        // entered.
        builder.HasIndex(usage => new { usage.Hour, usage.AccountId }, "ix_usage_hours_hour");
    }
}
