using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Data;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.EndToEnd;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>The real program, killed in the middle of traffic again and again: what it acknowledged is there, in its state and order.</summary>
public sealed class KillTests
{
    private const int Kills = 3;
    private const int Callers = 4;
    private const string Account = "killed";

    private readonly ConcurrentDictionary<int, List<string>> _submitted = new();
    private readonly ConcurrentBag<string> _completed = [];

    [Fact]
    public async Task Kill_InTheMiddleOfTraffic_LosesNothingAcknowledged()
    {
        await using var console = new ConsoleProcess();
        var dice = new Random(20260601);
        for (var kill = 0; kill < Kills; kill++)
        {
            await console.StartAsync();
            await console.RegisterAsync(Account, "Killed Captions");
            var round = kill;
            var goal = (_completed.Count, _submitted.Values.Sum(ids => ids.Count));
            var callers = Enumerable.Range(0, Callers).Select(caller => CallAsync(console, round, caller)).ToList();

            // Not before it has served something, and then at any moment.
            while (_completed.Count == goal.Item1 || _submitted.Values.Sum(ids => ids.Count) == goal.Item2)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(300)), TimeProvider.System);
            await console.KillAsync();
            await Task.WhenAll(callers);
        }

        await CheckAsync(console.DatabaseFile);
    }

    /// <summary>Submits, takes and ends until the program is gone; keeps what was answered.</summary>
    private async Task CallAsync(ConsoleProcess console, int round, int caller)
    {
        var mine = _submitted.GetOrAdd(caller, _ => []);
        try
        {
            for (var call = 0; ; call++)
            {
                var ids = Enumerable.Range(0, 20).Select(number => $"{round}-{caller}-{call}-{number}").ToList();
                await PostAsync(console, $"accounts/{Account}/transcripts", new { transcripts = ids.Select(id => new { id }) });
                mine.AddRange(ids);
                var leased = await PostAsync(console, "transcripts/lease", new { workerId = $"w-{caller}", max = 15, waitSeconds = 0 });
                var results = leased.GetProperty("leases").EnumerateArray()
                    .Select(lease => new { id = lease.GetProperty("id").GetString(), leaseToken = lease.GetProperty("leaseToken").GetString(), status = "completed", audioSeconds = 30 })
                    .ToList();
                var ended = await PostAsync(console, "transcripts/complete", new { results });
                foreach (var id in ended.GetProperty("accepted").EnumerateArray())
                {
                    _completed.Add(id.GetString()!);
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException { StatusCode: null } or IOException or JsonException)
        {
            // Killed: this answer never came, so either end is right.
        }
    }

    private static async Task<JsonElement> PostAsync(ConsoleProcess console, string path, object body)
    {
        using var answer = await console.Platform.PostAsJsonAsync(new Uri(console.Address, "/platform/v1/" + path), body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task CheckAsync(string file)
    {
        await using var host = await CoreHost.StartAsync(new TestDatabase(DatabaseProvider.Sqlite, file, () => ValueTask.CompletedTask));
        await InvariantChecker.CheckAsync(host, _submitted.Values.SelectMany(ids => ids).ToDictionary(id => id, _ => Account));
        await using var context = host.OpenContext();
        var found = await context.Transcripts.AsNoTracking().ToDictionaryAsync(transcript => transcript.Id);
        Assert.All(_completed, id => Assert.Equal(TranscriptStatus.Completed, found[id].Status));
        Assert.All(_submitted.Values, ids => Assert.Equal(ids.Select(id => found[id].Sequence).Order(), ids.Select(id => found[id].Sequence)));
        SqliteConnection.ClearAllPools();
    }
}
