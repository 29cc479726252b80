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
    public async Task IsOpen_SignedIn_UntilEightHoursLater()
    {
        var person = SignIn();

        var atFirst = await _sessions.IsOpenAsync(person, CancellationToken.None);
        _clock.Advance(SignInSession.Longest - TimeSpan.FromSeconds(1));
        var late = await _sessions.IsOpenAsync(person, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((true, true, false), (atFirst, late, await _sessions.IsOpenAsync(person, CancellationToken.None)));
    }

    [Fact]
    public async Task IsOpen_SignedOut_ForThisSignInOnly()
    {
        var (one, other) = (SignIn(), SignIn());

        await _sessions.EndAsync(one, CancellationToken.None);

        Assert.Equal(
            (false, true),
            (
                await _sessions.IsOpenAsync(one, CancellationToken.None),
                await _sessions.IsOpenAsync(other, CancellationToken.None)
            )
        );
    }

    [Fact]
    public async Task IsOpen_VisitorOrCookieWithoutSession_IsNot()
    {
        var without = new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "test:engineer")], "test")
        );

        Assert.False(await _sessions.IsOpenAsync(without, CancellationToken.None));
        Assert.False(await _sessions.IsOpenAsync(new ClaimsPrincipal(), CancellationToken.None));
    }

    private ClaimsPrincipal SignIn() => ActorClaims.ToPrincipal(Samples.Engineer, SignInSession.Begin(_clock), "test");
}
