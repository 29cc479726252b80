using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Persistence.Migrations;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>A row of the audit that somebody changed past the program is found.</summary>
public abstract class TamperedAuditContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableTheory]
    [InlineData("UPDATE audit_entries SET reason = 'Something else' WHERE sequence = 2", 2)]
    [InlineData("UPDATE audit_entries SET outcome = 1 WHERE sequence = 3", 3)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 2", 2)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 3", 3)]
    public async Task Verify_TamperedRow_IsFound(string tamper, long brokenAt)
    {
        await RegisterAsync();
        await ChangeAsync(200, 201);
        await ChangeAsync(201, 202);
        await DropGuardsAsync();
        Assert.Equal((3, null), ((await VerifyAsync()).VerifiedTo, (await VerifyAsync()).BrokenAt));

        // Rolled back by putting everything as it was: the checker looks at the end.
        await using var context = Host.OpenContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var before = await context.AuditEntries.AsNoTracking().Where(entry => entry.Sequence >= 2).ToListAsync();
        await context.Database.ExecuteSqlRawAsync(tamper);
        await transaction.CommitAsync();
        var found = await VerifyAsync();
        await context.AuditEntries.Where(entry => entry.Sequence >= 2).ExecuteDeleteAsync();
        context.AddRange(before);
        await context.SaveChangesAsync();

        Assert.Equal(brokenAt, found.BrokenAt);

        Task<AuditVerification> VerifyAsync() => Host.Audit.VerifyAsync(People.Manager, null, default);
    }

    [SkippableFact]
    public async Task Verify_LastEntryChangedAndHashedAnew_IsFound()
    {
        // It fits the links before it; only the recorded end tells.
        await ExportAsync();
        await DropGuardsAsync();
        await using var context = Host.OpenContext();
        var entry = await context.AuditEntries.AsNoTracking().SingleAsync();
        var forged = entry with { Reason = "Something else entirely" };
        await WriteAsync(forged with { Hash = AuditChain.HashOf(forged) });

        var found = await Host.Audit.VerifyAsync(People.Manager, null, default);
        await WriteAsync(entry);

        Assert.Equal(1, found.BrokenAt);

        Task<int> WriteAsync(AuditEntry value) =>
            context.AuditEntries.ExecuteUpdateAsync(set =>
                set.SetProperty(row => row.Reason, value.Reason).SetProperty(row => row.Hash, value.Hash)
            );
    }

    private Task ExportAsync() =>
        Host.Get<IExportAudit>().RecordAsync(People.Manager, new("usage.csv", null, null), default);

    private async Task DropGuardsAsync()
    {
        await using var context = Host.OpenContext();
        await context.Database.OpenConnectionAsync();
        foreach (var statement in Guards())
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The program's own.
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    private string[] Guards() =>
        Database.Provider switch
        {
            DatabaseProvider.Sqlite => AuditTriggersSql.SqliteDown,
            DatabaseProvider.PostgreSql => AuditTriggersSql.PostgreSqlDown,
            _ => AuditTriggersSql.SqlServerDown,
        };
}

public sealed class SqliteTamperedAuditTests() : TamperedAuditContract(TestEngine.Sqlite);

public sealed class PostgreSqlTamperedAuditTests() : TamperedAuditContract(TestEngine.PostgreSql);

public sealed class SqlServerTamperedAuditTests() : TamperedAuditContract(TestEngine.SqlServer);
