using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Limits;

/// <summary>A clock set two days ahead closed every open session, and charged 3 hours for each.</summary>
public sealed class ClockJumpTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(3);

    private readonly FakeClock _clock = new();
    private readonly ClockJump _jump;

    public ClockJumpTests() => _jump = new(_clock, Pause);

    [Theory]
    [InlineData(48)]
    [InlineData(-1)]
    public void IsRecent_WallClockWasSet_UntilThePauseIsOver(int hours)
    {
        _clock.Advance(TimeSpan.FromSeconds(5));
        var before = _jump.IsRecent();

        _clock.Jump(TimeSpan.FromHours(hours));
        var atOnce = _jump.IsRecent();
        _clock.Advance(Pause - TimeSpan.FromSeconds(1));
        var late = _jump.IsRecent();
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((false, true, true, false), (before, atOnce, late, _jump.IsRecent()));
    }

    [Fact]
    public void IsRecent_ClocksGoOnTogetherForADay_IsNot()
    {
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.False(_jump.IsRecent());
    }
}
