namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>Wakes the lease calls that wait on this node when something started.</summary>
internal sealed class WorkSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes at the next start. Taken before one looks for work, so that no start in between is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Pulse() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
