using System.Net;
using System.Net.Http.Json;
using Npgsql;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Engine;
using SupportConsole.Tests.Integration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Security;

/// <summary>
/// A database that goes away takes no page with it: each says so, the API answers 503, and all is well again by itself.
/// </summary>
public sealed class DatabaseDownTests
{
    /// <summary>Of these the list itself is read once the circuit is there.</summary>
    private static readonly string[] Lists = ["/accounts", "/usage"];

    private static readonly string[] Pages =
    [
        "/",
        "/accounts",
        "/accounts/acme",
        "/accounts/acme?tab=billing",
        "/accounts/acme?tab=streaming",
        "/accounts/acme?tab=projects",
        "/accounts/acme?tab=usage",
        "/accounts/acme?tab=activity",
        "/throttling",
        "/usage",
        "/escalations",
        "/audit",
        "/sessions",
    ];

    [Fact]
    public async Task Sqlite_FileIsGone_EveryPageSaysSoAndRecovers()
    {
        await using var host = new GuardedHost();
        await WalkAsync(
            host,
            () =>
            {
                File.Move(host.DatabaseFile, host.DatabaseFile + ".aside");
                return Task.CompletedTask;
            },
            () =>
            {
                File.Move(host.DatabaseFile + ".aside", host.DatabaseFile);
                return Task.CompletedTask;
            }
        );
    }

    [SkippableFact]
    public async Task PostgreSql_ServerEndsAllConnections_EveryPageSaysSoAndRecovers()
    {
        await using var database = await TestEngine.PostgreSql.CreateAsync();
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await using var host = new GuardedHost();
        host.Settings["Database:Provider"] = "PostgreSql";
        host.Settings["Database:ConnectionString"] = database.ConnectionString;
        await WalkAsync(
            host,
            () =>
                RunAsync(
                    database.ConnectionString,
                    $"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS false",
                    $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
                ),
            () => RunAsync(database.ConnectionString, $"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS true")
        );
    }

    private static async Task WalkAsync(GuardedHost host, Func<Task> take, Func<Task> bring)
    {
        using var service = host.CreateService();
        using var registered = await service.PutAsJsonAsync(
            "/platform/v1/accounts/acme",
            new
            {
                email = "ops@acme.example",
                name = "Acme Media",
                plan = "payAsYouGo",
            }
        );
        registered.EnsureSuccessStatusCode();
        using var browser = await host.SignInAsync("support-manager");
        foreach (var page in Pages)
        {
            using var before = await browser.GetAsync(page);
            Assert.True(before.StatusCode == HttpStatusCode.OK, $"{page}: {before.StatusCode}");
        }

        await take();
        List<string> silent = [];
        foreach (var page in Pages)
        {
            using var away = await browser.GetAsync(page);
            var text = await away.Content.ReadAsStringAsync();
            Assert.True((int)away.StatusCode < 500, $"{page}: {away.StatusCode}");
            Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
            if (!SaysSo(text) && !Lists.Contains(page))
            {
                silent.Add(page);
            }
        }

        using var signIn = await ConsoleHost.PostSignInAsync(host.CreateBrowser(), "engineering", "/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, signIn.StatusCode);
        Assert.Contains(
            "The database does not answer",
            await signIn.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.True(silent.Count == 0, $"{string.Join(", ", silent)} do not say that something is missing");

        using var refused = await SubmitAsync(service);
        using var ready = await browser.GetAsync("/health/ready");
        using var live = await browser.GetAsync("/health/live");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK),
            (refused.StatusCode, ready.StatusCode, live.StatusCode)
        );
        Assert.NotNull(refused.Headers.RetryAfter);

        await bring();
        using var taken = await SubmitAsync(service);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        foreach (var page in Pages)
        {
            using var after = await browser.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, after.StatusCode);
            Assert.False(SaysSo(await after.Content.ReadAsStringAsync()), $"{page} did not recover");
        }
    }

    private static bool SaysSo(string page) =>
        page.Contains(SharedWords.PartFailed, StringComparison.Ordinal)
        || page.Contains(new LimitsUnavailableException(new IOException()).Message, StringComparison.Ordinal);

    private static Task<HttpResponseMessage> SubmitAsync(HttpClient service) =>
        service.PostAsJsonAsync(
            "/platform/v1/accounts/acme/transcripts",
            new { transcripts = new[] { new { id = "t1", audioUrl = "https://audio.example/1.mp3" } } }
        );

    /// <summary>By the server's own database: the one in question takes no connection.</summary>
    private static async Task RunAsync(string connectionString, params string[] statements)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(server.ToString());
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name of the test's own.
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }
}
