using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.HasKey(account => account.Number);
        builder.Property(account => account.Id).HasMaxLength(ColumnLengths.Id).IsRequired();
        builder.HasIndex(account => account.Id).IsUnique();
        builder.Property(account => account.Email).HasMaxLength(ColumnLengths.Key);
        builder.Property(account => account.Name).HasMaxLength(ColumnLengths.Key);
        builder.Property(account => account.StripeCustomerId).HasMaxLength(ColumnLengths.Id);
        builder.Property(account => account.ImportantOwner).HasMaxLength(ColumnLengths.Key);
        builder.Property(account => account.ExternalBillingId).HasMaxLength(ColumnLengths.Key);

        // Looked up whole by the search; several accounts may be billed under one.
        builder.HasIndex(account => account.ExternalBillingId).HasFilter("external_billing_id IS NOT NULL");

        // A node of the version before does not name the column when it inserts.
        builder.Property(account => account.ConsoleFields).HasDefaultValue(ConsoleFields.None);

        // One account a customer: whose a payment is must never be a guess.
        builder.HasIndex(account => account.StripeCustomerId).IsUnique().HasFilter("stripe_customer_id IS NOT NULL");

        // Zero by default, so that a node of the version before, which does not name it, can register accounts.
        builder.Property(account => account.ChangedAt).HasDefaultValue(DateTimeOffset.UnixEpoch);
        builder.HasIndex(account => account.ChangedAt);
        builder.HasIndex(account => account.CreatedAt);
        builder.OwnsOne(
            account => account.Keys,
            keys =>
            {
                keys.Property(key => key.Id).HasMaxLength(ColumnLengths.Id).IsRequired();
                keys.Property(key => key.Email).HasMaxLength(ColumnLengths.Key);
                keys.Property(key => key.Domain).HasMaxLength(ColumnLengths.Key);
                keys.Property(key => key.Name).HasMaxLength(ColumnLengths.Key);
                keys.Property(key => key.StripeCustomerId).HasMaxLength(ColumnLengths.Id);
                keys.Property(key => key.Text).HasMaxLength(1_024);

                // One index a field: a prefix is a range of each.
                keys.HasIndex(key => key.Id);
                keys.HasIndex(key => key.Email);
                keys.HasIndex(key => key.Domain);
                keys.HasIndex(key => key.Name);
                keys.HasIndex(key => key.StripeCustomerId);
            }
        );
        builder.Navigation(account => account.Keys).IsRequired();
    }
}
