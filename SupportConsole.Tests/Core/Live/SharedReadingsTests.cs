using SupportConsole.Core.Access;
using SupportConsole.Core.Live;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Live;

public sealed class SharedReadingsTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly FakeClock _clock = new();
    private readonly FakeLiveUpdates _updates = new();
    private readonly SharedReadings _readings;
    private readonly List<(string AccountId, Actor Actor)> _reads = [];

    public SharedReadingsTests() => _readings = new(_updates, _clock);

    public void Dispose() => _readings.Dispose();

    [Fact]
    public async Task Recent_ManyViewersOfOneAccount_ReadOnce()
    {
        for (var viewer = 0; viewer < 10; viewer++)
        {
            Assert.Equal("reading 1", await _readings.RecentAsync(Samples.Engineer, Source("10482"), default));
        }

        Assert.Equal("reading 2", await _readings.RecentAsync(Samples.Engineer, Source("10500"), default));
        Assert.Equal(["10482", "10500"], _reads.Select(read => read.AccountId));
    }

    [Fact]
    public async Task Recent_OlderThanTheInterval_IsReadAnew()
    {
        await _readings.RecentAsync(Samples.Engineer, Source("10482"), default);
        _clock.Advance(Interval);

        Assert.Equal("reading 2", await _readings.RecentAsync(Samples.Engineer, Source("10482"), default));
    }

    /// <summary>A failure of one viewer's reading would stand for everybody's.</summary>
    [Fact]
    public async Task Recent_LastOneFailed_IsReadAnew()
    {
        var failing = Source("10482") with
        {
            Read = (actor, _) =>
            {
                _reads.Add(("10482", actor));
                return _reads.Count == 1
                    ? throw new InvalidOperationException("no database")
                    : Task.FromResult<string?>("it");
            },
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _readings.RecentAsync(Samples.Engineer, failing, default)
        );

        Assert.Equal("it", await _readings.RecentAsync(Samples.Engineer, failing, default));
    }

    /// <summary>What the person did a moment ago must be in it.</summary>
    [Fact]
    public async Task Read_IsNeverARecentOne()
    {
        await _readings.RecentAsync(Samples.Engineer, Source("10482"), default);

        Assert.Equal("reading 2", await _readings.ReadAsync(Samples.Engineer, Source("10482"), default));
        Assert.Equal("reading 2", await _readings.RecentAsync(Samples.Engineer, Source("10482"), default));
    }

    [Fact]
    public async Task Follow_JustRead_ReadsAgainOnlyAfterTheInterval()
    {
        await _readings.RecentAsync(Samples.Engineer, Source("10482"), default);
        var told = new TaskCompletionSource();
        using var followed = _readings.Follow(Source("10482"), () => told.TrySetResult());

        _clock.Advance(Interval - TimeSpan.FromMilliseconds(1));
        Assert.Equal("reading 1", await followed.LatestAsync(Samples.Engineer));
        Assert.Single(_reads);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("reading 2", await followed.LatestAsync(Samples.Engineer));
    }

    [Fact]
    public async Task Viewer_WithoutThePermission_GetsNothingOfWhatOthersRead()
    {
        var nobody = new Actor("x", "Nobody", []);
        await _readings.RecentAsync(Samples.Engineer, Source("10482"), default);
        using var followed = _readings.Follow(Source("10482"), () => { });

        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            _readings.RecentAsync(nobody, Source("10482"), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            _readings.ReadAsync(nobody, Source("10482"), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() => followed.LatestAsync(nobody));
        Assert.Single(_reads);
    }

    [Fact]
    public async Task Read_IsForNobodyInParticular()
    {
        await _readings.ReadAsync(Samples.Engineer, Source("10482"), default);

        Assert.NotEqual(Samples.Engineer.Id, Assert.Single(_reads).Actor.Id);
    }

    private ReadingSource<string> Source(string accountId) =>
        new(("text", accountId), accountId, Interval, (actor, _) =>
        {
            _reads.Add((accountId, actor));
            return Task.FromResult<string?>($"reading {_reads.Count}");
        });
}
