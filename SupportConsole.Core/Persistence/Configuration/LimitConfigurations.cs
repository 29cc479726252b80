using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Core.Persistence.Configuration;

internal sealed class AccountStateConfiguration : IEntityTypeConfiguration<AccountState>
{
    public void Configure(EntityTypeBuilder<AccountState> builder)
    {
        builder.ToTable("AccountStates");
        builder.HasKey(state => state.AccountId);
        builder.Property(state => state.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(state => state.Plan).HasColumnName("account_plan"); // PLAN is reserved in Transact-SQL.
        builder.Ignore(state => state.HasAutoPay);
        builder.Ignore(state => state.IsStoppedByBalance);
        builder.Ignore(state => state.Demand);

        builder.ComplexProperty(state => state.Minute, minute => minute.Ignore(figures => figures.IsOpen));

        // "Who is throttled now" must not look at every account.
        builder.HasIndex(state => state.Queued).HasFilter("queued > 0");
    }
}

internal sealed class LimitOverrideConfiguration : IEntityTypeConfiguration<LimitOverride>
{
    public void Configure(EntityTypeBuilder<LimitOverride> builder)
    {
        builder.ToTable("LimitOverrides");
        builder.HasKey(limit => new { limit.AccountId, limit.Kind });
        builder.Property(limit => limit.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(limit => limit.Value).HasColumnName("limit_value"); // VALUE is a keyword here and there.
        builder.Property(limit => limit.SetBy).HasMaxLength(ColumnLengths.Key);
        builder.Ignore(limit => limit.IsTemporary);

        // "Whose time is up" is asked twice a second.
        builder.HasIndex(limit => limit.ExpiresAt).HasFilter("expires_at IS NOT NULL");
    }
}

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

        // Partial: only what is still open is ever looked for this way, and full indexes cost a third of the throughput.
        builder.HasIndex(transcript => new { transcript.AccountId, transcript.Sequence }, "ix_transcripts_queue").HasFilter("status = 0");
        builder.HasIndex(transcript => new { transcript.StartedAt, transcript.Sequence }, "ix_transcripts_leasable").HasFilter("status = 1 AND lease_token IS NULL");
        builder.HasIndex(transcript => transcript.LeaseExpiresAt, "ix_transcripts_leased").HasFilter("status = 1 AND lease_token IS NOT NULL");

        // An account's demand of the last day, for what-if. In the order things end, so that a write goes to the index's end and costs little.
        builder.HasIndex(transcript => new { transcript.FinishedAt, transcript.AccountId, transcript.SubmittedAt, transcript.StartedAt }, "ix_transcripts_finished")
            .HasFilter("finished_at IS NOT NULL");
    }
}

internal sealed class ThrottleMinuteConfiguration : IEntityTypeConfiguration<ThrottleMinute>
{
    public void Configure(EntityTypeBuilder<ThrottleMinute> builder)
    {
        // Read through a view that adds each account's minute in progress, which stands in its state row.
        builder.ToTable("ThrottleMinutes");
        builder.ToView("throttle_history");
        builder.HasKey(minute => new { minute.AccountId, minute.Minute });
        builder.Property(minute => minute.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(minute => minute.Minute).HasColumnName("minute_start");

        // "Refused in the last hour", over all accounts.
        builder.HasIndex(minute => minute.Minute, "ix_throttle_minutes_refused").HasFilter("refused_for_balance > 0");

        // The edges of a period, to the minute, over all accounts: only rows that tell of throttling, and everything that counting needs.
        builder.HasIndex(minute => new { minute.Minute, minute.AccountId, minute.Throttled, minute.PeakQueued, minute.EndQueued }, "ix_throttle_minutes_throttled")
            .HasFilter("peak_queued > 0");
    }
}
