using System.Net.Http.Json;
using System.Text.Json;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Tests.Crash;

/// <summary>One caller of the platform API: one call after the other, to any of the addresses.</summary>
/// <param name="name">Its name in the journal.</param>
/// <param name="doors">Where to call: the nodes, or what stands before them.</param>
/// <param name="journal">What the caller records.</param>
/// <param name="tally">Counts its calls.</param>
/// <param name="dice">Its own.</param>
internal sealed class PlatformCaller(
    string name,
    IReadOnlyList<Func<Uri>> doors,
    Journal journal,
    CrashTally tally,
    Random dice
) : IDisposable
{
    private const string Prefix = "/platform/v1/";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly HttpClient _client = Client();

    public Random Dice { get; } = dice;

    /// <summary>False when there was no connection for the last call: it cannot have happened.</summary>
    public bool WasSent { get; private set; }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Calls until somebody answers: what is sent must be the same call for the service however often it arrives.
    /// </summary>
    public Task<Answer> InsistAsync(string path, object body) => InsistAsync(() => TryAsync(path, body));

    /// <summary>As <see cref="InsistAsync(string, object)"/>, with a body that is made anew for each try.</summary>
    public Task<Answer> InsistAsync(HttpMethod method, string path, Func<HttpContent> body) =>
        InsistAsync(() => SendAsync(method, path, body()));

    /// <summary>Calls once.</summary>
    /// <returns>Null when no answer came or it was 503: what was asked for may have happened, or not.</returns>
    public Task<Answer?> TryAsync(string path, object body) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    /// <summary>Deletes, until somebody answers.</summary>
    public Task<Answer> InsistDeleteAsync(string path) => InsistAsync(() => TryDeleteAsync(path));

    /// <summary>Deletes, once.</summary>
    /// <returns>As <see cref="TryAsync"/>.</returns>
    public Task<Answer?> TryDeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    /// <summary>Asks until somebody answers.</summary>
    public async Task<Answer> GetAsync(string path)
    {
        while (true)
        {
            if (await SendAsync(HttpMethod.Get, path, null) is { } answer)
            {
                return answer;
            }
        }
    }

    /// <summary>Registers an account.</summary>
    public async Task RegisterAsync(CrashAccount account)
    {
        var body = new
        {
            email = $"ops@{account.Id}.example",
            name = account.Id,
            plan = account.Plan,
            eomBilling = !account.IsPrepaid,
        };
        if (await SendAsync(HttpMethod.Put, "accounts/" + account.Id, JsonContent.Create(body)) is not { Status: 201 })
        {
            throw new InvalidOperationException($"{account.Id} cannot be registered.");
        }
    }

    /// <summary>Records events of this caller; on the disk when it returns.</summary>
    public void Record(params IReadOnlyCollection<JournalEntry> entries) => journal.Write(entries);

    /// <summary>A new entry in this caller's name.</summary>
    public JournalEntry Entry(JournalEvent happened) => new(happened) { Caller = name, At = Now };

    /// <summary>What came of a call: its entry with another event, of now.</summary>
    public static JournalEntry Answered(JournalEntry sent, JournalEvent happened) =>
        sent with
        {
            Event = happened,
            At = Now,
        };

    /// <summary>Records an answer that breaks a promise by itself.</summary>
    public void Break(string text) => Record(Entry(JournalEvent.Broken) with { Text = $"{name}: {text}" });

    public void Dispose() => _client.Dispose();

    private async Task<Answer> InsistAsync(Func<Task<Answer?>> call)
    {
        while (true)
        {
            if (await call() is { } answer)
            {
                return answer;
            }

            tally.Retried();
        }
    }

    private async Task<Answer?> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var body = content;
        var door = doors[Dice.Next(doors.Count)]();
        var address = new Uri(door, path.StartsWith('/') ? path : Prefix + path);
        using var request = new HttpRequestMessage(method, address) { Content = content };
        tally.Called();
        WasSent = true;
        try
        {
            using var answer = await _client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode == 503)
            {
                tally.Unavailable();
                await Task.Delay(Pause, TimeProvider.System);
                return null;
            }

            if ((int)answer.StatusCode >= 500)
            {
                Break($"{method} {path} was answered {(int)answer.StatusCode}: {text}");
                return null;
            }

            return new(
                (int)answer.StatusCode,
                text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text)
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
        {
            tally.Lost();
            WasSent = exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };

            // Not at once again: whoever calls, the program that is starting needs the processor more.
            await Task.Delay(Pause, TimeProvider.System);
            return null;
        }
    }

    private static HttpClient Client()
    {
        var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        ProgramProcess.Authorize(client);
        return client;
    }
}
