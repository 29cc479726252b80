using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Escalations;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Escalations;

/// <summary>The list, one escalation, and the notice to who had asked.</summary>
public sealed class EscalationPagesTests : PageContext
{
    [Fact]
    public void List_ShowsCountsAndFollowsTheTab()
    {
        Escalations.All.Add(Samples.Escalation());
        Escalations.All.Add(
            Samples.Escalation(escalation =>
                escalation with
                {
                    Id = "e2",
                    State = EscalationState.Denied,
                    DecidedAt = Samples.Now,
                    DecidedBy = "Ann",
                }
            )
        );

        var page = RenderPage<EscalationsPage>();

        Assert.Equal("e1", page.Find("tr [data-escalation]").GetAttribute("data-escalation"));
        Assert.Contains("1", page.Find("[data-tab=Decided]").TextContent, StringComparison.Ordinal);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/escalations?tab=decided");
        page.WaitForAssertion(() =>
            Assert.Equal("e2", page.Find("tr [data-escalation]").GetAttribute("data-escalation"))
        );
    }

    [Fact]
    public void List_Empty_SaysWhereTheyComeFrom() =>
        Assert.Contains(
            "Nothing waits for engineering",
            RenderPage<EscalationsPage>().Find(".empty").TextContent,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Detail_ForEngineering_ApprovesWithTheComment()
    {
        SignIn(Samples.Approver);
        Escalations.All.Add(Samples.Escalation());
        var page = Open();

        page.Find("#comment").Input("Servers are there.");
        await page.Find("form").SubmitAsync();

        var decision = Assert.Single(Escalations.Decisions);
        Assert.Equal((EscalationDecision.Approve, "Servers are there."), (decision.Decision, decision.Comment));
    }

    [Fact]
    public async Task Detail_Refused_SaysWhoWasFaster()
    {
        SignIn(Samples.Approver);
        Escalations.All.Add(Samples.Escalation());
        Escalations.DecisionAnswer = _ => new EscalationDecisionOutcome.Refused(
            EscalationRefusal.NotWaiting,
            "Oto approved it.",
            9
        );
        var page = Open();

        await page.Find("[data-deny]").ClickAsync(new());

        Assert.Equal("Oto approved it.", page.Find("#decision-problem").TextContent);
    }

    [Fact]
    public void Detail_PostGivenUp_CanBeSentAgain()
    {
        Notifications.CanPost = true;
        var post = new OutboxMessage
        {
            Id = "p1",
            Kind = OutboxKind.SlackPost,
            AccountId = "10482",
            DeduplicationKey = "escalation:e1:Requested",
            Payload = "{}",
            CreatedAt = Samples.Now,
            State = OutboxState.Failed,
            Attempts = 20,
            NextAttemptAt = Samples.Now,
            LastError = "Given up after 20 attempts. Slack is not well (503).",
        };
        Escalations.All.Add(Samples.Escalation() with { Post = post });
        var page = Open();
        Assert.Equal(post.LastError, page.Find("[data-post]").TextContent);

        page.Find("[data-send-again] button").Click();
        Escalations.All[0] = Samples.Escalation() with
        {
            Post = post with { State = OutboxState.Pending, LastError = null },
        };
        page.Find("[data-send-again] button:last-of-type").Click();

        Assert.Equal("p1", Assert.Single(Outbox.Resends()).MessageId);
        Assert.Equal("about to be posted again", page.Find("[data-post]").TextContent);
    }

    [Fact]
    public void Detail_ForTheRequester_OffersToWithdrawOnly()
    {
        SignIn(Samples.Engineer with { Roles = [.. Samples.Engineer.Roles, .. Samples.Approver.Roles] });
        Escalations.All.Add(Samples.Escalation());
        var page = Open();

        Assert.Empty(page.FindAll("[data-approve], [data-deny]"));
        Assert.Single(page.FindAll("[data-withdraw]"));
    }

    [Fact]
    public void Detail_ForAManager_OffersNothing()
    {
        SignIn(Samples.Manager);
        Escalations.All.Add(Samples.Escalation());

        Assert.Empty(Open().FindAll("form"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("a\0b")]
    public void Detail_Unknown_SaysSo(string id) =>
        Assert.Contains("no such escalation", Open(id).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Notice_WhenDecided_StaysUntilItIsDismissed()
    {
        var notices = Render<EscalationNotices>(parameters =>
            parameters.Add(component => component.Actor, Samples.Engineer)
        );
        Assert.NotNull(notices.Find("[role=status]"));

        Escalations.All.Add(
            Samples.Escalation(escalation =>
                escalation with
                {
                    State = EscalationState.Denied,
                    DecidedAt = Samples.Now.AddMinutes(1),
                    DecidedBy = "Ann",
                    Comment = "no capacity",
                }
            )
        );
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(2));

        notices.WaitForAssertion(() =>
            Assert.Contains(
                "denied by Ann: no capacity",
                notices.Find("[data-notice]").TextContent,
                StringComparison.Ordinal
            )
        );
        notices.Find("[data-notice] button").Click();
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(notices.FindAll("[data-notice]"));
    }

    private IRenderedComponent<MudFrame> Open(string id = "e1") =>
        RenderPage<EscalationDetailPage>(parameters => parameters.Add(page => page.Id, id));
}
