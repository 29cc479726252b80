using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

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

        // One alert an account at a time, whatever nodes do.
        builder.HasIndex(alert => alert.AccountId, "ix_account_alerts_live").IsUnique().HasFilter("state < 2");
        builder.HasIndex(alert => new { alert.AccountId, alert.RaisedAt });
    }
}
