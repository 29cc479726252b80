using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Streaming sessions: how they end, and what they cost.</summary>
public abstract class SessionContract(TestEngine engine) : RateContract(engine)
{
    private static readonly TimeSpan ThreeHours = TimeSpan.FromHours(3);

    /// <summary>So often is looked until time goes on: some seconds.</summary>
    private const int LooksOfAStep = 1_000;

    [SkippableFact]
    public async Task End_WithoutSeconds_ChargesTheTimeItWasOpen()
    {
        await RegisterAsync(deposit: 10);
        await AddKeyAsync("key-1");
        var session = await OpenAsync(request: new(ApiKeyId: "key-1", Model: "Universal-Streaming"));
        Clock.Advance(TimeSpan.FromSeconds(90.5));

        var ended = await EndAsync(session.SessionId);

        // 90.5 s at 0.15 USD an hour = 3,770.83 micro-dollars.
        Assert.Equal(
            (StreamingEnd.Terminated, 90_500, 3_771),
            (ended.EndReason, ended.ChargedMilliseconds, ended.Cost.Micros)
        );
        Assert.Equal(10_000_000 - 3_771, (await StateAsync()).Balance.Micros);
        var usage = Assert.Single(await UsageAsync());
        Assert.Equal(
            (Product.Streaming, "default", "key-1", "universal-streaming", 1, 90_500, 3_771),
            (
                usage.Product,
                usage.ProjectId,
                usage.ApiKeyId,
                usage.Model,
                usage.Items,
                usage.Milliseconds,
                usage.Cost.Micros
            )
        );
    }

    [SkippableFact]
    public async Task End_WithSeconds_ChargesThoseOnce()
    {
        await RegisterAsync(deposit: 10);
        var session = await OpenAsync();
        Clock.Advance(TimeSpan.FromHours(2));

        var first = await EndAsync(session.SessionId, seconds: 7_200.0004m);
        Clock.Advance(Minute);
        var repeat = await EndAsync(session.SessionId, seconds: 10);

        Assert.Equal(first, repeat);
        Assert.Equal((7_200_000, 300_000), (first.ChargedMilliseconds, first.Cost.Micros));
        Assert.Equal(9_700_000, (await StateAsync()).Balance.Micros);
    }

    /// <summary>Three hours were charged for a session that had just been opened.</summary>
    [SkippableFact]
    public async Task End_WithMoreSecondsThanItWasOpen_ChargesOneMoreAtMost()
    {
        await RegisterAsync(deposit: 10);
        var session = await OpenAsync();
        Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(31_000, (await EndAsync(session.SessionId, seconds: 10_800)).ChargedMilliseconds);
    }

    [SkippableFact]
    public async Task End_OnTwoNodesAtOnce_ChargesOnce()
    {
        await RegisterAsync(deposit: 10);
        var other = await StartNodeAsync();
        var session = await OpenAsync();
        Clock.Advance(TimeSpan.FromHours(1));

        var ends = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(caller => EndAsync(session.SessionId, node: caller % 2 == 0 ? Host : other))
        );

        Assert.Single(ends.Distinct());
        Assert.Equal(9_850_000, (await StateAsync()).Balance.Micros);
    }

    [SkippableFact]
    public async Task End_UnknownOrImpossible_ChangesNothing()
    {
        await RegisterAsync();

        Assert.IsType<EndStreamOutcome.UnknownSession>(await Host.Streams.EndAsync("nobody", null, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Host.Streams.EndAsync("nobody", TimeSpan.FromTicks(-1), default)
        );
    }

    [SkippableFact]
    public async Task End_NodeWithAClockBehind_ChargesNothingNegative()
    {
        await RegisterAsync(deposit: 10);
        var session = await OpenAsync();
        await using var late = await CoreHost.StartAsync(Database, new Fakes.FakeClock(Clock.GetUtcNow() - Minute));

        var ended = await EndAsync(session.SessionId, node: late);

        Assert.Equal((Clock.GetUtcNow(), 0), (ended.EndedAt, ended.ChargedMilliseconds));
    }

    [SkippableFact]
    public async Task End_MakesTheBalanceNegative_TheNextSessionIsRefused()
    {
        await RegisterAsync(deposit: 0.10m);
        var (first, second) = (await OpenAsync(), await OpenAsync());

        Clock.Advance(TimeSpan.FromHours(1));

        await EndAsync(first.SessionId, seconds: 3_600);

        Assert.IsType<StreamOutcome.Refused>(await TryOpenAsync());
        await EndAsync(second.SessionId, seconds: 3_600);
        Assert.Equal(-200_000, (await StateAsync()).Balance.Micros);
    }

    [SkippableFact]
    public async Task Close_AfterThreeHours_ChargesThemAndSaysWhy()
    {
        await RegisterAsync(deposit: 10);
        var old = await OpenAsync();
        Clock.Advance(Minute);
        var younger = await OpenAsync();
        Clock.Advance(ThreeHours - Minute - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await Host.Streams.CloseExpiredAsync(100, default));

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await Host.Streams.CloseExpiredAsync(100, default));
        Assert.Equal(0, await Host.Streams.CloseExpiredAsync(100, default));

        var closed = await EndAsync(old.SessionId, seconds: 5);
        Assert.Equal(
            (StreamingEnd.Expired, 10_800_000, 450_000),
            (closed.EndReason, closed.ChargedMilliseconds, closed.Cost.Micros)
        );
        Assert.Equal(StreamingEnd.Terminated, (await EndAsync(younger.SessionId)).EndReason);
        Assert.Equal(10_000_000 - 450_000 - 447_500, (await StateAsync()).Balance.Micros);
    }

    [SkippableFact]
    public async Task End_AfterThreeHoursBeforeTheClosingCame_ChargesTheSame()
    {
        await RegisterAsync(deposit: 10);
        var session = await OpenAsync();
        var opened = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromHours(7));

        var ended = await EndAsync(session.SessionId, seconds: 5);

        Assert.Equal(
            (StreamingEnd.Expired, opened + ThreeHours, 10_800_000),
            (ended.EndReason, ended.EndedAt, ended.ChargedMilliseconds)
        );
        Assert.Equal(0, await Host.Streams.CloseExpiredAsync(100, default));
    }

    [SkippableFact]
    public async Task Close_ByTwoNodesInPages_EachSessionOnce()
    {
        await RegisterAsync(deposit: 100);
        var other = await StartNodeAsync();
        Assert.Equal(60, await OpenManyAsync(60));
        Clock.Advance(ThreeHours);

        var closed = 0;
        for (var round = 0; round < 20; round++)
        {
            closed += (
                await Task.WhenAll(
                    Host.Streams.CloseExpiredAsync(10, default),
                    other.Streams.CloseExpiredAsync(10, default)
                )
            ).Sum();
        }

        Assert.Equal(60, closed);
        Assert.Equal(100_000_000 - (60 * 450_000), (await StateAsync()).Balance.Micros);
    }

    [SkippableFact(Timeout = 60_000)]
    public async Task Expiry_OfTheNode_ClosesAllPagesInOneRound()
    {
        await RegisterAsync(deposit: 1_000);
        await OverrideAsync(LimitKind.StreamingSessionsPerMinute, 2_000);
        Assert.Equal(1_100, await OpenManyAsync(1_100));
        Clock.Advance(ThreeHours);

        var election = await Host.StartAsync<BackgroundElection>();
        await Host.StartAsync<StreamExpiry>();
        await UntilAsync(() => !election.Held.IsCancellationRequested);

        // Time goes on when the node has renewed its lease, and then stands still for a while: with each step the
        // closing of a page comes nearer to its time-out.
        for (var look = 0; (await UsageAsync()).Sum(hour => hour.Items) < 1_100; look++)
        {
            if (look % LooksOfAStep == 0)
            {
                Clock.Advance(ServiceElection.Interval);
                await UntilAsync(() => !election.Held.IsCancellationRequested);
            }
        }

        // The rows are there before the line about them.
        await UntilAsync(() =>
            Host.Log.Lines.Any(line =>
                line.Text.StartsWith("500 streaming sessions were never terminated", StringComparison.Ordinal)
            )
        );
    }

    [SkippableFact]
    public async Task Close_PriceWasTakenOut_ChargesAsTheDefaultModel()
    {
        await RestartAsync(("Pricing:StreamingUsdPerHour:old-model", "1.00"));
        await RegisterAsync(deposit: 10);
        var session = await OpenAsync(request: new(Model: "old-model"));
        await RestartAsync();
        Clock.Advance(TimeSpan.FromHours(1));

        var ended = await EndAsync(session.SessionId, seconds: 3_600);

        Assert.Equal(("old-model", Money.FromDollars(0.15m)), (ended.Model, ended.Cost));
    }
}

public sealed class SqliteSessionTests() : SessionContract(TestEngine.Sqlite);

public sealed class PostgreSqlSessionTests() : SessionContract(TestEngine.PostgreSql);

public sealed class SqlServerSessionTests() : SessionContract(TestEngine.SqlServer);
