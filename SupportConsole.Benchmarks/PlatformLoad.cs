using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Benchmarks;

/// <summary>A lean client of the platform API: it shares two cores with the program that it measures.</summary>
internal sealed class PlatformLoad : IDisposable
{
    private readonly HttpClient _client;

    public PlatformLoad(Uri address)
    {
        _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new(address, "/platform/v1/"),
            Timeout = TimeSpan.FromMinutes(2),
        };
        ProgramProcess.Authorize(_client);
    }

    /// <summary>Registers an invoiced account.</summary>
    public Task RegisterAsync(string id, string plan) => SendAsync(HttpMethod.Put, "accounts/" + id, json =>
        {
            json.WriteString("email", $"ops@{id}.example");
            json.WriteString("name", id);
            json.WriteString("plan", plan);
            json.WriteBoolean("eomBilling", true);
        });

    /// <summary>Submits transcripts that the service names.</summary>
    /// <returns>False when the service was busy (503).</returns>
    public async Task<bool> SubmitAsync(string account, int count)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"accounts/{account}/transcripts", json =>
        {
            json.WriteStartArray("transcripts");
            for (var item = 0; item < count; item++)
            {
                json.WriteStartObject();
                json.WriteString("audioUrl", "https://audio.example/recordings/2026/a.mp3");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        return answer is not null;
    }

    public async Task<List<(string Id, string Token)>> LeaseAsync(string worker, int max)
    {
        using var answer = await SendAsync(HttpMethod.Post, "transcripts/lease", json =>
        {
            json.WriteString("workerId", worker);
            json.WriteNumber("max", max);
            json.WriteNumber("waitSeconds", 1);
        });
        return answer is null
            ? []
            :
            [
                .. answer
                    .RootElement.GetProperty("leases")
                    .EnumerateArray()
                    .Select(lease =>
                        (lease.GetProperty("id").GetString()!, lease.GetProperty("leaseToken").GetString()!)
                    ),
            ];
    }

    /// <summary>Ends them well.</summary>
    /// <returns>How many were accepted.</returns>
    public async Task<int> CompleteAsync(IReadOnlyList<(string Id, string Token)> leases)
    {
        using var answer = await SendAsync(HttpMethod.Post, "transcripts/complete", json =>
        {
            json.WriteStartArray("results");
            foreach (var (id, token) in leases)
            {
                json.WriteStartObject();
                json.WriteString("id", id);
                json.WriteString("leaseToken", token);
                json.WriteString("status", "completed");
                json.WriteNumber("audioSeconds", 60);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        return answer?.RootElement.GetProperty("accepted").GetArrayLength() ?? 0;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Null when the answer was 503.</summary>
    private async Task<JsonDocument?> SendAsync(HttpMethod method, string path, Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        using var content = new ReadOnlyMemoryContent(body.WrittenMemory)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await _client.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return null;
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"{path} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
            );
        }

        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
    }
}
