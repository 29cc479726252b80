using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core;

/// <summary>What only PostgreSQL's tables need, beside the features' own <c>*Configuration</c>.</summary>
internal static class PostgreSqlTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        // Trigrams of every account's search keys: any part of three characters or more is found without reading the
        // table. pg_trgm is a trusted extension: the owner of the database may create it.
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder
            .Entity<Account>()
            .OwnsOne(account => account.Keys)
            .HasIndex(keys => keys.Text)
            .HasDatabaseName("ix_accounts_search_text")
            .HasMethod("gin")
            .HasOperators("gin_trgm_ops");

        // Room on the page for the next version of a row that is written again and again: no index is touched then.
        modelBuilder
            .Entity<AccountState>()
            .HasStorageParameter("fillfactor", 50)
            .HasStorageParameter("autovacuum_vacuum_scale_factor", 0.02m)
            .HasStorageParameter("autovacuum_vacuum_threshold", 1_000);
        modelBuilder.Entity<UsageHour>().HasStorageParameter("fillfactor", 70);
        modelBuilder
            .Entity<Transcript>()
            .HasStorageParameter("autovacuum_vacuum_scale_factor", 0.05m)
            .HasStorageParameter("autovacuum_analyze_scale_factor", 0.02m);
    }
}
