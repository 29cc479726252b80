namespace SupportConsole.Tests.Crash;

/// <summary>Counts what happened between driver and nodes.</summary>
internal sealed class CrashTally
{
    private long _calls;
    private long _retries;
    private long _lost;
    private long _unavailable;

    /// <summary>Requests sent.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Of those, mutations sent again because no answer had come.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Requests that no answer came to.</summary>
    public long WithoutAnswer => Interlocked.Read(ref _lost);

    /// <summary>Requests answered 503.</summary>
    public long Unavailables => Interlocked.Read(ref _unavailable);

    public void Called() => Interlocked.Increment(ref _calls);

    public void Retried() => Interlocked.Increment(ref _retries);

    public void Lost() => Interlocked.Increment(ref _lost);

    public void Unavailable() => Interlocked.Increment(ref _unavailable);
}
