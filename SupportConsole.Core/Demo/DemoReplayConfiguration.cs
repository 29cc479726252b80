using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.Core.Demo;

internal sealed class DemoReplayConfiguration : IEntityTypeConfiguration<DemoReplay>
{
    public void Configure(EntityTypeBuilder<DemoReplay> builder)
    {
        builder.ToTable("DemoReplays");
        builder.Property(replay => replay.Id).ValueGeneratedNever();
    }
}
