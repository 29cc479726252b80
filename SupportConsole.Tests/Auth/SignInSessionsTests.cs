using System.Security.Claims;
using SupportConsole.Auth;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Auth;

public sealed class SignInSessionsTests
{
    private readonly FakeClock _clock = new(Samples.Now);
    private readonly OpenSessions _open;

    public SignInSessionsTests() => _open = new(_clock);

    private SignInSessions Sessions => _open.SignIns;

    [Fact]
    public async Task IsOpen_SignedIn_UntilEightHoursLater()
    {
        var person = await _open.SignInAsync();

        var atFirst = await Sessions.IsOpenAsync(person, CancellationToken.None);
        _clock.Advance(SignInSession.Longest - TimeSpan.FromSeconds(1));
        var late = await Sessions.IsOpenAsync(person, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((true, true, false), (atFirst, late, await Sessions.IsOpenAsync(person, CancellationToken.None)));
    }

    [Fact]
    public async Task IsOpen_SignedOut_ForThisSignInOnly()
    {
        var (one, other) = (await _open.SignInAsync(), await _open.SignInAsync());

        await Sessions.EndAsync(one, CancellationToken.None);

        Assert.Equal(
            (false, true),
            (
                await Sessions.IsOpenAsync(one, CancellationToken.None),
                await Sessions.IsOpenAsync(other, CancellationToken.None)
            )
        );
    }

    [Fact]
    public async Task IsOpen_VisitorOrCookieWithoutSession_IsNot()
    {
        var without = new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "test:engineer")], "test")
        );

        Assert.False(await Sessions.IsOpenAsync(without, CancellationToken.None));
        Assert.False(await Sessions.IsOpenAsync(new ClaimsPrincipal(), CancellationToken.None));
    }
}
