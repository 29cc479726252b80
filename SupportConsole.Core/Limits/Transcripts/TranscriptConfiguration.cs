using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Transcripts;

internal sealed class TranscriptConfiguration : IEntityTypeConfiguration<Transcript>
{
    public void Configure(EntityTypeBuilder<Transcript> builder)
    {
        builder.ToTable("Transcripts");
        builder.HasKey(transcript => transcript.Id);
        builder.Property(transcript => transcript.Id).HasMaxLength(ColumnLengths.Id);
        builder.Property(transcript => transcript.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(transcript => transcript.ProjectId).HasMaxLength(ColumnLengths.Id);
        builder.Property(transcript => transcript.ApiKeyId).HasMaxLength(ColumnLengths.Id);
        builder.Property(transcript => transcript.Model).HasMaxLength(ColumnLengths.Id);
        builder.Property(transcript => transcript.AudioUrl).HasMaxLength(ColumnLengths.Url);
        builder.Property(transcript => transcript.LeaseOwner).HasMaxLength(128);
        builder.Property(transcript => transcript.LeaseToken).HasMaxLength(ColumnLengths.Id);
        builder.Property(transcript => transcript.Error).HasMaxLength(ColumnLengths.Text);
        builder.Property(transcript => transcript.Heartbeats).HasDefaultValue(0);
        builder.Ignore(transcript => transcript.IsCanceled);

        // Partial: only what is still open is ever looked for this way, and full indexes cost a third of the
        // throughput.
        builder
            .HasIndex(transcript => new { transcript.AccountId, transcript.Sequence }, "ix_transcripts_queue")
            .HasFilter("status = 0");
        builder
            .HasIndex(transcript => new { transcript.StartedAt, transcript.Sequence }, "ix_transcripts_leasable")
            .HasFilter("status = 1 AND lease_token IS NULL");
        builder
            .HasIndex(transcript => transcript.LeaseExpiresAt, "ix_transcripts_leased")
            .HasFilter("status = 1 AND lease_token IS NOT NULL");

        // An account's transcripts, newest first, for the console's list; oldest first for the retention. Both columns
        // stay as they were inserted.
        builder.HasIndex(transcript => new { transcript.AccountId, transcript.Sequence }, "ix_transcripts_account");

        // An account's demand of the last day, for what-if. In the order things end, so that a write goes to the
        // index's end and costs little.
        builder
            .HasIndex(
                transcript => new
                {
                    transcript.FinishedAt,
                    transcript.AccountId,
                    transcript.SubmittedAt,
                    transcript.StartedAt,
                },
                "ix_transcripts_finished"
            )
            .HasFilter("finished_at IS NOT NULL");
    }
}
