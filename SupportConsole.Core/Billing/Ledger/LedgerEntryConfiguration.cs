using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.Ledger;

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(entry => entry.Reference).HasMaxLength(128);
        builder.Property(entry => entry.At).HasColumnName("happened_at");
        builder.HasIndex(entry => new { entry.AccountId, entry.Reference }).IsUnique();

        // An account's newest entries: its page asks for the last one at each refresh.
        builder.HasIndex(entry => new { entry.AccountId, entry.Id }, "ix_ledger_entries_account");

        // Once in an account's life, whatever the code above does.
        builder.HasIndex(entry => entry.AccountId, "ix_ledger_entries_credit").IsUnique().HasFilter("kind = 1");
    }
}
