using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Personal;

internal sealed class PersonChoiceConfiguration : IEntityTypeConfiguration<PersonChoice>
{
    public void Configure(EntityTypeBuilder<PersonChoice> builder)
    {
        builder.ToTable("PersonChoices");
        builder.HasKey(choice => new
        {
            choice.PersonId,
            choice.Kind,
            choice.Key,
        });
        builder.Property(choice => choice.PersonId).HasMaxLength(ColumnLengths.Key);
        builder.Property(choice => choice.Key).HasColumnName("name_key").HasMaxLength(ColumnLengths.Id);
        builder.Property(choice => choice.Name).HasMaxLength(ColumnLengths.Id);
        builder.Property(choice => choice.Value).HasColumnName("choice_value").HasMaxLength(PersonChoice.LongestValue);
    }
}
