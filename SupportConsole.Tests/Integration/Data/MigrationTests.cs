using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Data;

/// <summary>
/// Each engine's migrations: they make the model, stay as they were released, and bring an older database along.
/// </summary>
public sealed partial class MigrationTests
{
    private const string Account = "acme";

    public static TheoryData<DatabaseProvider> Engines => [.. Enum.GetValues<DatabaseProvider>()];

    public static TheoryData<string, DatabaseProvider> Releases
    {
        get
        {
            var data = new TheoryData<string, DatabaseProvider>();
            foreach (var release in Release.All)
            {
                foreach (var engine in Enum.GetValues<DatabaseProvider>())
                {
                    data.Add(release.Name, engine);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Model_AfterItsMigrations_HasNoChange(DatabaseProvider engine)
    {
        using var context = Context(engine);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Release_ItsMigrations_AreTheFirstOfToday(string release, DatabaseProvider engine)
    {
        using var context = Context(engine);
        var released = new Release(release).Migrations(engine).ToList();

        Assert.NotEmpty(released);
        Assert.Equal(released, context.Database.GetMigrations().Take(released.Count));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Release_ItsMigrations_DoWhatTheyDid(string release, DatabaseProvider engine)
    {
        // Databases of the release have been made: a change of its migrations reaches none of them.
        using var context = Context(engine);
        var released = new Release(release);

        var script = context.GetService<IMigrator>().GenerateScript(toMigration: released.Migrations(engine).Last());

        Assert.Equal(WithoutVersions(released.Script(engine)), WithoutVersions(script));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Release_MigrationsSince_LetItsStatementsWork(string release, DatabaseProvider engine)
    {
        using var context = Context(engine);
        var migrations = context.GetService<IMigrationsAssembly>();
        var all = migrations
            .Migrations.Select(migration =>
                (
                    Id: migration.Key,
                    Operations: migrations.CreateMigration(migration.Value, context.Database.ProviderName!).UpOperations
                )
            )
            .ToList();
        var since = all.Where(migration => !new Release(release).Migrations(engine).Contains(migration.Id)).ToList();
        var uniqueIndexes = all.SelectMany(migration => migration.Operations)
            .OfType<CreateIndexOperation>()
            .Where(index => index.IsUnique)
            .Select(index => index.Name)
            .ToHashSet();

        Assert.Empty(
            since
                .SelectMany(migration =>
                    NewerMigrations.IsExpanding(migration.Id)
                        ? ExpandRules.Violations(migration.Operations, uniqueIndexes)
                        : migration.Operations.OfType<AddColumnOperation>().Select(ExpandRules.ColumnViolation)
                )
                .OfType<string>()
        );
    }

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task Release_ItsInserts_WorkOnTodaysSchema(string release, DatabaseProvider engine)
    {
        await using var database = await StartupTests.Engine(engine.ToString()).CreateAsync();
        await using var host = CoreHost.Create(database);
        await using var context = host.OpenContext();
        await context.Database.OpenConnectionAsync();

        await RunAsync(context, new Release(release).Rows);

        Assert.Equal(2, await context.AuditEntries.CountAsync());
        Assert.Equal(Account, (await context.AccountStates.AsNoTracking().SingleAsync()).AccountId);
    }

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task Start_OnADatabaseOfARelease_KeepsItsRowsAndGoesOn(string release, DatabaseProvider engine)
    {
        await using var database = await StartupTests.Engine(engine.ToString()).CreateEmptyAsync();
        await CreateAsync(database, new Release(release));

        await using var node = await CoreHost.StartAsync(database, new FakeClock(Release.RowsUntil));

        Assert.Null(await node.Get<IDatabaseReadiness>().FindProblemAsync(default));
        await using var context = node.OpenContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        Assert.Equal(9_850_000, (await context.AccountStates.AsNoTracking().SingleAsync()).Balance.Micros);
        Assert.Equal(2, await context.AuditEntries.CountAsync());
        var search = await node.Directory.SearchAsync(People.Engineer, "me in", default);
        Assert.Equal(Account, Assert.Single(search.Matches).Overview.Account.Id);
        await Assert.ThrowsAnyAsync<DbException>(() => context.LedgerEntries.ExecuteDeleteAsync());

        Assert.IsType<SubmitOutcome.Accepted>(await node.Limiter.SubmitAsync(Account, [new("new")], default));
        Assert.Equal("running", await EndNextAsync(node));
        Assert.Equal("waiting", await EndNextAsync(node));
        Assert.Equal("new", await EndNextAsync(node));
        string[] acknowledged = ["ended", "running", "waiting", "new"];
        await InvariantChecker.CheckAsync(node, acknowledged.ToDictionary(id => id, _ => Account));
    }

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task Start_WhereTwoAccountsHaveOneCustomer_ChangesNothingAndSaysTheCure(
        string release,
        DatabaseProvider engine
    )
    {
        await using var database = await StartupTests.Engine(engine.ToString()).CreateEmptyAsync();
        await CreateAsync(
            database,
            new Release(release),
            """
            INSERT INTO accounts (id, email, name, stripe_customer_id, created_at, search_id, search_email,
                search_domain, search_name, search_stripe_customer_id, search_text)
            SELECT 'twin', email, name, NULL, created_at, 'twin', search_email, search_domain, search_name, NULL,
                search_text
            FROM accounts
            """,
            "UPDATE accounts SET stripe_customer_id = 'cus_1'"
        );

        var refusal = await Assert.ThrowsAsync<StartupException>(() => CoreHost.StartAsync(database));

        Assert.Contains("cus_1 (acme, twin)", refusal.Message, StringComparison.Ordinal);
        await using (var host = CoreHost.Create(database))
        await using (var context = host.OpenContext())
        {
            Assert.NotEmpty(await context.Database.GetPendingMigrationsAsync());
            await context
                .Accounts.Where(account => account.Id == "twin")
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.StripeCustomerId, (string?)null));
        }

        await using var node = await CoreHost.StartAsync(database, new FakeClock(Release.RowsUntil));
    }

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task Start_WherePaymentsWereDeposited_KnowsThemForTheirRefunds(string release, DatabaseProvider engine)
    {
        await using var database = await StartupTests.Engine(engine.ToString()).CreateEmptyAsync();
        await CreateAsync(
            database,
            new Release(release),
            """
            INSERT INTO ledger_entries (account_id, kind, amount, balance_after, reference, happened_at)
            VALUES ('acme', 0, 20000000, 29850000, 'pi_1', 1772632800000),
                ('acme', 0, 1, 29850001, 'pi_crumb', 1772632800000)
            """,
            "UPDATE accounts SET stripe_customer_id = 'cus_1'"
        );

        await using var node = await CoreHost.StartAsync(database, new FakeClock(Release.RowsUntil));
        var before = await BalanceAsync();
        var events = node.Get<IStripeEvents>();
        await events.TakeAsync(StripeStory.Dispute(), default);
        Assert.Equal(before - 20m, await BalanceAsync());
        await events.TakeAsync(StripeStory.Paid(), default);
        await events.TakeAsync(StripeStory.Dispute(status: "won", at: 900), default);

        Assert.Equal(before, await BalanceAsync());
        await using var context = node.OpenContext();
        Assert.Equal("pi_1", (await context.InboxPayments.AsNoTracking().SingleAsync()).PaymentId);

        async Task<decimal> BalanceAsync()
        {
            await using var context = node.OpenContext();
            return (await context.AccountStates.AsNoTracking().SingleAsync()).Balance.Dollars;
        }
    }

    [Fact]
    public void Column_ChangedOnATableWithoutRowId_LeavesTheTableWithout()
    {
        // SQLite cannot change a column: EF writes the table anew.
        using var context = Context(DatabaseProvider.Sqlite);
        var model = context.GetService<IDesignTimeModel>().Model;
        var column = new AlterColumnOperation
        {
            Table = "transcripts",
            Name = "error",
            ClrType = typeof(string),
            IsNullable = true,
        };

        var commands = context.GetService<IMigrationsSqlGenerator>().Generate([column], model);

        var creation = Assert.Single(commands, command =>
            command.CommandText.Contains("CREATE TABLE", StringComparison.Ordinal)
        );
        Assert.EndsWith(" WITHOUT ROWID;", creation.CommandText.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>A context on no server, for what needs none.</summary>
    private static ConsoleDbContext Context(DatabaseProvider engine) =>
        engine switch
        {
            DatabaseProvider.Sqlite => new SqliteDesignTimeFactory().CreateDbContext([]),
            DatabaseProvider.PostgreSql => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
            _ => new SqlServerDesignTimeFactory().CreateDbContext([]),
        };

    internal static async Task CreateAsync(TestDatabase database, Release release, params string[] further)
    {
        await using var host = CoreHost.Create(database);
        await using var context = host.OpenContext();
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            host.Get<SqliteDatabase>().Create();
        }
        else
        {
            await context.GetService<IRelationalDatabaseCreator>().CreateAsync();
        }

        await context.Database.OpenConnectionAsync();
        foreach (var batch in release.Batches(database.Provider).Append(release.Rows).Concat(further))
        {
            await RunAsync(context, batch);
        }
    }

    private static async Task RunAsync(ConsoleDbContext context, string script)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The scripts are the tests' own.
        command.CommandText = script;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the transcript that runs.</summary>
    /// <returns>Its id.</returns>
    private static async Task<string> EndNextAsync(CoreHost node)
    {
        var request = new LeaseRequest("worker-2", 10, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        var lease = Assert.Single(await node.Limiter.LeaseAsync(request, default));
        var outcome = await node.Limiter.CompleteAsync([new(lease.Id, lease.LeaseToken, true)], default);
        return Assert.Single(outcome.Accepted);
    }

    /// <summary>Without EF's own version, which stands beside each migration's id.</summary>
    private static string WithoutVersions(string script) =>
        Version().Replace(script.ReplaceLineEndings("\n"), "").Trim();

    [GeneratedRegex(@"(?<=\d{14}_\w+', N?')[^']+")]
    private static partial Regex Version();
}
