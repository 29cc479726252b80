namespace SupportConsole.Tests.Simulation.Nodes;

/// <summary>True time, which only the simulation moves.</summary>
internal sealed class SimulatedTime
{
    /// <summary>Milliseconds since the epoch.</summary>
    public long Now { get; set; } = new DateTimeOffset(2026, 3, 4, 22, 50, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}

/// <summary>A node's clock: true time and its error.</summary>
internal sealed class NodeClock(SimulatedTime time, long skew) : TimeProvider
{
    /// <summary>Milliseconds since the epoch, as this node believes.</summary>
    public long Now => time.Now + skew;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);

    public override long GetTimestamp() => GetUtcNow().Ticks;
}
