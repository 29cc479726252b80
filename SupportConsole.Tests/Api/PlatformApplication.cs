using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Api;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Api;

/// <summary>The whole program on an empty SQLite database of its own, with a clock that stands still.</summary>
public sealed class PlatformApplication : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-");

    internal FakeClock Clock { get; } = new();

    /// <summary>Settings besides those every test has; to be given before the first call.</summary>
    internal Dictionary<string, string> Settings { get; } = [];

    private string DatabaseFile => Path.Combine(_folder.FullName, "test.db");

    /// <summary>Calls the platform API with the Development key.</summary>
    /// <returns>Status, body and decision id; the body is JSON whatever the status.</returns>
    public async Task<(int Status, JsonElement Body, string? DecisionId)> CallAsync(
        string method,
        string path,
        object? body = null
    )
    {
        using var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "dev-platform-key");
        using var request = new HttpRequestMessage(new(method), PlatformApi.Prefix + path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var response = await client.SendAsync(request);
        var decision = response.Headers.TryGetValues("X-Decision-Id", out var values) ? values.Single() : null;
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(), decision);
    }

    /// <summary>Registers an account that must be new.</summary>
    public async Task RegisterAsync(string accountId, string plan = "payAsYouGo", bool disabled = false)
    {
        var (status, _, _) = await CallAsync(
            "PUT",
            $"/accounts/{accountId}",
            new
            {
                email = $"{accountId}@example.com",
                name = accountId,
                plan,
                disabled,
            }
        );
        Assert.Equal(201, status);
    }

    /// <summary>Submits transcripts with ids <c>t1</c>, <c>t2</c> ...; they must be accepted.</summary>
    public async Task<JsonElement> SubmitAsync(string accountId, int count)
    {
        var transcripts = Enumerable
            .Range(1, count)
            .Select(number => new { id = string.Create(CultureInfo.InvariantCulture, $"t{number}") });
        var (status, body, decision) = await CallAsync(
            "POST",
            $"/accounts/{accountId}/transcripts",
            new { transcripts }
        );
        Assert.Equal(200, status);
        Assert.NotNull(decision);
        return body;
    }

    /// <summary>Leases up to <paramref name="max"/> transcripts.</summary>
    public async Task<IReadOnlyList<(string Id, string Token, int Attempt)>> LeaseAsync(string workerId, int max)
    {
        var (_, body, _) = await CallAsync("POST", "/transcripts/lease", new { workerId, max });
        return
        [
            .. body.GetProperty("leases")
                .EnumerateArray()
                .Select(lease =>
                    (
                        lease.GetProperty("id").GetString()!,
                        lease.GetProperty("leaseToken").GetString()!,
                        lease.GetProperty("attempt").GetInt32()
                    )
                ),
        ];
    }

    /// <summary>Ends one transcript.</summary>
    public async Task<JsonElement> CompleteAsync(string id, string leaseToken, decimal audioSeconds = 3_600)
    {
        var (status, body, _) = await CallAsync(
            "POST",
            "/transcripts/complete",
            new
            {
                results = new[]
                {
                    new
                    {
                        id,
                        leaseToken,
                        status = "completed",
                        audioSeconds,
                    },
                },
            }
        );
        Assert.Equal(200, status);
        return body;
    }

    /// <summary>A connection to the database beside the program's own.</summary>
    public SqliteConnection OpenDatabase()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = DatabaseFile,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    /// <summary>The ids in one of an answer's lists.</summary>
    public static IEnumerable<string?> Ids(JsonElement answer, string list) =>
        answer.GetProperty(list).EnumerateArray().Select(id => id.GetString());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Database:ConnectionString", DatabaseFile);
        builder.UseSetting("Demo:Enabled", "false");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
