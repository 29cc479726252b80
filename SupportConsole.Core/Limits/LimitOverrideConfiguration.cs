using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits;

internal sealed class LimitOverrideConfiguration : IEntityTypeConfiguration<LimitOverride>
{
    public void Configure(EntityTypeBuilder<LimitOverride> builder)
    {
        builder.ToTable("LimitOverrides");
        builder.HasKey(limit => new { limit.AccountId, limit.Kind });
        builder.Property(limit => limit.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(limit => limit.Value).HasColumnName("limit_value"); // VALUE is a keyword here and there.
        builder.Property(limit => limit.SetBy).HasMaxLength(ColumnLengths.Key);
        builder.Ignore(limit => limit.IsTemporary);

        // The list of accounts by one limit. The kind comes last: first, it would be taken for the question below.
        builder.HasIndex(limit => new
        {
            limit.Value,
            limit.AccountId,
            limit.Kind,
        });

        // "Whose time is up" is asked twice a second.
        builder.HasIndex(limit => limit.ExpiresAt).HasFilter("expires_at IS NOT NULL");
    }
}
