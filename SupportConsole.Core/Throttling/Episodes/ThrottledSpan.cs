namespace SupportConsole.Core.Throttling.Episodes;

/// <summary>Minutes without a gap in which something of an account waited.</summary>
/// <param name="From">Start of the first minute, UTC.</param>
/// <param name="To">End of the last.</param>
/// <param name="PeakQueued">The most that waited, at least 1.</param>
public readonly record struct ThrottledSpan(DateTimeOffset From, DateTimeOffset To, int PeakQueued)
{
    /// <summary>How many minutes.</summary>
    public int Minutes => (int)((To - From).Ticks / TimeSpan.TicksPerMinute);
}
