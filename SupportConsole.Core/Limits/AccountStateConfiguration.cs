using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits;

internal sealed class AccountStateConfiguration : IEntityTypeConfiguration<AccountState>
{
    /// <summary>The accounts that are disabled.</summary>
    public const string DisabledIndex = "ix_account_states_disabled";

    /// <summary>The accounts that are invoiced at the end of the month.</summary>
    public const string InvoicedIndex = "ix_account_states_invoiced";

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

        // The list of accounts: what few accounts have, and the plan; a transcript changes none of it. No index may hold
        // running, the balance or another counter, in its columns or in its filter: each decision would move an entry,
        // and PostgreSQL could not update the row in its page any more (HOT). Partial indexes of running > 0 and
        // balance < 0 were tried: PostgreSQL did 8,300 lifecycles a second instead of 13,100, SQLite 8 % fewer. What
        // asks for counters reads every state and keeps the ids for seconds, see Lookup.KeptIds. The one exception is
        // queued > 0, in which only accounts that are throttled have an entry.
        builder.HasIndex(state => state.AccountId, DisabledIndex).HasFilter("disabled");
        builder.HasIndex(state => state.AccountId, InvoicedIndex).HasFilter("eom_billing");
        builder.HasIndex(state => new { state.Plan, state.AccountId });
        builder
            .HasIndex(state => new { state.ThrottleLimitOverride, state.AccountId })
            .HasFilter("throttle_limit_override IS NOT NULL");
        builder
            .HasIndex(state => new { state.StreamingLimitOverride, state.AccountId })
            .HasFilter("streaming_limit_override IS NOT NULL");
    }
}
