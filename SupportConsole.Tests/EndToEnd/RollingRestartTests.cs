using Microsoft.Playwright;
using Npgsql;
using SupportConsole.Tests.Crash;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// Two nodes on one PostgreSQL behind a proxy are replaced one by one, while the platform calls, a dialog is open, and
/// the database has been expanded by a version that the nodes do not know. Takes minutes of both cores, and is run where
/// <c>SUPPORTCONSOLE_TEST_SOAK</c> is 1.
/// </summary>
[Collection(MoreConsoleJourneys.Name)]
public sealed class RollingRestartTests(ConsoleFixture fixture) : IDisposable
{
    private const int Seed = 20261201;
    private const string Draft = "Typed before the nodes were replaced";

    /// <summary>What a newer version does to the database, beside nodes that know nothing of it.</summary>
    private const string Expansion = """
        ALTER TABLE accounts ADD COLUMN segment character varying(40) NULL;
        ALTER TABLE transcripts ADD COLUMN priority integer NOT NULL DEFAULT 0;
        INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29991231000000_ExpandPriorities', '99.0.0');
        """;

    private static readonly Dictionary<string, string> Settings = new() { ["Shutdown__NotReadySeconds"] = "2" };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-roll-");

    [SkippableFact]
    public async Task Roll_UnderTraffic_LosesNeitherCallsNorDrafts()
    {
        Soak.Only();
        await using var database = await TestEngine.PostgreSql.CreateAsync();
        NodeProxy? proxy = null;
        var options = CrashEngines.PostgreSql(database.ConnectionString, _folder.FullName, kills: 2, Seed) with
        {
            Roll = new(
                Settings,
                async nodes => (proxy = await NodeProxy.StartAsync(nodes)).Address,
                async (address, roll) =>
                {
                    await ExecuteAsync(database.ConnectionString, Expansion);
                    await WithDraftAsync(address, roll);
                }
            ),
        };
        try
        {
            using var run = new CrashRun(options);
            var report = await run.RunAsync(_ => { });

            Assert.True(report.Violations.Count == 0, report.ToString());
            Assert.True(report.Tally is { WithoutAnswer: 0, Unavailables: 0 }, report.ToString());
            Assert.True(report.Acknowledged > 100, report.ToString());
            Assert.Equal(2, report.Restarts.Count);
        }
        finally
        {
            await (proxy?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Types into a dialog, lets the nodes be replaced, and finds it typed; without a browser only rolls.</summary>
    private async Task WithDraftAsync(Uri address, Func<Task> roll)
    {
        if (fixture.Missing is not null)
        {
            await roll();
            return;
        }

        await using var context = await fixture.Browser.NewContextAsync(new() { BaseURL = address.ToString() });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await context.ExposeFunctionAsync("tellRestart", told.SetResult);
        await page.GotoAsync("/sign-in?returnUrl=%2Faccounts%2Frates");
        await page.Locator("button.persona", new() { HasText = "Support engineer" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".shell[data-interactive=true]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change limit" }).ClickAsync();
        await page.Locator("#reason").FillAsync(Draft);
        await page.EvaluateAsync(
            """
            new MutationObserver(() => document.documentElement.dataset.connection === "restarting" && window.tellRestart())
              .observe(document.documentElement, { attributes: true, attributeFilter: ["data-connection"] })
            """
        );

        await roll();

        await told.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await Assertions.Expect(page.Locator("#reason")).ToHaveValueAsync(Draft);
        await Assertions.Expect(page.Locator(".shell[data-interactive=true]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("html[data-connection=live]")).ToBeAttachedAsync();
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The test's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
