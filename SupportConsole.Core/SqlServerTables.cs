using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core;

/// <summary>What only SQL Server's tables need, beside the features' own <c>*Configuration</c>.</summary>
internal static class SqlServerTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        // What is searched for is folded already.
        modelBuilder
            .Entity<Account>()
            .OwnsOne(account => account.Keys)
            .Property(keys => keys.Text)
            .UseCollation(SqlServerConsoleDbContext.Binary);

        // A bit is no condition by itself.
        modelBuilder.Entity<AccountState>(state =>
        {
            state.HasIndex(row => row.AccountId, AccountStateConfiguration.DisabledIndex).HasFilter("disabled = 1");
            state.HasIndex(row => row.AccountId, AccountStateConfiguration.InvoicedIndex).HasFilter("eom_billing = 1");
        });
        modelBuilder.Entity<Transcript>(transcript =>
        {
            SqlServerIndexBuilderExtensions.IncludeProperties(
                transcript.HasIndex(row => new { row.StartedAt, row.Sequence }, "ix_transcripts_leasable"),
                row => row.AccountId
            );

            // A row grows when it is leased, and again when it ends.
            transcript.HasKey(row => row.Id).HasFillFactor(75);
        });
    }
}
