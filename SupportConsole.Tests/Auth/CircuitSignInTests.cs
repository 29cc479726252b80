using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Auth;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Auth;

/// <summary>Signed out in one tab, an act in another one was still done for up to a minute.</summary>
public sealed class CircuitSignInTests
{
    [Fact]
    public async Task Actor_SignedOutInAnotherTab_IsNobodyAtTheNextActAndThePageIsTold()
    {
        var open = new OpenSessions(new FakeClock(Samples.Now));
        var sessions = open.SignIns;
        using var circuit = new CircuitSignIn(NullLoggerFactory.Instance, sessions);
        var person = await open.SignInAsync();
        circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(person)));
        var actor = new CurrentActor(circuit);
        var before = await actor.GetAsync();
        Task<AuthenticationState>? told = null;
        circuit.AuthenticationStateChanged += state => told = state;

        await sessions.EndAsync(person, CancellationToken.None);

        Assert.Equal(Samples.Engineer.Id, before.Id);
        Assert.Null(await actor.FindAsync());
        Assert.False((await told!).User.Identity?.IsAuthenticated);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await actor.GetAsync());
    }
}
