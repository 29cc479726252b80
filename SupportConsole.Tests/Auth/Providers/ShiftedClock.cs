namespace SupportConsole.Tests.Auth.Providers;

/// <summary>The real clock, set forward or back by a test; timers go on as they were.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
