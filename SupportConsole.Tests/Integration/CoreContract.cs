using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;
using SupportConsole.Tests.Integration.SqlServer;

namespace SupportConsole.Tests.Integration;

/// <summary>
/// What Core promises on every engine. Each test has a database of its own, which must be sound when it ends.
/// </summary>
public abstract class CoreContract(TestEngine engine) : IAsyncLifetime
{
    /// <summary>The account of most tests: pay-as-you-go.</summary>
    private protected const string Account = "acme";

    private readonly List<CoreHost> _nodes = [];
    private readonly Dictionary<string, string> _acknowledged = [];
    private TestDatabase? _database;

    private protected TestDatabase Database => _database!;

    private protected FakeClock Clock { get; } = new();

    /// <summary>What a test lets the retention delete.</summary>
    private protected DeletedWork Deleted { get; } = new();

    private protected CoreHost Host => _nodes[0];

    private protected ITranscriptLimiter Limiter => Host.Limiter;

    public async Task InitializeAsync()
    {
        _database = await engine.CreateAsync();
        await StartNodeAsync();
    }

    public async Task DisposeAsync()
    {
        if (_database is null)
        {
            return;
        }

        try
        {
            if (_nodes.Count > 0)
            {
                await CheckAsync();
            }

            SqlServerShadow.Demand();
        }
        finally
        {
            foreach (var node in _nodes)
            {
                await node.DisposeAsync();
            }

            await _database.DisposeAsync();
        }
    }

    /// <summary>One more node on the same database.</summary>
    private protected async Task<CoreHost> StartNodeAsync(params (string Key, string Value)[] settings)
    {
        var node = await CoreHost.StartAsync(Database, Clock, settings);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Replaces the node by one with other settings.</summary>
    private protected async Task RestartAsync(params (string Key, string Value)[] settings)
    {
        await Host.DisposeAsync();
        _nodes.RemoveAt(0);
        await StartNodeAsync(settings);
    }

    private protected Task CheckAsync() => InvariantChecker.CheckAsync(Host, _acknowledged, deleted: Deleted);

    /// <summary>Skips a long test on a server unless soaks are asked for: the statements are those of shorter ones.</summary>
    protected void LeaveServersToSoaks()
    {
        if (engine.Provider != DatabaseProvider.Sqlite)
        {
            Soak.Only();
        }
    }

    /// <summary>Registers an account; a limit of its own is set by an engineer, as in life.</summary>
    private protected async Task RegisterAsync(
        string id = Account,
        int? limit = null,
        AccountPlan plan = AccountPlan.PayAsYouGo,
        decimal deposit = 0
    )
    {
        await Host.Registry.RegisterAsync(Registration(id, plan), default);
        if (limit is { } value)
        {
            Assert.IsType<LimitChangeOutcome.Applied>(
                await ChangeAsync(Host.Limits.Of(plan).AsyncConcurrency, value, id)
            );
        }

        if (deposit != 0)
        {
            await Host.Deposits.DepositAsync(new(id, Money.FromDollars(deposit), "first"), default);
        }
    }

    /// <summary>Gives an account an API key, whose id the test chooses.</summary>
    private protected async Task AddKeyAsync(
        string id,
        string projectId = Project.DefaultId,
        string name = "Server",
        string account = Account
    )
    {
        await using var context = Host.OpenContext();
        context.Add(
            new ApiKey
            {
                Id = id,
                AccountId = account,
                ProjectId = projectId,
                Name = name,
                Prefix = "sk_" + name,
                Hash = id,
                CreatedAt = Clock.GetUtcNow(),
                CreatedBy = "Eve",
            }
        );
        await context.SaveChangesAsync();
    }

    private protected static AccountRegistration Registration(
        string id = Account,
        AccountPlan plan = AccountPlan.PayAsYouGo
    ) =>
        new()
        {
            AccountId = id,
            Email = $"ops@{id}.example",
            Name = $"{id} Inc",
            Plan = plan,
        };

    private protected Task<LimitChangeOutcome> ChangeAsync(
        int seen,
        int wanted,
        string account = Account,
        string? correlationId = null,
        CoreHost? node = null
    ) => (node ?? Host).Changes.ChangeAsync(People.Engineer, Wish(seen, wanted, account, correlationId), default);

    private protected static LimitChangeRequest Wish(
        int seen,
        int wanted,
        string account = Account,
        string? correlationId = null
    ) =>
        new(
            account,
            seen,
            wanted,
            "Customer expects more traffic",
            "SUP-1",
            correlationId ?? Guid.NewGuid().ToString("N")
        );

    /// <summary>Submits transcripts with the service's own ids.</summary>
    private protected Task<SubmitOutcome.Accepted> SubmitAsync(
        int count,
        string account = Account,
        CoreHost? node = null
    ) => SubmitAsync(account, node, [.. Enumerable.Range(0, count).Select(_ => new TranscriptSubmission())]);

    /// <summary>Submits transcripts with these ids.</summary>
    private protected Task<SubmitOutcome.Accepted> SubmitAsync(params string[] ids) =>
        SubmitAsync(Account, null, [.. ids.Select(id => new TranscriptSubmission(id))]);

    private protected async Task<SubmitOutcome.Accepted> SubmitAsync(
        string account,
        CoreHost? node,
        TranscriptSubmission[] transcripts
    )
    {
        var accepted = Assert.IsType<SubmitOutcome.Accepted>(
            await (node ?? Host).Limiter.SubmitAsync(account, transcripts, default)
        );
        Acknowledge(account, accepted);
        return accepted;
    }

    /// <summary>Remembers what the checker must find at the end.</summary>
    private protected void Acknowledge(string account, SubmitOutcome.Accepted accepted)
    {
        lock (_acknowledged)
        {
            foreach (var result in accepted.Results)
            {
                _acknowledged[result.Id] = account;
            }
        }
    }

    private protected Task<IReadOnlyList<Lease>> LeaseAsync(
        int max = 1_000,
        int seconds = 60,
        string worker = "worker-1",
        CoreHost? node = null
    ) => (node ?? Host).Limiter.LeaseAsync(new(worker, max, TimeSpan.Zero, TimeSpan.FromSeconds(seconds)), default);

    /// <summary>What people did to the account, newest first: its audit without the entry of its creation.</summary>
    private protected async Task<IReadOnlyList<AuditEntry>> ActsAsync() =>
        [
            .. (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 100, default)).Where(entry =>
                entry.Action != AuditActions.CreateAccount
            ),
        ];

    /// <summary>The account's history.</summary>
    private protected async Task<IReadOnlyList<ThrottleMinute>> MinutesAsync() =>
        await Host.Throttling.HistoryAsync(
            People.Engineer,
            Account,
            Clock.GetUtcNow().AddDays(-1),
            Clock.GetUtcNow().AddDays(1),
            default
        );

    /// <summary>Ends leases well, each with so much audio.</summary>
    private protected Task<CompleteOutcome> CompleteAsync(IEnumerable<Lease> leases, long audioMilliseconds = 0) =>
        Limiter.CompleteAsync(
            [.. leases.Select(lease => new TranscriptResult(lease.Id, lease.LeaseToken, true, audioMilliseconds))],
            default
        );

    /// <summary>
    /// Waits for what other threads do, without the fake clock's help. It looks each millisecond: looking without a pause
    /// took a processor from those that it waits for.
    /// </summary>
    private protected static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience.Token);
        }
    }

    private protected async Task<AccountState> StateAsync(string account = Account) =>
        (await Host.Directory.FindAsync(People.Engineer, account, default))!.State;

    private protected async Task<Transcript> FindAsync(string id) => (await Limiter.FindAsync(id, default))!.Transcript;

    /// <summary>
    /// Waits until pages are told of all that was decided so far: the batcher does so before it takes the next command,
    /// which changes nothing.
    /// </summary>
    private protected Task ToldAsync() => Limiter.SubmitAsync("nobody", [new()], default);

    /// <summary>Brings the balance below zero by a transcript of 100 hours ($15); nothing is left running.</summary>
    private protected async Task OverdrawAsync(string account = Account)
    {
        await SubmitAsync(1, account);
        var lease = Assert.Single(await Host.LeaseOfAsync(account, 1, TimeSpan.FromMinutes(1)));
        await Limiter.CompleteAsync([new(lease.Id, lease.LeaseToken, true, 100 * 3_600_000L)], default);
    }
}
