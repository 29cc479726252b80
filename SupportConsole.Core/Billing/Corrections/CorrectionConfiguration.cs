using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.Corrections;

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("BalanceCorrections");
        builder.HasKey(correction => correction.Id);
        builder.Property(correction => correction.Id).HasMaxLength(ColumnLengths.Id);
        builder.Property(correction => correction.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(correction => correction.Reference).HasMaxLength(128);
        builder.Property(correction => correction.Reason).HasMaxLength(ColumnLengths.Text);
        builder.Property(correction => correction.Ticket).HasMaxLength(ColumnLengths.Id);
        builder.Property(correction => correction.RequestedById).HasMaxLength(ColumnLengths.Key);
        builder.Property(correction => correction.RequestedBy).HasMaxLength(ColumnLengths.Key);
        builder.Property(correction => correction.DecidedById).HasMaxLength(ColumnLengths.Key);
        builder.Property(correction => correction.DecidedBy).HasMaxLength(ColumnLengths.Key);
        builder
            .Property(correction => correction.Comment)
            .HasColumnName("decision_comment")
            .HasMaxLength(ColumnLengths.Text);
        builder.HasIndex(correction => new { correction.AccountId, correction.RequestedAt });

        // "What waits" must not look at every correction there ever was.
        builder
            .HasIndex(correction => correction.RequestedAt, "ix_balance_corrections_waiting")
            .HasFilter("state = 0");
    }
}
