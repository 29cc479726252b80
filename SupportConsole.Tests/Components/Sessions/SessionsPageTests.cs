using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using SupportConsole.Components.Sessions;
using SupportConsole.Core.Access;
using SupportConsole.Core.Sessions;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Sessions;

public sealed class SessionsPageTests : PageContext
{
    private readonly Mock<IPersonSessions> _sessions = new();

    public SessionsPageTests()
    {
        Services.AddSingleton(_sessions.Object);
        SignIn(Samples.Manager);
        _sessions
            .Setup(sessions => sessions.ListAsync(It.IsAny<Actor>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([
                Session(1, "Eve Engineer"),
                Session(2, "Mallory") with
                {
                    EndedAt = Samples.Now,
                    RevokedBy = "Maya Manager",
                },
                Session(3, "Olaf") with
                {
                    EndedAt = Samples.Now,
                },
                Session(4, "Pat") with
                {
                    Until = Samples.Now,
                },
            ]);
    }

    [Fact]
    public void Page_TellsWhoIsIn_AndOffersTheEndOfOpenOnesAlone()
    {
        var page = RenderPage<SessionsPage>();

        foreach (var state in new[] { "open", "ended by Maya Manager", "signed out", "expired" })
        {
            Assert.Contains(page.FindAll(".pill"), pill => pill.TextContent == state);
        }

        Assert.Equal("Support engineer", page.Find("td[data-label=Roles]").TextContent.Trim());
        Assert.Equal(
            "End session of Eve Engineer",
            Assert.Single(page.FindAll("td button")).GetAttribute("aria-label")
        );
    }

    [Fact]
    public void End_WithAReason_IsAskedOnceAndTold()
    {
        RevokeRequest? asked = null;
        _sessions
            .Setup(sessions =>
                sessions.RevokeAsync(It.IsAny<Actor>(), It.IsAny<RevokeRequest>(), It.IsAny<CancellationToken>())
            )
            .Callback((Actor _, RevokeRequest request, CancellationToken _) => asked = request)
            .ReturnsAsync(new RevokeOutcome.Revoked("Eve Engineer", 41));
        var page = RenderPage<SessionsPage>();

        Button(page, "End session of Eve Engineer").Click();
        page.Find("form").Submit();
        Assert.Contains(
            "10 characters",
            page.Find("#end-session-reason-problem").TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(asked);
        page.Find("#end-session-reason").Input("Left the company today");
        page.Find("form").Submit();

        Assert.Equal((1, "Left the company today"), (asked?.Number, asked?.Reason));
        Assert.Equal(
            ("The session of Eve Engineer is over.", 41L),
            (Assert.Single(Toasts.Current).Text, Toasts.Current[0].AuditSequence)
        );
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void End_WithoutAnAnswer_IsTheSameAttemptWhenTriedAgain()
    {
        var attempts = new List<string>();
        _sessions
            .Setup(sessions =>
                sessions.RevokeAsync(It.IsAny<Actor>(), It.IsAny<RevokeRequest>(), It.IsAny<CancellationToken>())
            )
            .Callback((Actor _, RevokeRequest request, CancellationToken _) => attempts.Add(request.CorrelationId))
            .ThrowsAsync(new TimeoutException());
        var page = RenderPage<SessionsPage>();

        Button(page, "End session of Eve Engineer").Click();
        page.Find("#end-session-reason").Input("Left the company today");
        page.Find("form").Submit();
        page.Find("form").Submit();

        Assert.Equal(2, attempts.Count);
        Assert.Single(attempts.Distinct());
        Assert.Contains(
            "not known whether",
            page.Find("[data-outcome=unanswered]").TextContent,
            StringComparison.Ordinal
        );
    }

    private static PersonSession Session(long number, string person) =>
        new()
        {
            Id = $"id-{number}",
            Number = number,
            PersonId = person,
            PersonName = person,
            Roles = "SupportEngineer",
            Address = "192.0.2.1",
            Browser = "Chromium",
            BegunAt = Samples.Now.AddHours(-1),
            SeenAt = Samples.Now,
            Until = Samples.Now.AddHours(7),
        };
}
