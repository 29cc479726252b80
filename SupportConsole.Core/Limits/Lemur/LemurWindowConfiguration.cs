using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Lemur;

internal sealed class LemurWindowConfiguration : IEntityTypeConfiguration<LemurWindowRow>
{
    public void Configure(EntityTypeBuilder<LemurWindowRow> builder)
    {
        builder.ToTable("LemurWindows");
        builder.HasKey(window => window.AccountId);
        builder.Property(window => window.AccountId).HasMaxLength(ColumnLengths.Id);
    }
}
