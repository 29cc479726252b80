namespace SupportConsole.Demo;

/// <summary>The clock of the replay: it stands until it is moved.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves on; never back.</summary>
    public void MoveTo(DateTimeOffset time) => _now = time > _now ? time : _now;
}
