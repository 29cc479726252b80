using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Demo;
using SupportConsole.Tests.Integration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Demo;

/// <summary>The demo's workers take the demo's work, and leave that of somebody who tries the API.</summary>
public abstract class DemoWorkersContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Lease_OtherAccounts_AreLeftToTheirOwnWorkers()
    {
        // SQLite's LIKE ignores case: the demo's workers once took the work of "DEMO-".
        foreach (var account in (string[])["acme", "DEMO-1", "demo-1", "demo-2"])
        {
            await RegisterAsync(account);
            await SubmitAsync(account, null, [new($"of-{account}")]);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["of-demo-1", "of-demo-2"], (await TakeAsync("demo-", 5)).Select(transcript => transcript.Id));
        Assert.Equal(["of-acme", "of-DEMO-1"], (await LeaseAsync(5)).Select(lease => lease.Id));
    }

    [SkippableFact]
    public async Task Lease_Taken_IsALeaseLikeAnyOther()
    {
        await RegisterAsync();
        await SubmitAsync(3);
        var (first, second) = (await TakeAsync(Account, 2), await TakeAsync(Account, 2));

        Assert.Equal((2, 1), (first.Count, second.Count));
        Assert.Empty(await LeaseAsync(5));
        LeaseKey[] keys =
        [
            .. first.Concat(second).Select(transcript => new LeaseKey(transcript.Id, transcript.LeaseToken!)),
        ];
        Assert.Empty((await Limiter.HeartbeatAsync(keys, default)).Stale);
        var done = await Limiter.CompleteAsync(
            [.. keys.Select(key => new TranscriptResult(key.Id, key.LeaseToken, Succeeded: true))],
            default
        );
        Assert.Equal(3, done.Accepted.Count);
        Assert.Equal(0, (await StateAsync()).Running);
    }

    [SkippableFact]
    public async Task Lease_NotKept_RunsOutAndCostsOneAttempt()
    {
        await RegisterAsync();
        await SubmitAsync("one");
        await TakeAsync(Account, 1);
        Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, await Limiter.ExpireLeasesAsync(10, default));
        Assert.Equal(2, Assert.Single(await LeaseAsync(1)).Attempt);
    }

    private Task<IReadOnlyList<Transcript>> TakeAsync(string prefix, int max) =>
        Host.Get<DemoWorkers>()
            .LeaseAsync(prefix, max, Clock.GetUtcNow().AddMinutes(1), TimeSpan.FromMinutes(1), default);
}

public sealed class SqliteDemoWorkersTests() : DemoWorkersContract(TestEngine.Sqlite);

public sealed class PostgreSqlDemoWorkersTests() : DemoWorkersContract(TestEngine.PostgreSql);

public sealed class SqlServerDemoWorkersTests() : DemoWorkersContract(TestEngine.SqlServer);
