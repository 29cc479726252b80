using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Accounts;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).HasMaxLength(ColumnLengths.Id);
        builder.Property(key => key.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(key => key.ProjectId).HasMaxLength(ColumnLengths.Id);
        builder.Property(key => key.Name).HasMaxLength(ColumnLengths.Key);
        builder.Property(key => key.Prefix).HasMaxLength(ColumnLengths.Id);
        builder.Property(key => key.Hash).HasMaxLength(ColumnLengths.Id);
        builder.Property(key => key.CreatedBy).HasMaxLength(ColumnLengths.Key);
        builder.Property(key => key.DeletedBy).HasMaxLength(ColumnLengths.Key);

        // Every request of a customer is looked up by it, deleted keys too: none ever comes back.
        builder.HasIndex(key => key.Hash).IsUnique();
        builder.HasIndex(key => key.Prefix);
        builder.HasIndex(key => key.AccountId);
    }
}
