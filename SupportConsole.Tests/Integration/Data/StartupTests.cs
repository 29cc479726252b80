using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notifications.Mail;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Data;

/// <summary>Starting on every kind of database one may find.</summary>
public sealed class StartupTests
{
    private const UnixFileMode OwnerOnlyFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static TheoryData<string> Engines =>
        [nameof(DatabaseProvider.Sqlite), nameof(DatabaseProvider.PostgreSql), nameof(DatabaseProvider.SqlServer)];

    [SkippableTheory]
    [MemberData(nameof(Engines))]
    public async Task Start_ThreeNodesAtOnceOnAnEmptyDatabase_AllComeUp(string engine)
    {
        await using var database = await Engine(engine).CreateEmptyAsync();

        var clock = new FakeClock();

        var starting = Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => CoreHost.StartAsync(database, clock)))
        );
        while (!starting.IsCompleted)
        {
            // Who waits for the migration lock looks again from time to time.
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(starting, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
        }

        foreach (var node in await starting)
        {
            Assert.Null(await node.Get<IDatabaseReadiness>().FindProblemAsync(default));
            await node.DisposeAsync();
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Engines))]
    public async Task Start_DatabaseOfANewerVersion_SaysSo(string engine)
    {
        await using var database = await Engine(engine).CreateAsync();
        await using (var node = await CoreHost.StartAsync(database))
        {
            await using var context = node.OpenContext();
            await context.Database.ExecuteSqlRawAsync(
                "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES "
                    + "('29991231000000_FromTheFuture', '99.0.0')"
            );
        }

        var problem = await Assert.ThrowsAsync<StartupException>(() => CoreHost.StartAsync(database));

        Assert.Contains("newer version of this program", problem.Message, StringComparison.Ordinal);
        Assert.Contains("FromTheFuture", problem.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(Engines))]
    public async Task Start_DatabaseExpandedByANewerVersion_WorksOn(string engine)
    {
        await using var database = await Engine(engine).CreateAsync();
        await using var old = await CoreHost.StartAsync(database);
        await using (var context = old.OpenContext())
        {
            await context.Database.ExecuteSqlRawAsync(
                "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES "
                    + "('29991231000000_ExpandAccounts', '99.0.0')"
            );
        }

        Assert.Null(await old.Get<IDatabaseReadiness>().FindProblemAsync(default));
        await using var again = await CoreHost.StartAsync(database);
        Assert.Null(await again.Get<IDatabaseReadiness>().FindProblemAsync(default));
    }

    [Fact]
    public async Task Start_MigrationLockLeftByAKilledProcess_IsNotInTheWay()
    {
        // EF's lock is a row that a killed process leaves for ever: the next start would hang.
        await using var database = await TestEngine.Sqlite.CreateEmptyAsync();
        await using (var connection = new SqliteConnection($"Data Source={database.ConnectionString};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText =
                "CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO "
                + "__EFMigrationsLock VALUES (1, '2026-01-01')";
            await command.ExecuteNonQueryAsync();
        }

        await using var node = await CoreHost
            .StartAsync(database)
            .WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        Assert.Null(await node.Get<IDatabaseReadiness>().FindProblemAsync(default));
    }

    [Fact]
    public async Task Start_FileIsNoDatabase_SaysSoAndLeavesItAlone()
    {
        await using var database = await TestEngine.Sqlite.CreateEmptyAsync();
        var text = string.Concat(Enumerable.Repeat("This is somebody's letter. ", 100));
        await File.WriteAllTextAsync(database.ConnectionString, text);

        var problem = await Assert.ThrowsAsync<StartupException>(() => CoreHost.StartAsync(database));

        Assert.Contains("not a database", problem.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(database.ConnectionString));
    }

    [Fact]
    public async Task Start_FolderCannotBeMade_SaysSo()
    {
        await using var database = await TestEngine.Sqlite.CreateEmptyAsync();
        await File.WriteAllTextAsync(database.ConnectionString, "a file where a folder should be");
        var below = new TestDatabase(
            DatabaseProvider.Sqlite,
            Path.Combine(database.ConnectionString, "console.db"),
            () => ValueTask.CompletedTask
        );

        var problem = await Assert.ThrowsAsync<StartupException>(() => CoreHost.StartAsync(below));

        Assert.Contains("Check Database:ConnectionString", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_LockFileCannotBeOpened_SaysSoInsteadOfWaiting()
    {
        // A read-only file system once was taken for another process at work, and the start never ended. A socket
        // cannot be opened either.
        await using var database = await TestEngine.Sqlite.CreateEmptyAsync();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(database.ConnectionString + ".migration.lock"));

        var problem = await Assert.ThrowsAsync<StartupException>(() =>
            CoreHost.StartAsync(database).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System)
        );

        Assert.Contains("is reachable and writable", problem.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Start_OnUnix_MakesFilesForItsOwnUserAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip.If(true, "Windows goes by the folder's rights");
            return;
        }

        await using var database = await TestEngine.Sqlite.CreateEmptyAsync();
        var folder = Path.Combine(Path.GetDirectoryName(database.ConnectionString)!, "data");
        var file = Path.Combine(folder, "console.db");
        await using var node = await CoreHost.StartAsync(
            new(DatabaseProvider.Sqlite, file, () => ValueTask.CompletedTask)
        );
        var mail = new Mail(
            new("console@example.com"),
            new("ops@acme.example"),
            "Subject",
            "Text",
            "<p>Text</p>",
            node.Clock.GetUtcNow(),
            new("2026-03-04-acme", "throttle-mail:acme:2026-03-04")
        );
        await new MailFolder(Path.Combine(folder, "mails"), new NodeIdentity()).SendAsync(mail, default);

        Assert.Equal(OwnerOnlyFolder, File.GetUnixFileMode(folder));
        Assert.Equal(OwnerOnlyFolder, File.GetUnixFileMode(Path.Combine(folder, "mails")));
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(file + "-wal", files);
        Assert.Contains(files, made => made.EndsWith(".eml", StringComparison.Ordinal));
        foreach (var made in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made));
        }
    }

    [SkippableFact]
    public async Task Start_WrongPassword_SaysSoWithoutThePassword()
    {
        await using var database = await TestEngine.PostgreSql.CreateEmptyAsync();
        var wrong = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Password = "not-the-secret",
        }.ToString();

        var problem = await Assert.ThrowsAsync<StartupException>(() =>
            CoreHost.StartAsync(new(DatabaseProvider.PostgreSql, wrong, () => ValueTask.CompletedTask))
        );

        Assert.Contains("password authentication failed", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ServerIsNotThere_SaysSo()
    {
        var nowhere = new TestDatabase(
            DatabaseProvider.PostgreSql,
            "Host=127.0.0.1;Port=1;Username=u;Password=hidden-secret;Database=d;Timeout=2",
            () => ValueTask.CompletedTask
        );

        var problem = await Assert.ThrowsAsync<StartupException>(() => CoreHost.StartAsync(nowhere));

        Assert.Contains("PostgreSql database cannot be opened", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void Options_ConnectionStringIsNone_SaysWhatToWriteWithoutRepeatingIt(string provider)
    {
        // It once ended in the driver's own exception and a stack trace.
        var problem = Assert.Throws<OptionsValidationException>(() =>
            Value<DatabaseOptions>(("Database:Provider", provider), ("Database:ConnectionString", "hidden-secret"))
        );

        Assert.Contains(
            "cannot be read as a connection string",
            Assert.Single(problem.Failures),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("hidden-secret", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OutOfRange_NameTheSettingAndTheCure()
    {
        var limits = Assert.Throws<OptionsValidationException>(() =>
            Value<LimitOptions>(("Limits:Free:AsyncConcurrency", "0"), ("Limits:MaxAttempts", "0"))
        );
        var guardrails = Assert.Throws<OptionsValidationException>(() =>
            Value<GuardrailOptions>(("Guardrails:MaximumLimit", "100"))
        );
        var pricing = Assert.Throws<OptionsValidationException>(() =>
            Value<PricingOptions>(("Pricing:DefaultModel", "nano"))
        );
        var plans = Assert.Throws<OptionsValidationException>(() =>
            Value<LimitOptions>(("Limits:Free:AsyncConcurrency", "0"), ("Limits:Contracted:Projects", "-1"))
        );

        Assert.Contains("MaxAttempts", limits.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Guardrails:MaximumLimit (100) is below Guardrails:RaiseThreshold (500)",
            guardrails.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Pricing:DefaultModel is 'nano', which has no price",
            pricing.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Limits:Free", plans.Message, StringComparison.Ordinal);
        Assert.Contains("Limits:Contracted", plans.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_EmptyConnectionStringOfAServer_SaysWhereToSetIt()
    {
        var problem = Assert.Throws<OptionsValidationException>(() =>
            Value<DatabaseOptions>(("Database:Provider", "SqlServer"), ("Database:ConnectionString", ""))
        );

        Assert.Contains("Database__ConnectionString", Assert.Single(problem.Failures), StringComparison.Ordinal);
    }

    private static TOptions Value<TOptions>(params (string Key, string Value)[] settings)
        where TOptions : class
    {
        var host = CoreHost.Create(
            new(DatabaseProvider.Sqlite, "unused.db", () => ValueTask.CompletedTask),
            clock: null,
            settings
        );
        return host.Get<IOptions<TOptions>>().Value;
    }

    internal static TestEngine Engine(string name) =>
        name switch
        {
            nameof(DatabaseProvider.Sqlite) => TestEngine.Sqlite,
            nameof(DatabaseProvider.PostgreSql) => TestEngine.PostgreSql,
            _ => TestEngine.SqlServer,
        };
}
