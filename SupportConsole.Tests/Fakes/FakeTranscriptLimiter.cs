using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Fakes;

/// <summary>Keeps what it was asked, and answers what a test set.</summary>
internal sealed class FakeTranscriptLimiter : ITranscriptLimiter
{
    private readonly TaskCompletionSource _leaseAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything asked, in order: the request records of Core.</summary>
    public List<object> Asked { get; } = [];

    /// <summary>Thrown by every call when set.</summary>
    public Exception? Failure { get; set; }

    public SubmitOutcome Submit { get; set; } =
        new SubmitOutcome.Accepted([], EffectiveLimit: 200, Running: 0, Queued: 0);

    public IReadOnlyList<Lease> Leases { get; set; } = [];

    /// <summary>A lease call waits until it is cancelled.</summary>
    public bool HangsOnLease { get; set; }

    /// <summary>Ends when a lease call has come.</summary>
    public Task LeaseAsked => _leaseAsked.Task;

    public HeartbeatOutcome Heartbeat { get; set; } = new([], []);

    public CompleteOutcome Complete { get; set; } = new([], [], []);

    public TranscriptWithPosition? Found { get; set; }

    public Task<SubmitOutcome> SubmitAsync(
        string accountId,
        IReadOnlyList<TranscriptSubmission> transcripts,
        CancellationToken cancellationToken
    ) => Answer(transcripts, Submit);

    public async Task<IReadOnlyList<Lease>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        _leaseAsked.TrySetResult();
        if (HangsOnLease)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return await Answer(request, Leases);
    }

    public Task<HeartbeatOutcome> HeartbeatAsync(IReadOnlyList<LeaseKey> leases, CancellationToken cancellationToken) =>
        Answer(leases, Heartbeat);

    public Task<CompleteOutcome> CompleteAsync(
        IReadOnlyList<TranscriptResult> results,
        CancellationToken cancellationToken
    ) => Answer(results, Complete);

    public Task<TranscriptWithPosition?> FindAsync(string transcriptId, CancellationToken cancellationToken) =>
        Answer(transcriptId, Found);

    public Task<int> ExpireLeasesAsync(int max, CancellationToken cancellationToken) => Answer(max, 0);

    private Task<T> Answer<T>(object asked, T answer)
    {
        Asked.Add(asked);
        return Failure is null ? Task.FromResult(answer) : Task.FromException<T>(Failure);
    }
}
