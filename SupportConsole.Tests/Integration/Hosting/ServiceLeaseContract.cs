using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Hosting;

/// <summary>
/// A background service that runs once runs on one node, and on another soon after that one is gone. On servers: SQLite
/// has one node.
/// </summary>
public abstract class ServiceLeaseContract(TestEngine engine) : CoreContract(engine)
{
    private const string Name = "a-service";

    [SkippableFact]
    public async Task Election_TwoNodes_OneHoldsAndKeepsIt()
    {
        using var first = Elect(Clock);
        using var second = Elect(Clock);

        for (var step = 0; step < 40; step++)
        {
            await StepAsync(first, second);
            Clock.Advance(ServiceElection.Interval);

            Assert.Equal((true, false), (Holds(first), Holds(second)));
        }
    }

    [SkippableFact]
    public async Task Election_NodesThatStartTogether_OneHolds()
    {
        var nodes = Enumerable.Range(0, 8).Select(_ => Elect(Clock)).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.StepAsync(default))));

        Assert.Single(nodes, Holds);
        nodes.ForEach(node => node.Dispose());
    }

    [SkippableFact]
    public async Task Election_HolderIsKilled_AnotherHoldsWithin10SecondsAndNeverBothAtOnce()
    {
        using var killed = Elect(Clock);
        using var other = Elect(Clock);
        await StepAsync(killed, other);
        Clock.Advance(ServiceElection.Interval - TimeSpan.FromMilliseconds(1));
        await killed.StepAsync(default);
        var killedAt = Clock.GetUtcNow();

        // It looks just after the last beat, which is the worst case.
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await other.StepAsync(default);
        while (!Holds(other))
        {
            Clock.Advance(ServiceElection.Interval);
            await other.StepAsync(default);
            Assert.False(Holds(killed) && Holds(other));
        }

        Assert.InRange(Clock.GetUtcNow() - killedAt, TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(10));
    }

    [SkippableFact]
    public async Task Election_CleanStop_AnotherHoldsAtItsNextLook()
    {
        using var stopped = Elect(Clock);
        using var other = Elect(Clock);
        await StepAsync(stopped, other);

        await stopped.ReleaseAsync(default);
        Assert.False(Holds(stopped));
        await other.StepAsync(default);

        Assert.True(Holds(other));
    }

    [SkippableTheory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task Election_ClocksFiveMinutesApart_ChangesNothing(int minutes)
    {
        var skewed = new FakeClock(Clock.GetUtcNow().AddMinutes(minutes));
        using var holder = Elect(Clock);
        using var other = Elect(skewed);
        for (var step = 0; step < 20; step++)
        {
            await StepAsync(holder, other);
            Clock.Advance(ServiceElection.Interval);
            skewed.Advance(ServiceElection.Interval);
            Assert.Equal((true, false), (Holds(holder), Holds(other)));
        }

        var killedAt = skewed.GetUtcNow();
        while (!Holds(other))
        {
            skewed.Advance(ServiceElection.Interval);
            await other.StepAsync(default);
        }

        Assert.InRange(skewed.GetUtcNow() - killedAt, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [SkippableFact]
    public async Task Election_HolderCannotRenew_StopsByItselfBeforeAnotherMayTakeIt()
    {
        using var holder = Elect(Clock);
        await holder.StepAsync(default);
        var ended = false;
        using var told = holder.Held.Register(() => ended = true);

        Clock.Advance(TimeSpan.FromSeconds(4.4));
        Assert.False(ended);
        Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(ended);

        // Nobody took it meanwhile: it may go on.
        await holder.StepAsync(default);
        Assert.True(Holds(holder));
    }

    [SkippableFact]
    public async Task Election_LeaseTakenByAnother_IsNoticedAtTheNextStep()
    {
        using var holder = Elect(Clock);
        await holder.StepAsync(default);
        await using (var context = Host.OpenContext())
        {
            await context.ServiceLeases.ExecuteUpdateAsync(set =>
                set.SetProperty(lease => lease.Owner, "another")
                    .SetProperty(lease => lease.Beat, lease => lease.Beat + 1)
            );
        }

        await holder.StepAsync(default);

        Assert.False(Holds(holder));
    }

    [SkippableFact]
    public async Task Service_OnTwoNodes_RunsOnOneAndOnTheOtherAfterAStop()
    {
        using var first = new CountingNode(Host, Clock);
        await first.StartAsync();
        await UntilAsync(() => first.Looks == 1);
        using var second = new CountingNode(Host, Clock);
        await second.StartAsync();
        await UntilAsync(() => second.Looks == 1);

        await AdvanceAsync(10, first, second);
        Assert.True(first.Rounds > 0);
        Assert.Equal(0, second.Rounds);

        await first.StopAsync();
        var before = first.Rounds;
        await AdvanceAsync(3, second);
        await second.StopAsync();

        Assert.True(second.Rounds > 0);
        Assert.Equal(before, first.Rounds);
    }

    private ServiceElection Elect(TimeProvider clock) =>
        new(Name, Host.Get<ServiceLeaseTable>(), new NodeIdentity(), clock);

    private static bool Holds(ServiceElection election) => !election.Held.IsCancellationRequested;

    private static async Task StepAsync(params ServiceElection[] elections)
    {
        foreach (var election in elections)
        {
            await election.StepAsync(default);
        }
    }

    /// <summary>So many looks at the lease, each ended before time goes on.</summary>
    private async Task AdvanceAsync(int looks, params CountingNode[] nodes)
    {
        for (var look = 0; look < looks; look++)
        {
            var before = nodes.Select(node => node.Looks).ToList();
            Clock.Advance(ServiceElection.Interval);
            await UntilAsync(() => nodes.Zip(before).All(pair => pair.First.Looks > pair.Second));
        }
    }

    /// <summary>A node with one service, which counts its rounds.</summary>
    private sealed class CountingNode : IDisposable
    {
        private readonly BackgroundElection _election;
        private readonly CountingService _service;

        public CountingNode(CoreHost host, TimeProvider clock)
        {
            _election = new(
                host.Get<ServiceLeaseTable>(),
                host.Get<IOptions<DatabaseOptions>>(),
                new NodeIdentity(),
                clock,
                NullLogger<BackgroundElection>.Instance
            );
            _service = new(_election, clock);
        }

        public int Rounds => _service.Rounds;

        public int Looks => _election.Looks;

        public async Task StartAsync()
        {
            await _election.StartAsync(default);
            await _service.StartAsync(default);
        }

        public async Task StopAsync()
        {
            await _service.StopAsync(default);
            await _election.StopAsync(default);
        }

        public void Dispose()
        {
            _service.Dispose();
            _election.Dispose();
        }
    }

    private sealed class CountingService(BackgroundElection election, TimeProvider clock)
        : SingletonService(TimeSpan.FromMilliseconds(500), election, clock, NullLogger.Instance)
    {
        private int _rounds;

        public int Rounds => Volatile.Read(ref _rounds);

        protected override Task RoundAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _rounds);
            return Task.CompletedTask;
        }
    }
}

public sealed class PostgreSqlServiceLeaseTests() : ServiceLeaseContract(TestEngine.PostgreSql);

public sealed class SqlServerServiceLeaseTests() : ServiceLeaseContract(TestEngine.SqlServer);
