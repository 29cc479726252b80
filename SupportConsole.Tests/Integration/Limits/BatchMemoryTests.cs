using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;
using Xunit.Abstractions;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>What a node knows between two batches is what stands in the tables, whoever wrote it.</summary>
public sealed class BatchMemoryTests(ITestOutputHelper output) : RateContract(TestEngine.Sqlite)
{
    private static readonly string[] Accounts = [Account, "bolt", "crux"];

    private BatchMemory Memory => Host.Get<CommandEngine>().Memory;

    [SkippableFact]
    public async Task Memory_AfterRandomCommands_IsWhatStandsInTheTables()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var other = await StartNodeAsync();
        foreach (var account in Accounts)
        {
            await RegisterAsync(account, limit: 3, deposit: 5);
        }

        var (held, sessions, compared) = (new List<Lease>(), new List<string>(), 0);
        for (var step = 0; step < 400; step++)
        {
            await ActAsync(random, held, sessions);
            compared += await CompareAsync(other);
        }

        Assert.True(compared > 400, $"only {compared} rows were known");
    }

    [SkippableFact]
    public async Task Memory_OfQuietAccounts_StaysOverOtherAccountsBatches()
    {
        await RegisterAsync("quiet");
        await RegisterAsync("busy");
        await SubmitAsync(1, "quiet");

        await SubmitAsync(1, "busy");

        Assert.Equal(["busy", "quiet"], Memory.States.Keys.Order());
    }

    [SkippableFact]
    public async Task Decision_AfterAnotherNodesCommit_IsMadeOnWhatStands()
    {
        await RegisterAsync(deposit: 5);
        var other = await StartNodeAsync();
        await OverrideAsync(LimitKind.LemurRequestsPerMinute, 3);
        Assert.IsType<LemurOutcome.Admitted>(await AskAsync());
        Assert.IsType<LemurOutcome.Admitted>(await AskAsync());
        Assert.IsType<LemurOutcome.Admitted>(await AskAsync(other));

        Assert.IsType<LemurOutcome.LimitReached>(await AskAsync());
    }

    [SkippableFact]
    public async Task Decision_AfterAnotherUserOfTheConnection_IsMadeOnWhatStands()
    {
        await RegisterAsync(deposit: 5);
        Assert.IsType<LemurOutcome.Admitted>(await AskAsync());

        // By a connection of the same store, which is not the engine's doing.
        await using (var transaction = await Host.Get<ICommandStore>().BeginAsync(default))
        {
            var locked = transaction.Lock([Account], []);
            await transaction.FlushAsync();
            AccountState[] limited = [locked.States.Value[0] with { LemurLimitOverride = 1 }];
            transaction.SaveCounters(limited);
            transaction.SaveTerms(limited);
            transaction.SaveOverrides([FakeOverrideService.Own(LimitKind.LemurRequestsPerMinute, 1) with { AccountId = Account }]);
            await transaction.CommitAsync();
        }

        Assert.IsType<LemurOutcome.LimitReached>(await AskAsync());
    }

    [SkippableFact]
    public async Task Complete_LeaseTakenOverByAnotherNode_IsStale()
    {
        await RegisterAsync();
        await SubmitAsync("one");
        var lease = Assert.Single(await LeaseAsync(seconds: 10));
        var other = await StartNodeAsync();
        Clock.Advance(TimeSpan.FromSeconds(11));
        await other.Limiter.ExpireLeasesAsync(10, default);
        var taken = Assert.Single(await LeaseAsync(node: other));

        Assert.Equal(["one"], (await CompleteAsync([lease])).Stale);
        Assert.Equal(["one"], (await CompleteAsync([taken])).Accepted);
    }

    private async Task ActAsync(Random random, List<Lease> held, List<string> sessions)
    {
        var account = Accounts[random.Next(Accounts.Length)];
        switch (random.Next(10))
        {
            case 0 or 1:
                _ = await Limiter.SubmitAsync(account, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new TranscriptSubmission())], default);
                break;
            case 2:
                held.AddRange(await LeaseAsync(random.Next(1, 6), random.Next(10, 60)));
                break;
            case 3:
                // Some of them a second time.
                var ended = held.Take(random.Next(1, 4)).ToList();
                await CompleteAsync(ended, audioMilliseconds: random.Next(600_000));
                held.RemoveRange(0, random.Next(ended.Count + 1));
                break;
            case 4:
                await Limiter.HeartbeatAsync([.. held.Select(lease => new LeaseKey(lease.Id, lease.LeaseToken))], default);
                break;
            case 5:
                if (await TryOpenAsync(account) is StreamOutcome.Opened opened)
                {
                    sessions.Add(opened.SessionId);
                }

                break;
            case 6:
                if (sessions.Count > 0)
                {
                    await EndAsync(sessions[random.Next(sessions.Count)]);
                }

                break;
            case 7:
                await AskAsync(account: account, request: new(InputTokens: random.Next(1_000)));
                break;
            case 8:
                await Host.Registry.DepositAsync(new(account, Money.FromDollars(random.Next(1, 3)), $"deposit-{random.Next(50)}"), default);
                break;
            default:
                Clock.Advance(TimeSpan.FromSeconds(random.Next(40)));
                await Limiter.ExpireLeasesAsync(10, default);
                break;
        }
    }

    /// <summary>Reads by another node, which takes nothing from what this one knows.</summary>
    /// <returns>Rows that were known.</returns>
    private async Task<int> CompareAsync(CoreHost other)
    {
        await using var transaction = await other.Get<ICommandStore>().BeginAsync(default);
        var locked = transaction.Lock([.. Memory.States.Keys], [.. Memory.Leased.Keys]);
        var minutes = transaction.FindStreamingMinutes([.. Memory.Minutes.Keys]);
        var windows = transaction.FindLemurWindows([.. Memory.Windows.Keys]);
        await transaction.FlushAsync();
        Assert.Equal(locked.Transcripts.Value.OrderBy(transcript => transcript.Id), Memory.Leased.Values.OrderBy(transcript => transcript.Id));
        Assert.All(Memory.States.Values, known => Assert.Contains(known, locked.States.Value));
        Assert.Equal(minutes.Value.OrderBy(minute => minute.AccountId), Memory.Minutes.Values.OrderBy(minute => minute.AccountId));
        Assert.Equal(windows.Value.Select(Columns).Order(), Memory.Windows.Values.Select(Columns).Order());
        return Memory.States.Count + Memory.Leased.Count + Memory.Minutes.Count + Memory.Windows.Count;

        static (string, string, long) Columns(LemurWindowRow row) => (row.AccountId, row.Admissions, row.Version);
    }
}

/// <summary>A server lets others write at any time.</summary>
public sealed class PostgreSqlBatchMemoryTests() : CoreContract(TestEngine.PostgreSql)
{
    [SkippableFact]
    public async Task Memory_OnAServer_KeepsNothing()
    {
        await RegisterAsync();
        await SubmitAsync(1);
        await LeaseAsync();

        var memory = Host.Get<CommandEngine>().Memory;
        Assert.Empty(memory.States);
        Assert.Empty(memory.Leased);
    }
}
