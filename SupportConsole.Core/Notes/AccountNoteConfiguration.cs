using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Notes;

internal sealed class AccountNoteConfiguration : IEntityTypeConfiguration<AccountNote>
{
    public void Configure(EntityTypeBuilder<AccountNote> builder)
    {
        builder.ToTable("AccountNotes");
        builder.HasKey(note => note.Id);
        builder.Property(note => note.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(note => note.AuthorId).HasMaxLength(ColumnLengths.Key);
        builder.Property(note => note.AuthorName).HasMaxLength(ColumnLengths.Key);
        builder.Property(note => note.Text).HasColumnName("note_text");
        builder.HasIndex(note => new { note.AccountId, note.WrittenAt });
    }
}
