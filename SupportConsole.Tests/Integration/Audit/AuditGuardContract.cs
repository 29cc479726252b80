using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Checkpoints;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Audit;

/// <summary>The tables refuse what would change the audit, and what is missing is a finding, not a fault.</summary>
public abstract class AuditGuardContract(TestEngine engine) : AuditTestBase(engine)
{
    [SkippableTheory]
    [InlineData("UPDATE audit_entries SET reason = 'Something else' WHERE sequence = 2")]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 3")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("DELETE FROM audit_heads")]
    public async Task Change_OfTheTables_IsRefused(string statement)
    {
        await AppendAsync(3);

        await Assert.ThrowsAnyAsync<DbException>(() => SqlAsync(statement));

        var found = await VerifyAsync();
        Assert.Equal((3L, null), (found.VerifiedTo, found.Finding));
    }

    /// <summary>REPLACE deletes the old row without asking the delete triggers.</summary>
    [SkippableTheory]
    [InlineData("sequence")]
    [InlineData("correlation_id")]
    public async Task Replace_OnSqlite_IsRefused(string sameBy)
    {
        Skip.If(Provider != DatabaseProvider.Sqlite, "Only SQLite has REPLACE.");
        await AppendAsync(3);
        var (sequence, correlation) = sameBy == "sequence" ? ("sequence", "'another'") : ("99", "correlation_id");

        await Assert.ThrowsAnyAsync<DbException>(() =>
            SqlAsync(
                $"""
                INSERT OR REPLACE INTO audit_entries (sequence, happened_at, actor_id, actor_name, roles, action,
                    outcome, correlation_id, previous_hash, hash)
                SELECT {sequence}, happened_at, 'x', 'x', roles, action, outcome, {correlation}, previous_hash, hash
                FROM audit_entries WHERE sequence = 2
                """
            )
        );

        Assert.True((await VerifyAsync()).IsWhole);
    }

    [SkippableFact]
    public async Task Replace_OfALedgersEntryOnSqlite_IsRefused()
    {
        Skip.If(Provider != DatabaseProvider.Sqlite, "Only SQLite has REPLACE.");
        await RegisterAsync();
        await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(20), "first"), default);

        await Assert.ThrowsAnyAsync<DbException>(() =>
            SqlAsync(
                """
                INSERT OR REPLACE INTO ledger_entries (id, account_id, kind, amount, balance_after, reference,
                    happened_at)
                SELECT id, account_id, kind, 1, balance_after, reference, happened_at FROM ledger_entries
                """
            )
        );
    }

    [SkippableFact]
    public async Task Verify_HeadRowMissing_IsASentence()
    {
        await AppendAsync(2);
        await DropGuardsAsync();
        await SqlAsync("DELETE FROM audit_heads");

        var found = await VerifyAsync();

        Assert.False(found.IsWhole);
        Assert.Contains("audit_heads has no row", found.Finding, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => ExportAsync(3));
    }

    [SkippableFact]
    public async Task Verify_EntryPutBehindTheEnd_IsFound()
    {
        await AppendAsync(2);
        await using var context = Host.OpenContext();
        var last = await context.AuditEntries.AsNoTracking().SingleAsync(entry => entry.Sequence == 2);
        var forged = last with { Sequence = 3, PreviousHash = last.Hash, CorrelationId = "forged" };
        context.Add(forged with { Hash = AuditChain.HashOf(forged) });
        await context.SaveChangesAsync();

        var found = await VerifyAsync();

        Assert.Equal(3, found.BrokenAt);
        Assert.Contains("stands after the recorded end", found.Finding, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(0)]
    public async Task Verify_LastEntriesDeletedAndHeadMoved_IsFoundByTheCheckpoint(int left)
    {
        await AppendAsync(4);
        await Host.Service<CheckpointWriter>().RunAsync(default);
        await DropGuardsAsync();

        await RewriteAsync(entries => entries.Take(left));

        var found = await VerifyAsync();
        Assert.Equal(left + 1, found.BrokenAt);
        Assert.Contains("a checkpoint signed at", found.Finding, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Verify_ChainWrittenAnew_IsFoundByTheCheckpoint()
    {
        await AppendAsync(2);
        var writer = Host.Service<CheckpointWriter>();
        await writer.RunAsync(default);
        await AppendAsync(3);
        await writer.RunAsync(default);
        await DropGuardsAsync();

        await RewriteAsync(entries =>
            entries.Select(entry => entry.Sequence == 4 ? entry with { Reason = "Something else" } : entry)
        );

        var found = await VerifyAsync();
        Assert.Equal((2L, 3L), (found.VerifiedTo, found.BrokenAt));
        Assert.Contains("One of the entries 3 to 5", found.Finding, StringComparison.Ordinal);
    }
}

public sealed class SqliteAuditGuardTests() : AuditGuardContract(TestEngine.Sqlite);

public sealed class PostgreSqlAuditGuardTests() : AuditGuardContract(TestEngine.PostgreSql);

public sealed class SqlServerAuditGuardTests() : AuditGuardContract(TestEngine.SqlServer);
