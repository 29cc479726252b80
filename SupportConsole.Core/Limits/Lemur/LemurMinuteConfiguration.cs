using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Lemur;

internal sealed class LemurMinuteConfiguration : IEntityTypeConfiguration<LemurMinute>
{
    public void Configure(EntityTypeBuilder<LemurMinute> builder)
    {
        builder.ToTable("LemurMinutes");
        builder.HasKey(minute => new { minute.AccountId, minute.Minute });
        builder.Property(minute => minute.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(minute => minute.Minute).HasColumnName("minute_start");

        // The Now page looks for the last hour's refusals of all accounts.
        builder.HasIndex(minute => minute.Minute);
    }
}
