using SupportConsole.Components.Shared;

namespace SupportConsole.Tests.Components.Shared;

public sealed class AttemptTests
{
    private readonly Attempt _attempt = new();
    private readonly List<string> _calls = [];

    [Fact]
    public async Task Run_NoAnswer_IsTheSameAttemptTheNextTime()
    {
        Exception? told = null;

        Assert.False(await _attempt.RunAsync(() => throw new TimeoutException(), exception => told = exception));
        Assert.IsType<TimeoutException>(told);
        Assert.True(_attempt.IsUnanswered);
        var id = _attempt.Id;
        Assert.True(await RunAsync());

        Assert.Equal([id], _calls);
        Assert.NotEqual(id, _attempt.Id);
        Assert.False(_attempt.IsUnanswered);
    }

    [Fact]
    public async Task Run_WhileOneIsOnItsWay_DoesNothing()
    {
        var answer = new TaskCompletionSource();
        var first = _attempt.RunAsync(() => answer.Task, _ => { });
        var id = _attempt.Id;

        _attempt.Want("another wish");
        Assert.False(await RunAsync());
        Assert.Equal((true, id), (_attempt.Running, _attempt.Id));
        answer.SetResult();

        Assert.True(await first);
        Assert.False(_attempt.Running);
        Assert.Empty(_calls);
    }

    [Fact]
    public async Task Want_AnotherWishAfterNoAnswer_IsAnotherAttempt()
    {
        _attempt.Want("250");
        await _attempt.RunAsync(() => throw new TimeoutException(), _ => { });
        var id = _attempt.Id;

        _attempt.Want("250");
        Assert.Equal(id, _attempt.Id);
        _attempt.Want("300");

        Assert.NotEqual(id, _attempt.Id);
    }

    [Fact]
    public void Change_NothingWasTried_KeepsTheId()
    {
        var id = _attempt.Id;
        _attempt.Change();
        Assert.Equal(id, _attempt.Id);

        _attempt.Resume(null);
        Assert.Equal(id, _attempt.Id);
        _attempt.Resume("from before");
        Assert.Equal(("from before", true), (_attempt.Id, _attempt.IsUnanswered));
        _attempt.Change();
        Assert.NotEqual("from before", _attempt.Id);
    }

    private Task<bool> RunAsync() =>
        _attempt.RunAsync(
            () =>
            {
                _calls.Add(_attempt.Id);
                return Task.CompletedTask;
            },
            _ => { }
        );
}
