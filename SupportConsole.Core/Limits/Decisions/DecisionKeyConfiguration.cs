using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SupportConsole.Core.Limits.Decisions;

internal sealed class DecisionKeyConfiguration : IEntityTypeConfiguration<DecisionKey>
{
    public void Configure(EntityTypeBuilder<DecisionKey> builder)
    {
        builder.ToTable("DecisionKeys");
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Secret).HasMaxLength(DecisionMac.KeyBytes);
    }
}
