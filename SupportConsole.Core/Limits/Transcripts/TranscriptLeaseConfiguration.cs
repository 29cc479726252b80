using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Transcripts;

internal sealed class TranscriptLeaseConfiguration : IEntityTypeConfiguration<TranscriptLease>
{
    public void Configure(EntityTypeBuilder<TranscriptLease> builder)
    {
        builder.ToTable("TranscriptLeases");
        builder.HasKey(lease => new { lease.TranscriptId, lease.Attempt });
        builder.Property(lease => lease.TranscriptId).HasMaxLength(ColumnLengths.Id);
        builder.Property(lease => lease.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(lease => lease.Worker).HasMaxLength(128);
    }
}
