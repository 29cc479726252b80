using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core;

/// <summary>What only SQLite's tables need, beside the features' own <c>*Configuration</c>.</summary>
internal static class SqliteTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        // The tables that decisions write: one tree to search and to write instead of two.
        modelBuilder.Entity<AccountState>().HasNoRowId();
        modelBuilder.Entity<LemurWindowRow>().HasNoRowId();
        modelBuilder.Entity<StreamingMinute>().HasNoRowId();
        modelBuilder.Entity<StreamingSession>().HasNoRowId();
        modelBuilder.Entity<ThrottleMinute>().HasNoRowId();
        modelBuilder.Entity<ThrottleRollup>().HasNoRowId();
        modelBuilder.Entity<Transcript>().HasNoRowId();
        modelBuilder.Entity<UsageHour>().HasNoRowId();
    }
}
