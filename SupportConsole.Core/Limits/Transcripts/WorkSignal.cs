namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>Wakes the lease calls that wait on this node when something started.</summary>
internal sealed class WorkSignal
{
    private TaskCompletionSource _next = New();
    private int _waiting;

    /// <summary>Completes at the next start. Taken before one looks for work, so that no start in between is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Lease calls that wait for the next start.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Waits for a start, or until the delay is over.</summary>
    /// <param name="next">What <see cref="Next"/> was before the caller looked for work.</param>
    /// <param name="delay">Ends by itself or when the caller gives up.</param>
    public async Task WaitAsync(Task next, Task delay)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await Task.WhenAny(next, delay);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Pulse() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
