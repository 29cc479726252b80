using SupportConsole.Core.Live;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Live;

public sealed class LiveRefreshTests
{
    private readonly FakeClock _clock = new();
    private readonly FakeLiveUpdates _updates = new();
    private int _refreshes;

    [Fact]
    public void Signal_First_RefreshesAtOnce()
    {
        using var live = Start();

        _updates.Signal("10482");
        _clock.Advance(TimeSpan.Zero);

        Assert.Equal(1, _refreshes);
    }

    [Fact]
    public void Signal_ThousandInASecond_RefreshesAtMostFourTimesMore()
    {
        using var live = Start();

        for (var i = 0; i < 1_000; i++)
        {
            _updates.Signal("10482");
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(_refreshes, 4, 5);
    }

    [Fact]
    public void Signal_LastOfABurst_IsNotLost()
    {
        using var live = Start();
        _updates.Signal("10482");
        _clock.Advance(TimeSpan.Zero);

        _updates.Signal("10482");
        _clock.Advance(LiveRefresh.Shortest);

        Assert.Equal(2, _refreshes);
    }

    [Fact]
    public async Task Signal_WhileARefreshRuns_WaitsForItsEnd()
    {
        var running = new TaskCompletionSource();
        using var live = Start(() => running.Task);
        _updates.Signal("10482");
        _clock.Advance(TimeSpan.Zero);

        _updates.Signal("10482");
        _clock.Advance(TimeSpan.FromSeconds(30));
        var during = _refreshes;
        running.SetResult();
        await Task.Yield();
        _clock.Advance(TimeSpan.Zero);

        Assert.Equal((1, 2), (during, _refreshes));
    }

    [Fact]
    public void NoSignal_AfterFifteenSeconds_RefreshesAnyway()
    {
        using var live = Start();

        _clock.Advance(LiveRefresh.Idle);

        Assert.Equal(1, _refreshes);
    }

    [Fact]
    public void Dispose_Later_NeitherListensNorRefreshes()
    {
        var live = Start();
        live.Dispose();

        _updates.Signal("10482");
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((0, 0), (_refreshes, _updates.Count));
    }

    private LiveRefresh Start(Func<Task>? refresh = null) =>
        new(
            _clock,
            LiveRefresh.Shortest,
            () =>
            {
                _refreshes++;
                return refresh?.Invoke() ?? Task.CompletedTask;
            },
            signal => _updates.Subscribe("10482", signal)
        );
}
