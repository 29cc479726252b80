using System.Security.Claims;
using SupportConsole.Auth;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Auth;

public sealed class SignInSessionsTests
{
    private readonly FakeClock _clock = new(Samples.Now);
    private readonly SignInSessions _sessions;

    public SignInSessionsTests() => _sessions = new SignInSessions(_clock);

    [Fact]
    public void IsOpen_SignedIn_UntilTwelveHoursLater()
    {
        var person = SignIn();

        var atFirst = _sessions.IsOpen(person);
        _clock.Advance(SignInSession.Longest - TimeSpan.FromSeconds(1));
        var late = _sessions.IsOpen(person);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((true, true, false), (atFirst, late, _sessions.IsOpen(person)));
    }

    [Fact]
    public void IsOpen_SignedOut_ForThisSignInOnly()
    {
        var (one, other) = (SignIn(), SignIn());

        _sessions.End(one);

        Assert.Equal((false, true), (_sessions.IsOpen(one), _sessions.IsOpen(other)));
    }

    [Fact]
    public void IsOpen_VisitorOrCookieWithoutSession_IsNot()
    {
        var without = new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "test:engineer")], "test")
        );

        Assert.False(_sessions.IsOpen(without));
        Assert.False(_sessions.IsOpen(new ClaimsPrincipal()));
    }

    private ClaimsPrincipal SignIn() => ActorClaims.ToPrincipal(Samples.Engineer, SignInSession.Begin(_clock), "test");
}
