using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Limits that go away by themselves: when, to what, on which node, and what the audit says.</summary>
public abstract class TemporaryLimitContract(TestEngine engine) : CoreContract(engine)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    [SkippableFact]
    public async Task Expiry_OfARaise_BringsTheOldLimitBackAndDrains()
    {
        await RegisterAsync(limit: 5);
        await SubmitAsync(20);
        var applied = Assert.IsType<LimitChangeOutcome.Applied>(await ChangeForAsync(5, 10, Hour));
        Assert.Equal((Clock.GetUtcNow() + Hour, 5, 5), (applied.ExpiresAt, applied.RevertsTo, applied.Started));

        Clock.Advance(Hour - Tick);
        Assert.Equal(0, await ExpireAsync());
        Clock.Advance(Tick);
        Assert.Equal(1, await ExpireAsync());

        Assert.Equal((5, 10), (await LimitAsync(), (await StateAsync()).Running));
        Assert.Empty((await CompleteAsync((await LeaseAsync()).Take(5))).Started);
        var entry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];
        Assert.Equal(
            (AuditActions.RevertThrottleLimit, AuditOutcome.Applied, "system:limit-expiry", ""),
            (entry.Action, entry.Outcome, entry.ActorId, entry.Roles)
        );
        Assert.Contains("\"throttleLimit\":5", entry.After!, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Expiry_OfALowering_RaisesAndStartsWhatWaits()
    {
        await RegisterAsync(limit: 10);
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeForAsync(10, 2, Hour));
        await SubmitAsync(8);
        Assert.Equal(2, (await StateAsync()).Running);

        Clock.Advance(Hour);
        await ExpireAsync();

        Assert.Equal((10, 8, 0), (await LimitAsync(), (await StateAsync()).Running, (await StateAsync()).Queued));
    }

    [SkippableFact]
    public async Task Expiry_ToThePlansDefault_LeavesNoLimitOfTheAccountsOwn()
    {
        await RegisterAsync();
        await ChangeForAsync(200, 300, Hour);
        Clock.Advance(Hour);

        await ExpireAsync();

        var overview = await Host.Directory.FindAsync(People.Engineer, Account, default);
        Assert.Equal(
            (null, null, 200),
            (overview!.ThrottleOverride, overview.State.ThrottleLimitOverride, overview.Limit.ThrottleLimit)
        );
    }

    [SkippableFact]
    public async Task Expiry_Service_RevertsWithinASecond()
    {
        await RegisterAsync();

        // First: on a slow machine much time of the clock goes by until the node is the one that looks.
        await StartExpiryAsync();
        await ChangeForAsync(200, 300, Hour);
        var expiresAt = Clock.GetUtcNow() + Hour;
        Clock.Advance(Hour);

        // At most one second later its timer has come round, whenever it was started.
        Clock.Advance(TimeSpan.FromSeconds(1));

        await UntilLimitAsync(200);
        var change = (await ChangesAsync(Clock.GetUtcNow().AddDays(1)))[^1];
        Assert.Equal((LimitChangeCause.Expiry, 300, 200), (change.Cause, change.OldLimit, change.NewLimit));
        Assert.InRange(change.At - expiresAt, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [SkippableFact]
    public async Task Expiry_NodeWasDownAtItsTime_RevertsAfterTheRestart()
    {
        await RegisterAsync();
        await ChangeForAsync(200, 300, Hour);
        await RestartAsync();
        Clock.Advance(Hour * 5);
        Assert.Equal(300, await LimitAsync());

        await StartExpiryAsync();

        await UntilLimitAsync(200);
    }

    [SkippableFact]
    public async Task Expiry_SeveralNodesAtOnce_HappensOnce()
    {
        var other = await StartNodeAsync();
        await RegisterAsync();
        for (var round = 0; round < 5; round++)
        {
            await ChangeForAsync(200, 300, Hour);
            Clock.Advance(Hour);

            var reverted = await Task.WhenAll(
                Enumerable.Range(0, 8).Select(index => Task.Run(() => ExpireAsync(index % 2 == 0 ? Host : other)))
            );

            Assert.Equal(1, reverted.Sum());
        }

        Assert.Equal(5, (await ActsAsync()).Count(entry => entry.Action == AuditActions.RevertThrottleLimit));
    }

    [SkippableFact]
    public async Task Temporary_OverTemporary_GoesBackToTheLastingLimit()
    {
        await RegisterAsync(limit: 100);
        await ChangeForAsync(100, 150, Hour);

        var second = Assert.IsType<LimitChangeOutcome.Applied>(await ChangeForAsync(150, 180, Hour * 2));
        Clock.Advance(Hour);
        Assert.Equal((0, 180), (await ExpireAsync(), await LimitAsync()));
        Clock.Advance(Hour);
        await ExpireAsync();

        Assert.Equal((100, 100), (second.RevertsTo, await LimitAsync()));
    }

    [SkippableFact]
    public async Task Lasting_OverTemporary_EndsIt()
    {
        await RegisterAsync(limit: 100);
        await ChangeForAsync(100, 150, Hour);
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(150, 120));

        Clock.Advance(Hour * 2);

        Assert.Equal((0, 120), (await ExpireAsync(), await LimitAsync()));
        Assert.Null((await BasisAsync()).LimitState.Temporary);
    }

    [SkippableTheory]
    [InlineData(-1, "That time has passed. Choose one at least a minute from now.")]
    [InlineData(0, "That time has passed. Choose one at least a minute from now.")]
    [InlineData(59_999, "A temporary limit lasts at least a minute.")]
    [InlineData(
        (90L * 86_400_000) + 1,
        "A temporary limit lasts at most 90 days. For longer, leave the end out and make the change lasting."
    )]
    [InlineData(
        3_653L * 86_400_000,
        "A temporary limit lasts at most 90 days. For longer, leave the end out and make the change lasting."
    )]
    public async Task Change_ExpiryOutOfRange_IsInvalidAndNothingHappens(long milliseconds, string message)
    {
        await RegisterAsync();

        var invalid = Assert.IsType<LimitChangeOutcome.Invalid>(
            await ChangeForAsync(200, 300, TimeSpan.FromMilliseconds(milliseconds))
        );

        Assert.Equal(("ExpiresAt", message), (invalid.Problems[0].Field, invalid.Problems[0].Message));
        Assert.Equal(200, await LimitAsync());
        Assert.Empty(await ActsAsync());
    }

    [SkippableTheory]
    [InlineData(60_000)]
    [InlineData(90L * 86_400_000)]
    public async Task Change_ExpiryAtTheEdges_IsApplied(long milliseconds)
    {
        await RegisterAsync();
        Assert.IsType<LimitChangeOutcome.Applied>(
            await ChangeForAsync(200, 300, TimeSpan.FromMilliseconds(milliseconds))
        );
    }

    [SkippableFact]
    public async Task Change_RepeatAfterItExpired_GetsTheSameAnswerAndDoesNothing()
    {
        await RegisterAsync();
        var request = Wish(200, 300, correlationId: "once") with { ExpiresAt = Clock.GetUtcNow() + Hour };
        var first = await Host.Changes.ChangeAsync(People.Engineer, request, default);
        Clock.Advance(Hour * 3);
        await ExpireAsync();

        Assert.Equal(first, await Host.Changes.ChangeAsync(People.Engineer, request, default));
        Assert.IsType<LimitChangeOutcome.Invalid>(
            await Host.Changes.ChangeAsync(
                People.Engineer,
                request with
                {
                    ExpiresAt = Clock.GetUtcNow() + Hour,
                },
                default
            )
        );
        Assert.Equal(200, await LimitAsync());
    }

    [SkippableFact]
    public async Task Changes_OfThePeriod_SayWhatMovedTheLimit()
    {
        await RegisterAsync();
        await ChangeForAsync(200, 300, Hour);
        Clock.Advance(Hour);
        await ExpireAsync();

        var from = Clock.GetUtcNow() - Hour;
        var all = await ChangesAsync(Clock.GetUtcNow() + Tick);
        var first = Assert.Single(await ChangesAsync(Clock.GetUtcNow()));

        Assert.Equal([LimitChangeCause.Change, LimitChangeCause.Expiry], all.Select(change => change.Cause));
        Assert.Equal(
            (200, LimitSource.PlanDefault, 300, LimitSource.Override, from + Hour),
            (first.OldLimit, first.OldSource, first.NewLimit, first.NewSource, first.NewExpiresAt)
        );
    }

    [SkippableFact]
    public async Task Reader_ApiLimits_NameSourceAndExpiry()
    {
        await RegisterAsync();
        await ChangeForAsync(200, 300, Hour);

        var limits = await Host.Registry.FindLimitsAsync(Account, default);

        var own = limits!.Limits.Single(limit => limit.Kind == LimitKind.AsyncConcurrency);
        Assert.Equal(
            (300, LimitSource.Override, Clock.GetUtcNow() + Hour, 200),
            (own.Value, own.Source, own.ExpiresAt, own.RevertsTo)
        );
    }

    private Task<LimitChangeOutcome> ChangeForAsync(int seen, int wanted, TimeSpan time) =>
        Host.Changes.ChangeAsync(
            People.Engineer,
            Wish(seen, wanted) with
            {
                ExpiresAt = Clock.GetUtcNow() + time,
            },
            default
        );

    private Task<IReadOnlyList<LimitChange>> ChangesAsync(DateTimeOffset to) =>
        Host.Get<IAccountPeriodReader>()
            .LimitChangesAsync(People.Engineer, Account, LimitKind.AsyncConcurrency, to.AddDays(-2), to, default);

    private Task<int> ExpireAsync(CoreHost? node = null) => (node ?? Host).Service<LimitExpiry>().RunAsync(default);

    /// <summary>Its timer is set once a round has ended.</summary>
    private async Task StartExpiryAsync()
    {
        var service = await Host.StartAsync<LimitExpiry>();
        await UntilAsync(() =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            return service.Rounds > 0;
        });
    }

    private async Task<LimitChangeBasis> BasisAsync() => (await Host.BasisAsync(People.Engineer, Account))!;

    private async Task<int> LimitAsync() => (await BasisAsync()).CurrentLimit;

    private async Task UntilLimitAsync(int limit)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (await LimitAsync() != limit)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience.Token);
        }
    }
}

public sealed class SqliteTemporaryLimitTests() : TemporaryLimitContract(TestEngine.Sqlite);

public sealed class PostgreSqlTemporaryLimitTests() : TemporaryLimitContract(TestEngine.PostgreSql);

public sealed class SqlServerTemporaryLimitTests() : TemporaryLimitContract(TestEngine.SqlServer);
