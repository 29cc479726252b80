using System.Data.Common;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Docs;
using SupportConsole.Tests.Integration.Data;
using SupportConsole.Tests.Integration.Engines;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Tests.Scripts;

/// <summary>
/// The scripts that back up and restore, beside the real program under traffic: what was acknowledged before the backup
/// is in it, and the restored copy keeps its promises.
/// </summary>
public sealed class BackupTests : IAsyncLifetime, IDisposable
{
    private const string Account = "acme";
    private const int Enough = 50;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-backup-");
    private readonly HttpClient _platform = new();
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _acknowledged = [];

    public static TheoryData<DatabaseProvider> Engines => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    [SkippableTheory]
    [MemberData(nameof(Engines))]
    public async Task Rehearsal_UnderTraffic_RestoresWhatWasAcknowledged(DatabaseProvider engine)
    {
        Soak.Only();
        var tool = engine == DatabaseProvider.Sqlite ? "sqlite3" : "pg_dump";
        Skip.IfNot(IsInstalled(tool), $"{tool} is not installed");
        await using var database = await StartupTests.Engine(engine.ToString()).CreateAsync();
        await using var restored = await StartupTests.Engine(engine.ToString()).CreateEmptyAsync();
        var settings = Settings(database, "");
        await using var program = new ProgramProcess(_folder.FullName, settings);
        await program.StartAsync();
        var traffic = await StartTrafficAsync(program.Address);

        var before = Acknowledged();
        var rehearsal = await ScriptAsync(
            "rehearse-restore.sh",
            settings,
            PathOf("backups"),
            "dotnet",
            ProgramProcess.Program
        );

        Assert.True(rehearsal.Code == 0, rehearsal.Output);
        Assert.Contains(
            "0 whose balance is not their ledger less their usage",
            rehearsal.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("entries is whole", rehearsal.Output, StringComparison.Ordinal);
        Assert.True(Acknowledged().Count > before.Count, "The program stood still during the backup.");
        await _end.CancelAsync();
        await traffic;

        var backup = Assert.Single(Directory.GetDirectories(PathOf("backups")));
        Assert.False(Directory.Exists(Path.Combine(backup, "keys")));
        var target = Settings(restored, "restored-");
        var restore = await ScriptAsync("restore.sh", target, backup);
        Assert.True(restore.Code == 0, restore.Output);
        Assert.Empty(before.Except(await TranscriptsAsync(restored)));

        // Never over something that is there, and never from a damaged backup.
        Assert.Matches("is there already|tables already", (await ScriptAsync("restore.sh", target, backup)).Output);
        await File.AppendAllTextAsync(Directory.GetFiles(backup, "support-console.*").Single(), "x");
        Assert.Contains(
            "The backup is damaged",
            (await ScriptAsync("restore.sh", target, backup)).Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Host=db;Username=console;Password=\"a;b'c\";Database=one;Database=two", "db 5432 console a;b'c two ")]
    [InlineData("server = db2 ;port=6543; user id=u;Pwd=p;ssl mode=VerifyFull", "db2 6543 u p u verify-full")]
    public async Task ConnectionString_AsTheDriverReadsIt(string connectionString, string expected)
    {
        var (_, output) = await ProgramCommand.RunAsync(
            _folder.FullName,
            new Dictionary<string, string> { ["Database__ConnectionString"] = connectionString },
            "bash",
            [
                "-c",
                ". \"$1\" && export_postgresql && printf '%s %s %s %s %s %s' $PGHOST $PGPORT $PGUSER \"$PGPASSWORD\" $PGDATABASE \"${PGSSLMODE:-}\"",
                "-",
                Repository.PathOf("scripts/settings.sh"),
            ]
        );

        Assert.Equal(expected, output);
    }

    public Task InitializeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ProgramProcess.Authorize(_platform);
        return File.WriteAllTextAsync(PathOf("signing-key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _end.Dispose();
        _platform.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private Dictionary<string, string> Settings(TestDatabase database, string prefix) =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Demo__Enabled"] = "false",
            ["Database__Provider"] = database.Provider.ToString(),
            ["Database__ConnectionString"] = database.ConnectionString,
            ["Audit__SigningKeyFile"] = PathOf("signing-key.pem"),
            ["Audit__CheckpointFile"] = PathOf(prefix + "audit-checkpoints.jsonl"),
        };

    private Task<(int Code, string Output)> ScriptAsync(
        string script,
        Dictionary<string, string> settings,
        params string[] arguments
    ) =>
        ProgramCommand.RunAsync(
            _folder.FullName,
            settings,
            "bash",
            [Repository.PathOf("scripts/" + script), .. arguments]
        );

    private List<string> Acknowledged()
    {
        lock (_acknowledged)
        {
            return [.. _acknowledged];
        }
    }

    /// <summary>Submits until the end, and returns once some were acknowledged.</summary>
    private async Task<Task> StartTrafficAsync(Uri address)
    {
        using var registered = await _platform.PutAsJsonAsync(
            new Uri(address, $"/platform/v1/accounts/{Account}"),
            new
            {
                email = "ops@acme.example",
                name = "Acme",
                plan = "payAsYouGo",
                eomBilling = true,
            }
        );
        registered.EnsureSuccessStatusCode();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var traffic = Task.Run(async () =>
        {
            try
            {
                for (var number = 0; !_end.IsCancellationRequested; number++)
                {
                    await CycleAsync(address, $"t-{number}");
                    if (number == Enough)
                    {
                        enough.SetResult();
                    }
                }
            }
            catch (Exception exception)
            {
                enough.TrySetException(exception);
                throw;
            }
        });
        await enough.Task;
        return traffic;
    }

    /// <summary>One transcript from its submit to its end, so that money moves, too.</summary>
    private async Task CycleAsync(Uri address, string id)
    {
        await PostAsync($"accounts/{Account}/transcripts", new { transcripts = new[] { new { id } } });
        lock (_acknowledged)
        {
            _acknowledged.Add(id);
        }

        var leased = await PostAsync("transcripts/lease", new { workerId = "worker", max = 10 });
        var results = leased
            .GetProperty("leases")
            .EnumerateArray()
            .Select(lease => new
            {
                id = lease.GetProperty("id").GetString(),
                leaseToken = lease.GetProperty("leaseToken").GetString(),
                status = "completed",
                audioSeconds = 60,
            })
            .ToList();
        if (results.Count > 0)
        {
            await PostAsync("transcripts/complete", new { results });
        }

        async Task<JsonElement> PostAsync(string path, object body)
        {
            using var answer = await _platform.PostAsJsonAsync(new Uri(address, "/platform/v1/" + path), body);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private static async Task<List<string>> TranscriptsAsync(TestDatabase database)
    {
        await using DbConnection connection =
            database.Provider == DatabaseProvider.Sqlite
                ? new SqliteConnection($"Data Source={database.ConnectionString};Mode=ReadOnly;Pooling=False")
                : new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM transcripts";
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }
}
