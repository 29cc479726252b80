using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Sessions;

internal sealed class PersonSessionConfiguration : IEntityTypeConfiguration<PersonSession>
{
    public void Configure(EntityTypeBuilder<PersonSession> builder)
    {
        builder.ToTable("PersonSessions");
        builder.HasKey(session => session.Number);
        builder.Property(session => session.Number).ValueGeneratedOnAdd();
        builder.Property(session => session.Id).HasMaxLength(ColumnLengths.Id).HasColumnName("session_id");
        builder.Property(session => session.PersonId).HasMaxLength(ColumnLengths.Key);
        builder.Property(session => session.PersonName).HasMaxLength(ColumnLengths.Key);
        builder.Property(session => session.Roles).HasMaxLength(ColumnLengths.Key);
        builder.Property(session => session.Address).HasMaxLength(ColumnLengths.Id);
        builder.Property(session => session.Browser).HasMaxLength(PersonSessions.BrowserLength);
        builder.Property(session => session.RevokedBy).HasMaxLength(ColumnLengths.Key);
        builder.Property(session => session.Until).HasColumnName("open_until");
        builder.HasIndex(session => session.Id).IsUnique();

        // The list of open ones, and what is old enough to be thrown away.
        builder.HasIndex(session => session.Until);
    }
}
