using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.Core.Retention;

internal sealed class RetentionMarkConfiguration : IEntityTypeConfiguration<RetentionMark>
{
    public void Configure(EntityTypeBuilder<RetentionMark> builder)
    {
        builder.ToTable("RetentionMarks");
        builder.Property(mark => mark.Id).ValueGeneratedNever();
        builder.HasData(new RetentionMark { Id = RetentionMark.OnlyId });
    }
}
