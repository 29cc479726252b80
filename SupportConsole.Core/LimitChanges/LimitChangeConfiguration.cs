using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.LimitChanges;

internal sealed class LimitChangeConfiguration : IEntityTypeConfiguration<LimitChange>
{
    public void Configure(EntityTypeBuilder<LimitChange> builder)
    {
        builder.ToTable("LimitChanges");
        builder.HasKey(change => change.AuditSequence);
        builder.Property(change => change.AuditSequence).ValueGeneratedNever();
        builder.Property(change => change.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(change => change.At).HasColumnName("happened_at");
        builder.Property(change => change.By).HasColumnName("changed_by").HasMaxLength(ColumnLengths.Key);
        builder.HasIndex(change => new { change.AccountId, change.At });
    }
}
