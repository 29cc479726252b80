using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Accounts;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("Projects");
        builder.HasKey(project => new { project.AccountId, project.Id });
        builder.Property(project => project.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(project => project.Id).HasMaxLength(ColumnLengths.Id);
        builder.Property(project => project.Name).HasMaxLength(ColumnLengths.Key);
    }
}
