using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Security;
using SupportConsole.Security.Circuits;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration;

namespace SupportConsole.Tests.Security;

/// <summary>Who may open circuits, how many, and what happens to messages that no page of ours sends.</summary>
public sealed class CircuitTests
{
    [Fact]
    public async Task Connection_OfNobodyOrOfAnotherSite_IsRefused()
    {
        await using var host = new GuardedHost();
        var cookie = await SignInAsync(host);

        var anonymous = await Refused(host, cookie: null, origin: "http://localhost");
        var forged = await Refused(host, "support-console=CfDJ8forged", origin: null);
        var elsewhere = await Refused(host, cookie, "https://evil.example");
        var unnamed = await Refused(host, cookie, "null");
        using var own = await CircuitConnection.OpenAsync(host, cookie, "http://localhost");

        Assert.Contains("401", anonymous, StringComparison.Ordinal);
        Assert.Contains("401", forged, StringComparison.Ordinal);
        Assert.Contains("403", elsewhere, StringComparison.Ordinal);
        Assert.Contains("403", unnamed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgedCircuitId_ConnectsToNothing()
    {
        await using var host = new GuardedHost();
        using var connection = await CircuitConnection.OpenAsync(host, await SignInAsync(host));

        var answer = await connection.InvokeAsync("ConnectCircuit", "CfDJ8-a-forged-circuit-id");

        // Kind 3, a result: false.
        Assert.Equal((byte[])[0x03, 0xc2], answer![^2..]);
    }

    [Fact]
    public async Task ForgedComponents_EndTheirConnectionAlone()
    {
        await using var host = new GuardedHost();
        var cookie = await SignInAsync(host);
        using var attacker = await CircuitConnection.OpenAsync(host, cookie);
        using var other = await CircuitConnection.OpenAsync(host, cookie);

        var answer = await attacker.InvokeAsync(
            "StartCircuit",
            "http://localhost/",
            "http://localhost/accounts",
            """[{"type":"server","sequence":0,"descriptor":"forged","key":{}}]""",
            ""
        );

        Assert.DoesNotContain("CfDJ8", Encoding.UTF8.GetString(answer ?? []), StringComparison.Ordinal);
        Assert.NotNull(await other.InvokeAsync("ConnectCircuit", "forged"));
        Assert.DoesNotContain(host.Log.Lines, line => line.Text.Contains("   at Support", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OversizedMessage_ClosesItsConnectionAlone()
    {
        await using var host = new GuardedHost();
        var cookie = await SignInAsync(host);
        using var attacker = await CircuitConnection.OpenAsync(host, cookie);
        using var other = await CircuitConnection.OpenAsync(host, cookie);

        var answer = await attacker.InvokeAsync("ConnectCircuit", new string('x', 1_100_000));

        Assert.Null(answer);
        Assert.NotNull(await other.InvokeAsync("ConnectCircuit", "forged"));
        using var page = await host.CreateBrowser().GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    /// <summary>A client that opens connections without a page is bounded, and its closed ones count no more.</summary>
    [Fact]
    public async Task Connections_OfOnePerson_AreBoundedAndReleased()
    {
        await using var host = new GuardedHost();
        host.Settings["Security:CircuitsPerPerson"] = "1";
        var cookie = await SignInAsync(host);
        var other = await SignInAsync(host, "engineering");
        var first = await CircuitConnection.OpenAsync(host, cookie);
        using var second = await CircuitConnection.OpenAsync(host, cookie);

        Assert.Contains("429", await Refused(host, cookie, origin: null), StringComparison.Ordinal);
        using var others = await CircuitConnection.OpenAsync(host, other);

        first.Dispose();
        var patience = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(30);
        CircuitConnection? again = null;
        while (again is null)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < patience, "A closed connection is still counted.");
            again = (await Record.ExceptionAsync(async () => again = await CircuitConnection.OpenAsync(host, cookie)))
                is null
                ? again
                : null;
        }

        again.Dispose();
    }

    [Fact]
    public async Task Admission_AtTheLimitOfAPersonOrOfAll_RefusesUntilACircuitEnds()
    {
        var count = new CircuitCount(Options.Create(new SecurityOptions { CircuitsPerPerson = 2, Circuits = 3 }));
        var (one, two, three) = (Admission(count, "a"), Admission(count, "a"), Admission(count, "a"));
        var (fourth, fifth) = (Admission(count, "b"), Admission(count, "c"));
        foreach (var admission in new[] { one, two, three, fourth, fifth })
        {
            await admission.OnCircuitOpenedAsync(null!, default);
        }

        Assert.Equal(
            [null, null, new CircuitRefusal(2, IsOfPerson: true), null, new CircuitRefusal(3, IsOfPerson: false)],
            new[] { one, two, three, fourth, fifth }.Select(admission => admission.Refusal)
        );

        // One that was refused gives nothing back, and one that ended gives its place back once.
        await three.OnCircuitClosedAsync(null!, default);
        await one.OnCircuitClosedAsync(null!, default);
        await one.OnCircuitClosedAsync(null!, default);
        var (sixth, seventh) = (Admission(count, "a"), Admission(count, "c"));
        await sixth.OnCircuitOpenedAsync(null!, default);
        await seventh.OnCircuitOpenedAsync(null!, default);
        Assert.Null(sixth.Refusal);
        Assert.NotNull(seventh.Refusal);
    }

    private static CircuitAdmission Admission(CircuitCount count, string person) => new(count, new Person(person));

    private static async Task<string> SignInAsync(GuardedHost host, string persona = "support-engineer")
    {
        using var browser = host.CreateBrowser();
        using var answer = await ConsoleHost.PostSignInAsync(browser, persona, "/");
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<string> Refused(GuardedHost host, string? cookie, string? origin) =>
        (
            await Assert.ThrowsAsync<InvalidOperationException>(() => CircuitConnection.OpenAsync(host, cookie, origin))
        ).Message;

    private sealed class Person(string id) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(
                new AuthenticationState(
                    ActorClaims.ToPrincipal(Samples.Engineer with { Id = id }, new("1", Samples.Now), "test")
                )
            );
    }
}
