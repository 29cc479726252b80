namespace SupportConsole.Core.Limits.Streaming;

/// <summary>
/// Notices that the wall clock was set, by the monotonic clock beside it. What seems old after a jump may be young: it
/// is left alone until the longest time it may last has passed for certain.
/// </summary>
internal sealed class ClockJump(TimeProvider clock, TimeSpan pause)
{
    /// <summary>More than a slewed clock gains between two looks, less than makes a session seem over.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private (DateTimeOffset Wall, long Monotonic) _seen = (clock.GetUtcNow(), clock.GetTimestamp());
    private long? _jumpedAt;

    /// <summary>Looks at both clocks.</summary>
    /// <returns>True while what the wall clock says of ages is not to be believed.</returns>
    public bool IsRecent()
    {
        var (wall, monotonic) = (clock.GetUtcNow(), clock.GetTimestamp());
        if ((wall - _seen.Wall - clock.GetElapsedTime(_seen.Monotonic, monotonic)).Duration() > Tolerance)
        {
            _jumpedAt = monotonic;
        }

        _seen = (wall, monotonic);
        return _jumpedAt is { } jumped && clock.GetElapsedTime(jumped, monotonic) < pause;
    }
}
