using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Persistence.Migrations;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Audit;

/// <summary>
/// A node on a database that a test may damage past the program, with a folder for its checkpoints; nothing is checked
/// when it ends.
/// </summary>
public abstract class AuditTestBase(TestEngine engine) : IAsyncLifetime
{
    private protected const string Account = "acme";

    private readonly List<CoreHost> _nodes = [];
    private TestDatabase? _database;

    private protected FakeClock Clock { get; } = new();

    private protected CoreHost Host => _nodes[0];

    private protected DatabaseProvider Provider => engine.Provider;

    /// <summary>Where the checkpoints of the node stand.</summary>
    private protected string Folder { get; } = Directory.CreateTempSubdirectory("support-console-audit-").FullName;

    private protected string CheckpointFile => Path.Combine(Folder, "audit-checkpoints.jsonl");

    public async Task InitializeAsync()
    {
        _database = await engine.CreateAsync();
        await StartNodeAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private protected async Task<CoreHost> StartNodeAsync(params (string Key, string Value)[] settings)
    {
        var node = await CoreHost.StartAsync(
            _database!,
            Clock,
            [("Audit:CheckpointFile", CheckpointFile), .. settings]
        );
        _nodes.Add(node);
        return node;
    }

    private protected Task RegisterAsync(string id = Account) =>
        Host.Registry.RegisterAsync(
            new()
            {
                AccountId = id,
                Email = $"ops@{id}.example",
                Name = $"{id} Inc",
                Plan = AccountPlan.PayAsYouGo,
            },
            default
        );

    /// <summary>Makes one more entry.</summary>
    private protected Task ExportAsync(int number) =>
        Host.Get<IExportAudit>().RecordAsync(People.Manager, new("usage.csv", $"?number={number}", null), default);

    private protected async Task AppendAsync(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await ExportAsync(number);
        }
    }

    private protected Task<AuditVerification> VerifyAsync() => Host.Audit.VerifyAsync(People.Manager, null, default);

    /// <summary>Runs statements past the program.</summary>
    private protected async Task SqlAsync(params string[] statements)
    {
        await using var context = Host.OpenContext();
        await context.Database.OpenConnectionAsync();
        foreach (var statement in statements)
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>What somebody does who owns the database.</summary>
    private protected Task DropGuardsAsync() =>
        SqlAsync(
            Provider switch
            {
                DatabaseProvider.Sqlite => AuditTriggersSql.SqliteDown,
                DatabaseProvider.PostgreSql => AuditTriggersSql.PostgreSqlDown,
                _ => AuditTriggersSql.SqlServerDown,
            }
        );

    /// <summary>Writes the whole chain anew with fresh hashes, and moves the head.</summary>
    private protected async Task RewriteAsync(Func<IEnumerable<AuditEntry>, IEnumerable<AuditEntry>> change)
    {
        await using var context = Host.OpenContext();
        var entries = await context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync();
        await context.AuditEntries.ExecuteDeleteAsync();
        var head = AuditChain.Empty;
        foreach (var entry in change(entries))
        {
            var forged = entry with { Sequence = head.Sequence + 1, PreviousHash = head.Hash };
            forged = forged with { Hash = AuditChain.HashOf(forged) };
            context.Add(forged);
            head = AuditChain.HeadAfter(forged);
        }

        await context.SaveChangesAsync();
        await context.AuditHeads.ExecuteUpdateAsync(set =>
            set.SetProperty(row => row.Sequence, head.Sequence).SetProperty(row => row.Hash, head.Hash)
        );
    }
}
