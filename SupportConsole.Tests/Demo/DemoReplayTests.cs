using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Demo;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Demo;

/// <summary>The demo's past: the same for the same seed, and sound even when its writing was cut short.</summary>
public sealed class DemoReplayTests
{
    private static readonly (string, string)[] Settings =
    [
        ("Demo:Enabled", "true"),
        ("Demo:Days", "1"),
        ("Demo:Hours", "1"),
        ("Demo:Accounts", "24"),
    ];

    [Fact]
    public async Task Replay_SameSeedAndClock_WritesTheSame()
    {
        var (first, second) = (await ReplayAsync(), await ReplayAsync());

        Assert.True(first.Count > 100);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Replay_CutShortAndStartedAgain_EndsSound()
    {
        await using var database = await TestEngine.Sqlite.CreateAsync();
        var clock = new FakeClock();
        await using (var cut = CoreHost.Create(database, clock, Settings))
        {
            using var stop = new CancellationTokenSource();
            var replay = Task.Run(() => cut.StartAsync<DemoStartup>(stop.Token));
            await HalfWayAsync(cut, replay);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => replay);
        }

        await using var again = await CoreHost.StartAsync(database, clock, Settings);
        await again.StartAsync<DemoStartup>();

        await InvariantChecker.CheckAsync(again, new Dictionary<string, string>(), isClockSetBack: true);
        await using var context = again.OpenContext();
        var row = await context.DemoReplays.SingleAsync();
        Assert.Equal(row.Until, row.ReplayedTo);
    }

    [Fact]
    public async Task Start_DatabaseWithAccountsOfOthers_StaysAsItIs()
    {
        await using var database = await TestEngine.Sqlite.CreateAsync();
        await using var host = await CoreHost.StartAsync(database, clock: null, Settings);
        await host.Registry.RegisterAsync(
            new()
            {
                AccountId = "acme",
                Email = "ops@acme.example",
                Name = "Acme",
                Plan = AccountPlan.Free,
            },
            default
        );

        await host.StartAsync<DemoStartup>();

        await using var context = host.OpenContext();
        Assert.Equal("acme", Assert.Single(await context.Accounts.ToListAsync()).Id);
        Assert.False(await context.DemoReplays.AnyAsync());
        Assert.Contains(host.Log.Lines, line =>
            line.Text.Contains("accounts that no demo made", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Replay_Begins_SaysHowFarItIs()
    {
        await using var database = await TestEngine.Sqlite.CreateAsync();
        await using var host = await CoreHost.StartAsync(
            database,
            clock: null,
            ("Demo:Enabled", "true"),
            ("Demo:Days", "2"),
            ("Demo:Hours", "0"),
            ("Demo:Accounts", "20")
        );

        await host.StartAsync<DemoStartup>();

        Assert.Equal(
            ["Making the demo: day 1 of 2", "Making the demo: day 2 of 2"],
            host.Log.Lines.Select(line => line.Text.Trim())
                .Where(text => text.StartsWith("Making the demo", StringComparison.Ordinal))
        );
    }

    /// <summary>Waits until the traffic has begun.</summary>
    private static async Task HalfWayAsync(CoreHost host, Task replay)
    {
        await using var context = host.OpenContext();
        while (!replay.IsCompleted && await context.Transcripts.CountAsync() < 200)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    private static async Task<List<string>> ReplayAsync()
    {
        await using var database = await TestEngine.Sqlite.CreateAsync();
        await using var host = await CoreHost.StartAsync(database, clock: null, Settings);
        await host.StartAsync<DemoStartup>();
        await InvariantChecker.CheckAsync(host, new Dictionary<string, string>());
        await using var context = host.OpenContext();
        var transcripts = await context.Transcripts.AsNoTracking().OrderBy(transcript => transcript.Id).ToListAsync();

        // Ids of projects, keys and the platform's calls, and with them the secrets' prefixes and the chain's hashes,
        // are made up anew each time, as they should be.
        var names = await context.ApiKeys.AsNoTracking().ToDictionaryAsync(key => key.Id, key => $"the key {key.Name}");
        await context.ApiKeys.AsNoTracking().ForEachAsync(key => names.Add(key.Prefix, $"prefix of {key.Name}"));
        await context
            .Projects.AsNoTracking()
            .Where(project => project.Id != Project.DefaultId)
            .ForEachAsync(project => names.Add(project.Id, $"the project {project.Name}"));
        return
        [
            .. transcripts.Select(transcript => Named((transcript with { LeaseToken = null }).ToString())),
            .. (await context.ThrottleMinutes.AsNoTracking().ToListAsync())
                .Select(minute => minute.ToString())
                .Order(StringComparer.Ordinal),
            .. (await context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync()).Select(
                entry =>
                    Named(
                        (
                            entry with
                            {
                                CorrelationId = entry.Action == AuditActions.CreateAccount ? "" : entry.CorrelationId,
                                PreviousHash = "",
                                Hash = "",
                            }
                        ).ToString()
                    )
            ),
        ];

        string Named(string text) =>
            names.Aggregate(text, (said, name) => said.Replace(name.Key, name.Value, StringComparison.Ordinal));
    }
}
