using Microsoft.Extensions.Time.Testing;

namespace SupportConsole.Tests.Fakes;

/// <summary>A clock that moves only when told, and runs the timers that come due on the caller's thread.</summary>
/// <param name="start">An afternoon in winter when none is given.</param>
internal sealed class FakeClock(DateTimeOffset? start = null)
    : FakeTimeProvider(start ?? new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero))
{
    private TimeSpan _jumped;

    /// <inheritdoc/>
    public override long GetTimestamp() => base.GetTimestamp() - _jumped.Ticks;

    /// <summary>Somebody sets the wall clock; timers and timestamps go on as if nothing had happened.</summary>
    public void Jump(TimeSpan by)
    {
        AdjustTime(GetUtcNow() + by);
        _jumped += by;
    }
}
