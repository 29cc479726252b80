using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.LowBalances;

internal sealed class MeasuredSpendConfiguration : IEntityTypeConfiguration<MeasuredSpend>
{
    public void Configure(EntityTypeBuilder<MeasuredSpend> builder)
    {
        builder.ToTable("MeasuredSpends");
        builder.HasKey(spend => spend.AccountId);
        builder.Property(spend => spend.AccountId).HasMaxLength(ColumnLengths.Id);
    }
}
