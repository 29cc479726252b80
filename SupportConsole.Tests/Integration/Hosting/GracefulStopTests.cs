using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Tests.Integration.Hosting;

/// <summary>The real program is told to stop (SIGTERM) while calls are under way.</summary>
public sealed class GracefulStopTests : IAsyncLifetime, IDisposable
{
    private const string Account = "acme";

    /// <summary>What service managers wait before they kill.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-stop-");
    private readonly HttpClient _platform = new();
    private readonly Dictionary<string, string> _settings = [];
    private readonly ProgramProcess _program;

    public GracefulStopTests()
    {
        ProgramProcess.Authorize(_platform);
        _settings["Database__ConnectionString"] = Path.Combine(_folder.FullName, "console.db");
        _settings["Shutdown__NotReadySeconds"] = "3";
        _program = new(_folder.FullName, _settings);
    }

    [SkippableFact]
    public async Task Terminate_UnderTraffic_ServesUntilItEndsAndLosesNothing()
    {
        Soak.Only();
        await _program.StartAsync();
        using var registered = await _platform.PutAsJsonAsync(
            At($"accounts/{Account}"),
            new
            {
                email = "ops@acme.example",
                name = "Acme",
                plan = "payAsYouGo",
                eomBilling = true,
            }
        );
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        var waiting = LeaseAsync((int)LongestPoll.TotalSeconds);
        var submitting = Task.WhenAll(Enumerable.Range(0, 4).Select(SubmitUntilRefusedAsync));

        _program.Terminate();
        await NotReadyAsync();

        // Whoever waited is sent home, what there is is still handed out, and no connection is kept.
        var (_, early) = await waiting.WaitAsync(LongestPoll / 2);
        Assert.Equal(HttpStatusCode.OK, early.StatusCode);
        var (leases, late) = await LeaseAsync(20);
        Assert.NotEqual(0, leases);
        Assert.True(late.Headers.ConnectionClose);

        Assert.Equal(0, await _program.EndAsync(Deadline));
        var acknowledged = (await submitting).SelectMany(ids => ids).ToList();
        Assert.NotEmpty(acknowledged);

        await _program.StartAsync();
        foreach (var id in acknowledged)
        {
            using var found = await _platform.GetAsync(At($"transcripts/{id}"));
            Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        }
    }

    [Fact]
    public async Task Terminate_Twice_EndsAtOnce()
    {
        // It would drain for longer than the deadline.
        _settings["Shutdown__NotReadySeconds"] = "300";
        await _program.StartAsync();
        _program.Terminate();
        await NotReadyAsync();

        _program.Terminate();

        Assert.Equal(0, await _program.EndAsync(Deadline));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _program.DisposeAsync();

    public void Dispose()
    {
        _platform.Dispose();
        _folder.Delete(recursive: true);
    }

    private Uri At(string path) => new(_program.Address, "/platform/v1/" + path);

    private async Task<(int Leases, HttpResponseMessage Answer)> LeaseAsync(int waitSeconds)
    {
        var answer = await _platform.PostAsJsonAsync(
            At("transcripts/lease"),
            new
            {
                workerId = "worker",
                max = 1,
                waitSeconds,
            }
        );
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (body.GetProperty("leases").GetArrayLength(), answer);
    }

    /// <summary>Submits one after the other until nobody listens any more.</summary>
    /// <returns>The ids that were acknowledged.</returns>
    private async Task<IReadOnlyList<string>> SubmitUntilRefusedAsync(int caller)
    {
        var acknowledged = new List<string>();
        for (var number = 0; ; number++)
        {
            var id = $"t-{caller}-{number}";
            try
            {
                using var answer = await _platform.PostAsJsonAsync(
                    At($"accounts/{Account}/transcripts"),
                    new { transcripts = new[] { new { id } } }
                );
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                acknowledged.Add(id);
            }
            catch (HttpRequestException exception)
                when (exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded
                    || exception.InnerException is IOException
                )
            {
                return acknowledged;
            }
        }
    }

    private async Task NotReadyAsync()
    {
        while (true)
        {
            using var answer = await _platform.GetAsync(new Uri(_program.Address, "/health/ready"));
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                Assert.Contains("about to stop", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
