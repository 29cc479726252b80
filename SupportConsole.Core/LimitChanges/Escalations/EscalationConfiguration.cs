using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.LimitChanges.Escalations;

internal sealed class EscalationConfiguration : IEntityTypeConfiguration<Escalation>
{
    public void Configure(EntityTypeBuilder<Escalation> builder)
    {
        builder.ToTable("Escalations");
        builder.HasKey(escalation => escalation.Id);
        builder.Property(escalation => escalation.Id).HasMaxLength(ColumnLengths.Id);
        builder.Property(escalation => escalation.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(escalation => escalation.Rule).HasColumnName("guardrail"); // RULE is a word of Transact-SQL.
        builder.Property(escalation => escalation.Reason).HasMaxLength(ColumnLengths.Text);
        builder.Property(escalation => escalation.Ticket).HasMaxLength(ColumnLengths.Id);
        builder.Property(escalation => escalation.RequestedById).HasMaxLength(ColumnLengths.Key);
        builder.Property(escalation => escalation.RequestedBy).HasMaxLength(ColumnLengths.Key);
        builder.Property(escalation => escalation.DecidedById).HasMaxLength(ColumnLengths.Key);
        builder.Property(escalation => escalation.DecidedBy).HasMaxLength(ColumnLengths.Key);
        builder
            .Property(escalation => escalation.Comment)
            .HasColumnName("decision_comment")
            .HasMaxLength(ColumnLengths.Text);

        // The default is what an older program's rows are about.
        builder
            .Property(escalation => escalation.Kind)
            .HasColumnName("limit_kind")
            .HasDefaultValue(LimitKind.AsyncConcurrency)
            .HasSentinel((LimitKind)(-1));

        // One waiting an account, whichever limit it is about, whatever nodes and double clicks do.
        builder
            .HasIndex(escalation => escalation.AccountId, "ix_escalations_waiting")
            .IsUnique()
            .HasFilter("state = 0");
        builder.HasIndex(escalation => new { escalation.State, escalation.RequestedAt });
        builder.HasIndex(escalation => new { escalation.AccountId, escalation.RequestedAt });
    }
}
