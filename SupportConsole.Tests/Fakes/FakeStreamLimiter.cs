using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Tests.Fakes;

/// <summary>Keeps what it was asked, and answers what a test set.</summary>
internal sealed class FakeStreamLimiter : IStreamLimiter
{
    /// <summary>Everything asked, in order.</summary>
    public List<object?> Asked { get; } = [];

    /// <summary>Thrown by every call when set.</summary>
    public Exception? Failure { get; set; }

    public StreamOutcome Open { get; set; } =
        new StreamOutcome.Opened("s1", new RateAllowance(100, 99, TimeSpan.FromSeconds(41.2)));

    public EndStreamOutcome End { get; set; } = new EndStreamOutcome.UnknownSession();

    public Task<StreamOutcome> OpenAsync(
        string accountId,
        StreamRequest request,
        CancellationToken cancellationToken
    ) => Answer(request, Open);

    public Task<EndStreamOutcome> EndAsync(string sessionId, TimeSpan? billed, CancellationToken cancellationToken) =>
        Answer((sessionId, billed), End);

    public Task<int> CloseExpiredAsync(int max, CancellationToken cancellationToken) => Answer(max, 0);

    private Task<T> Answer<T>(object asked, T answer)
    {
        Asked.Add(asked);
        return Failure is null ? Task.FromResult(answer) : Task.FromException<T>(Failure);
    }
}
