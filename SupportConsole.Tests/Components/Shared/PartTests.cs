using SupportConsole.Components.Shared;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Shared;

public sealed class PartTests : IDisposable
{
    private readonly LogRecorder _log = new();
    private readonly Loadable<string> _part;

    public PartTests() => _part = new Loadable<string>("a part", _log);

    public void Dispose() => _log.Dispose();

    /// <summary>A refresh overtook a slow load, whose failure then ended the circuit.</summary>
    [Fact]
    public async Task Load_OvertakenThenFailed_IsDropped()
    {
        var slow = new TaskCompletionSource<string?>();
        var first = _part.LoadAsync(_ => slow.Task, CancellationToken.None);
        await _part.LoadAsync(_ => Task.FromResult<string?>("later"), CancellationToken.None);

        slow.SetException(new InvalidOperationException("severe error on the current command"));
        await first;

        Assert.Equal(("later", null), (_part.Value, _part.Error));
        Assert.Empty(_log.Lines);
    }

    /// <summary>SQL Server's client reports a cancellation as an error of its own.</summary>
    [Fact]
    public async Task Load_LeftThenFailed_IsDropped()
    {
        using var left = new CancellationTokenSource();
        var slow = new TaskCompletionSource<string?>();
        var load = _part.LoadAsync(_ => slow.Task, left.Token);

        await left.CancelAsync();
        slow.SetException(new InvalidOperationException("Operation cancelled by user."));
        await load;

        Assert.Null(_part.Error);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Load_FailsTwice_KeepsTheValueAndLogsOnce()
    {
        _part.Set("known");

        await _part.LoadAsync(_ => throw new InvalidOperationException(), CancellationToken.None);
        await _part.LoadAsync(_ => throw new InvalidOperationException(), CancellationToken.None);

        Assert.Equal("known", _part.Value);
        Assert.NotNull(_part.Error);
        Assert.Single(_log.Lines);
    }
}
