using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

namespace SupportConsole.Tests.Api;

/// <summary>
/// Many clients at one account while the database takes nothing: clear answers, bounded memory, and nothing lost or
/// doubled afterwards.
/// </summary>
public sealed class PlatformOverloadTests : IDisposable
{
    private const int Clients = 1_000;
    private const int QueueCapacity = 100;

    /// <summary>One batch that waits for the database, and the queue behind it.</summary>
    private const int MostWaiting = 2 * QueueCapacity;

    private readonly PlatformApplication _app = new();
    private readonly WebApplicationFactory<Program> _small;

    public PlatformOverloadTests() =>
        _small = _app.WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Limits:QueueCapacity", $"{QueueCapacity}");
            builder.UseSetting("Database:LockTimeoutSeconds", "120");
        });

    public void Dispose()
    {
        _small.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task Submit_ByAThousandClientsWhileTheDatabaseIsHeld_Is503BeyondTheQueueAndAcceptedOnceLater()
    {
        using var client = _small.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "dev-platform-key");
        using var registered = await client.PutAsJsonAsync(
            "/platform/v1/accounts/hot",
            new
            {
                email = "ops@hot.example",
                name = "Hot",
                plan = "payAsYouGo",
            }
        );
        registered.EnsureSuccessStatusCode();
        var turnedAway = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var refusals = 0;

        using var holder = _app.OpenDatabase();
        Execute(holder, "BEGIN IMMEDIATE");
        var clients = Enumerable.Range(0, Clients).Select(number => Task.Run(() => SubmitAsync(number))).ToList();
        await turnedAway.Task.WaitAsync(TimeSpan.FromSeconds(100), TimeProvider.System);
        Execute(holder, "ROLLBACK");
        released.SetResult();
        await Task.WhenAll(clients);

        var limits = await client.GetFromJsonAsync<JsonElement>("/platform/v1/accounts/hot/limits");
        Assert.Equal(
            """{"running":200,"queued":800}""",
            JsonSerializer.Serialize(
                new
                {
                    running = limits.GetProperty("live").GetProperty("running"),
                    queued = limits.GetProperty("live").GetProperty("queued"),
                }
            )
        );

        // Turned away at once, while nothing could be decided; then again and again until it is accepted, under one id.
        async Task SubmitAsync(int number)
        {
            while (true)
            {
                using var answer = await client.PostAsJsonAsync(
                    "/platform/v1/accounts/hot/transcripts",
                    new { transcripts = new[] { new { id = $"t{number}" } } }
                );
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }

                Assert.Equal(
                    (HttpStatusCode.ServiceUnavailable, "1"),
                    (answer.StatusCode, answer.Headers.RetryAfter?.ToString())
                );
                Assert.Equal(
                    "Too many requests are waiting for a decision. Nothing was changed; try again in a moment.",
                    (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()
                );
                if (Interlocked.Increment(ref refusals) == Clients - MostWaiting)
                {
                    turnedAway.SetResult();
                }

                await released.Task;
            }
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
