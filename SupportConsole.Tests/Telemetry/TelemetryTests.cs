using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace SupportConsole.Tests.Telemetry;

/// <summary>The whole program with a collector beside it.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-telemetry-");
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _received = new();
    private readonly Channel<string> _arrivals = Channel.CreateUnbounded<string>();
    private WebApplication _collector = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _collector = builder.Build();
        _collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);

            // Protobuf writes names as they are.
            _received
                .GetOrAdd($"{signal} {request.ContentType}", _ => new())
                .Enqueue(Encoding.Latin1.GetString(body.ToArray()));
            _arrivals.Writer.TryWrite(signal);
            return Results.Bytes([], "application/x-protobuf");
        });
        await _collector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _collector.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Otlp_AtTheStop_TheCollectorHasMetricsAndTraces()
    {
        string decision;
        await using (var program = Program(_collector.Urls.Single()))
        {
            using var client = program.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", "dev-platform-key");
            using var registered = await client.PutAsJsonAsync(
                "/platform/v1/accounts/acme",
                new
                {
                    email = "ops@acme.example",
                    name = "Acme",
                    plan = "free",
                }
            );
            using var submitted = await client.PostAsJsonAsync(
                "/platform/v1/accounts/acme/transcripts",
                new { transcripts = new[] { new { id = "t1" } } }
            );
            Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (registered.StatusCode, submitted.StatusCode));
            decision = submitted.Headers.GetValues("X-Decision-Id").Single();
        }

        var metrics = await ReceivedAsync("metrics application/x-protobuf", "http.server.request.duration");
        var traces = await ReceivedAsync("traces application/x-protobuf", decision);
        Assert.All(
            (string[])
                [
                    "support-console",
                    "supportconsole.limits.decisions",
                    "started",
                    "supportconsole.limits.commit.duration",
                    "http.server.request.duration",
                ],
            name => Assert.True(metrics.Contains(name, StringComparison.Ordinal), $"{name} did not arrive")
        );
        Assert.Contains("limits batch", traces, StringComparison.Ordinal);
        Assert.Contains("POST /platform/v1/accounts/{accountId}/transcripts", traces, StringComparison.Ordinal);
        Assert.Contains(decision, traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Otlp_NotConfigured_SendsNothing()
    {
        await using (var program = Program(endpoint: ""))
        {
            using var client = program.CreateClient();
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        }

        Assert.Empty(_received);
    }

    /// <summary>
    /// What came, once <paramref name="last"/> is in it. The program's own thread disposes of its services too, so the
    /// factory's end may come before theirs.
    /// </summary>
    private async Task<string> ReceivedAsync(string signal, string last)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (true)
        {
            var received = string.Concat(_received.GetValueOrDefault(signal) ?? []);
            if (received.Contains(last, StringComparison.Ordinal))
            {
                return received;
            }

            await _arrivals.Reader.ReadAsync(patience.Token);
        }
    }

    private WebApplicationFactory<Program> Program(string endpoint) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Database:ConnectionString", Path.Combine(_folder.FullName, "test.db"));
            builder.UseSetting("Demo:Enabled", "false");
            builder.UseSetting("Telemetry:OtlpEndpoint", endpoint);
            builder.UseSetting("Telemetry:TraceRatio", "1");
        });
}
