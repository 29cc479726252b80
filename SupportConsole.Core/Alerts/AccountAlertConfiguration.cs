using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Core.Alerts;

internal sealed class AccountAlertConfiguration : IEntityTypeConfiguration<AccountAlert>
{
    public void Configure(EntityTypeBuilder<AccountAlert> builder)
    {
        builder.ToTable("AccountAlerts");
        builder.HasKey(alert => alert.Id);
        builder.Property(alert => alert.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(alert => alert.Limit).HasColumnName("limit_value");
        builder.Property(alert => alert.ClaimedById).HasMaxLength(ColumnLengths.Key);
        builder.Property(alert => alert.ClaimedBy).HasMaxLength(ColumnLengths.Key);

        builder.Property(alert => alert.Summary).HasMaxLength(ColumnLengths.Text);

        // The default is what an older program's rows are about.
        builder
            .Property(alert => alert.Kind)
            .HasColumnName("product")
            .HasDefaultValue(LimitedProduct.Transcripts)
            .HasSentinel((LimitedProduct)(-1));

        // One alert an account at a time, whatever nodes do.
        builder.HasIndex(alert => alert.AccountId, "ix_account_alerts_live").IsUnique().HasFilter("state < 2");
        builder.HasIndex(alert => new { alert.AccountId, alert.RaisedAt });
    }
}
