using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.Inbox;

internal sealed class InboxPaymentConfiguration : IEntityTypeConfiguration<InboxPayment>
{
    public void Configure(EntityTypeBuilder<InboxPayment> builder)
    {
        builder.ToTable("InboxPayments");
        builder.HasKey(payment => payment.PaymentId);
        builder.Property(payment => payment.PaymentId).HasMaxLength(InboxIds.MaximumLength);
        builder.Property(payment => payment.ChargeId).HasMaxLength(InboxIds.MaximumLength);
        builder.Property(payment => payment.CustomerId).HasMaxLength(InboxIds.MaximumLength);
        builder.Property(payment => payment.Currency).HasMaxLength(InboxIds.CurrencyLength);
        builder.Property(payment => payment.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(payment => payment.HandledBy).HasMaxLength(ColumnLengths.Key);
        builder.Property(payment => payment.HandledReason).HasMaxLength(ColumnLengths.Text);
        builder.Ignore(payment => payment.Amount);
        builder.Ignore(payment => payment.InLedger);
        builder.HasIndex(payment => payment.CustomerId);
        builder.HasIndex(payment => new { payment.AccountId, payment.FirstToldAt });
        builder.HasIndex(payment => new { payment.Waits, payment.State });
        builder.HasIndex(payment => payment.FirstToldAt);
    }
}

internal sealed class ReversalConfiguration : IEntityTypeConfiguration<Reversal>
{
    public void Configure(EntityTypeBuilder<Reversal> builder)
    {
        builder.ToTable("PaymentReversals");
        builder.HasKey(reversal => reversal.Id);
        builder.Property(reversal => reversal.Id).HasMaxLength(InboxIds.MaximumLength);
        builder.Property(reversal => reversal.PaymentId).HasMaxLength(InboxIds.MaximumLength);
        builder.Property(reversal => reversal.Currency).HasMaxLength(InboxIds.CurrencyLength);
        builder.Property(reversal => reversal.Status).HasMaxLength(ColumnLengths.Id);
        builder.Property(reversal => reversal.Reason).HasMaxLength(ColumnLengths.Id);
        builder.Ignore(reversal => reversal.HoldsMoney);
        builder.Ignore(reversal => reversal.IsFailed);
        builder.HasIndex(reversal => reversal.PaymentId);
    }
}

internal sealed class MoneyEventConfiguration : IEntityTypeConfiguration<MoneyEvent>
{
    public void Configure(EntityTypeBuilder<MoneyEvent> builder)
    {
        builder.ToTable("MoneyEvents");
        builder.HasKey(told => told.Id);
        builder.Property(told => told.Id).HasMaxLength(InboxIds.MaximumEventLength);
        builder.Property(told => told.Type).HasMaxLength(ColumnLengths.Id);
        builder.Property(told => told.PaymentId).HasMaxLength(InboxIds.MaximumLength);
        builder.Property(told => told.ObjectId).HasMaxLength(InboxIds.MaximumLength);
        builder.Property(told => told.ApiVersion).HasMaxLength(ColumnLengths.Id);
        builder.Property(told => told.Status).HasMaxLength(ColumnLengths.Id);
        builder.Property(told => told.Currency).HasMaxLength(InboxIds.CurrencyLength);
        builder.HasIndex(told => new { told.PaymentId, told.HappenedAt });
    }
}
