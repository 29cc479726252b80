using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.Core.Throttling.History;

internal sealed class RollupMarkConfiguration : IEntityTypeConfiguration<RollupMark>
{
    public void Configure(EntityTypeBuilder<RollupMark> builder)
    {
        builder.ToTable("RollupMarks");
        builder.HasKey(mark => mark.Resolution);
        builder.Property(mark => mark.Resolution).ValueGeneratedNever();
    }
}
