using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits;

internal sealed class AccountStateConfiguration : IEntityTypeConfiguration<AccountState>
{
    public void Configure(EntityTypeBuilder<AccountState> builder)
    {
        builder.ToTable("AccountStates");
        builder.HasKey(state => state.AccountId);
        builder.Property(state => state.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(state => state.Plan).HasColumnName("account_plan"); // PLAN is reserved in Transact-SQL.
        builder.Property(state => state.PriceList).HasMaxLength(PriceBook.LongestListName);
        builder.Ignore(state => state.HasAutoPay);
        builder.Ignore(state => state.IsStoppedByBalance);
        builder.Ignore(state => state.Demand);
        builder.Ignore(state => state.IsPaused);
        builder.Property(state => state.CanceledUpTo).HasDefaultValue(0L);

        builder.ComplexProperty(state => state.Minute, minute => minute.Ignore(figures => figures.IsOpen));

        // "Who is throttled now" must not look at every account.
        builder.HasIndex(state => state.Queued).HasFilter("queued > 0");

        // Nor must the end of a pause.
        builder.HasIndex(state => state.PausedUntil).HasFilter("paused_until IS NOT NULL");
    }
}
