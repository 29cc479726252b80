using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Components.Shared;

namespace SupportConsole.Tests.Components.Shared;

public sealed class InquiryTests : IDisposable
{
    private readonly Inquiry<string, string> _inquiry;
    private int _rendered;

    public InquiryTests() => _inquiry = new("a part", NullLogger.Instance, () => _rendered++);

    public void Dispose() => _inquiry.Dispose();

    [Fact]
    public async Task Ask_Answered_KeepsTheAnswerWithItsQuestion()
    {
        await _inquiry.AskAsync("one", _ => Task.FromResult<string?>("first"));

        Assert.Equal(("one", "one", "first"), (_inquiry.Asked, _inquiry.Answered, _inquiry.Answer));
        Assert.False(_inquiry.IsAsking || _inquiry.IsBehind);
        Assert.Equal(2, _rendered);
    }

    [Fact]
    public async Task Ask_WhileAnotherIsOnItsWay_CancelsThatAndDropsItsAnswer()
    {
        var (gate, token) = (new TaskCompletionSource<string?>(), CancellationToken.None);
        var overtaken = _inquiry.AskAsync("one", cancellation =>
        {
            token = cancellation;
            return gate.Task;
        });

        await _inquiry.AskAsync("two", _ => Task.FromResult<string?>("second"));
        Assert.True(token.IsCancellationRequested);
        gate.SetResult("first");
        await overtaken;

        Assert.Equal(("two", "second"), (_inquiry.Answered, _inquiry.Answer));
    }

    [Fact]
    public async Task Stop_OnItsWay_KeepsTheAnswerBeforeAndSaysThatItIsBehind()
    {
        await _inquiry.AskAsync("one", _ => Task.FromResult<string?>("first"));
        var asking = _inquiry.AskAsync("two", async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return "second";
        });
        Assert.True(_inquiry.IsAsking);

        _inquiry.Stop();
        await asking;

        Assert.Equal(("two", "one", "first"), (_inquiry.Asked, _inquiry.Answered, _inquiry.Answer));
        Assert.True(_inquiry is { IsStopped: true, IsAsking: false, IsBehind: true, Error: null });
    }

    [Fact]
    public async Task Ask_Throws_IsAnErrorAndNotAWaitForEver()
    {
        await _inquiry.AskAsync("one", _ => throw new InvalidOperationException("Nobody is signed in."));

        Assert.NotNull(_inquiry.Error);
        Assert.False(_inquiry.IsAsking);
    }

    [Fact]
    public async Task Dispose_OnItsWay_CancelsAndRendersNothingMore()
    {
        var token = CancellationToken.None;
        var asking = _inquiry.AskAsync("one", async cancellation =>
        {
            token = cancellation;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            return "first";
        });
        var rendered = _rendered;

        _inquiry.Dispose();
        await asking;
        await _inquiry.AskAsync("two", _ => Task.FromResult<string?>("second"));

        Assert.True(token.IsCancellationRequested);
        Assert.Equal(rendered, _rendered);
        Assert.Null(_inquiry.Answer);
    }
}
