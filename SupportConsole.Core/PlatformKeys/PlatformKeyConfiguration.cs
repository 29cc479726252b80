using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.PlatformKeys;

internal sealed class PlatformKeyConfiguration : IEntityTypeConfiguration<PlatformKey>
{
    public void Configure(EntityTypeBuilder<PlatformKey> builder)
    {
        builder.ToTable("PlatformKeys");
        builder.HasKey(key => key.Number);
        builder.Property(key => key.Number).ValueGeneratedOnAdd();
        builder.Property(key => key.Name).HasMaxLength(ColumnLengths.Key);
        builder.Property(key => key.Prefix).HasMaxLength(ColumnLengths.Id);
        builder.Property(key => key.Hash).HasMaxLength(ColumnLengths.Id);
        builder.Property(key => key.CreatedBy).HasMaxLength(ColumnLengths.Key);
        builder.Property(key => key.RevokedBy).HasMaxLength(ColumnLengths.Key);
        builder.HasIndex(key => key.Hash).IsUnique();

        // Two people who give the same name at once: one of them is told.
        builder
            .HasIndex(key => key.Name, "ix_platform_keys_current")
            .IsUnique()
            .HasFilter("revoked_at IS NULL AND rotated_at IS NULL");
    }
}
