using SupportConsole.Core.Access;
using SupportConsole.Core.Live;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Live;

public sealed class SharedReadingTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly FakeLiveUpdates _updates = new();
    private readonly SharedReading<string> _reading;
    private Func<Task<string?>> _read;
    private int _reads;

    public SharedReadingTests()
    {
        _read = () => Task.FromResult<string?>($"reading {_reads}");
        _reading = new(
            _clock,
            LiveRefresh.Shortest,
            () =>
            {
                _reads++;
                return _read();
            },
            (actor, value) =>
            {
                actor.Demand(Permission.ViewAccounts);
                return value;
            },
            signal => _updates.Subscribe("10482", signal)
        );
    }

    public void Dispose() => _reading.Dispose();

    [Fact]
    public async Task Signal_TenFollowers_ReadsOnceAndTellsThemAll()
    {
        var told = new int[10];
        var followers = Enumerable
            .Range(0, 10)
            .Select(number => _reading.Follow(() => Interlocked.Increment(ref told[number])))
            .ToList();
        await FirstReadingAsync(followers[0]);
        var (before, toldBefore) = (_reads, told.ToArray());

        _updates.Signal("10482");
        _clock.Advance(LiveRefresh.Shortest);
        await UntilAsync(() => told.Zip(toldBefore).All(pair => pair.First > pair.Second));

        Assert.Equal(before + 1, _reads);
        Assert.All(await Task.WhenAll(followers.Select(follower => follower.LatestAsync(Samples.Engineer))), value =>
            Assert.Equal($"reading {_reads}", value)
        );
    }

    [Fact]
    public async Task Dispose_LastFollower_StopsReading()
    {
        var (one, other) = (_reading.Follow(() => { }), _reading.Follow(() => { }));
        await FirstReadingAsync(one);
        one.Dispose();
        Assert.Equal(1, _updates.Count);

        other.Dispose();
        var before = _reads;
        _updates.Signal("10482");
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, _updates.Count);
        Assert.False(_reading.IsFollowed);
        Assert.Equal(before, _reads);
    }

    /// <summary>
    /// A person's own act is committed before they ask: a reading that began earlier does not hold it.
    /// </summary>
    [Fact]
    public async Task Read_WhileAnotherIsUnderWay_WaitsForOneThatBeginsLater()
    {
        var gate = new TaskCompletionSource<string?>();
        _read = () => gate.Task;
        var first = _reading.ReadAsync(Samples.Engineer, default);
        await UntilAsync(() => _reads == 1);
        var (second, third) = (
            _reading.ReadAsync(Samples.Engineer, default),
            _reading.ReadAsync(Samples.Engineer, default)
        );
        _read = () => Task.FromResult<string?>("after");

        gate.SetResult("before");

        Assert.Equal(("before", "after", "after"), (await first, await second, await third));
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task Latest_FailedReading_FailsUntilOneSucceeds()
    {
        _read = () => Task.FromException<string?>(new TimeoutException());
        var told = new SemaphoreSlim(0);
        using var follower = _reading.Follow(() => told.Release());
        await UntilAsync(() => told.CurrentCount == 1);
        await Assert.ThrowsAsync<TimeoutException>(() => follower.LatestAsync(Samples.Engineer));

        _read = () => Task.FromResult<string?>("again");
        _updates.Signal("10482");
        _clock.Advance(LiveRefresh.Shortest);
        await UntilAsync(() => told.CurrentCount == 2);

        Assert.Equal("again", await follower.LatestAsync(Samples.Engineer));
    }

    [Fact]
    public async Task Latest_WithoutThePermission_IsRefused()
    {
        using var follower = _reading.Follow(() => { });

        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            follower.LatestAsync(Samples.Engineer with { Roles = [] })
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            _reading.ReadAsync(Samples.Engineer with { Roles = [] }, default)
        );
    }

    /// <summary>Lets timers that are due go off until something has happened on other threads.</summary>
    private async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.Zero);
            await Task.Yield();
        }
    }

    private async Task FirstReadingAsync(IFollowedReading<string> follower)
    {
        await UntilAsync(() => _reads > 0);
        await follower.LatestAsync(Samples.Engineer);
    }
}
