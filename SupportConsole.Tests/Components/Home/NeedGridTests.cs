using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Home;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Alerts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Home;

/// <summary>The list of what needs somebody on the first page, and the acts on alerts.</summary>
public sealed class NeedGridTests : PageContext
{
    [Fact]
    public void Open_NobodyInNeed_SaysSo() =>
        Assert.Contains(HomeWords.NobodyInNeed, RenderPage<NowPage>().Markup, StringComparison.Ordinal);

    [Fact]
    public void ThrottledAccountWithAnAlert_IsOneRow()
    {
        Alerts.Standing.Add(Alert(1));
        Throttling.Now = Throttling.Now with { ThrottledAccounts = 1, Throttled = [Samples.Throttled()] };

        var row = Assert.Single(Rows(RenderPage<NowPage>()));

        Assert.Contains("Over its limit for 12 min", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Throttled,", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("412 / 200", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void ImportantAccount_IsMarkedWithItsOwner()
    {
        Alerts.Standing.Add(Alert(1) with { ImportantOwner = "Ola Owner" });

        var mark = Assert.Single(Rows(RenderPage<NowPage>())).QuerySelector("[data-important]")!;

        Assert.Equal("Important, owner Ola Owner", mark.GetAttribute("title"));
    }

    [Fact]
    public void MoreThrottledThanRead_IsSaid()
    {
        Throttling.Now = Throttling.Now with { ThrottledAccounts = 1_000, Throttled = [Samples.Throttled()] };

        Assert.Contains(
            "the 1 deepest queues of 1,000 throttled accounts",
            RenderPage<NowPage>().Markup,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Claim_OpenAlert_AsksForItAndTellsWithItsAuditEntry()
    {
        Alerts.Standing.Add(Alert(1));
        var page = RenderPage<NowPage>();

        Button(page, "Claim Northwind Captions").Click();

        Assert.Equal("claim 1 from nobody", Assert.Single(Alerts.Acts));
        var toast = Assert.Single(Services.GetRequiredService<Toasts>().Current);
        Assert.Equal(HomeWords.Claimed("Northwind Captions"), toast.Text);
        Assert.NotNull(toast.AuditSequence);
    }

    [Fact]
    public void Live_SomebodyClaims_IsShownWithoutAButtonToClaim()
    {
        Alerts.Standing.Add(Alert(1));
        var page = RenderPage<NowPage>();
        Alerts.Standing[0] = Alert(1, "other", "Olga Other");
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("Olga Other", Rows(page)[0].TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-claim]"));
    }

    [Fact]
    public void TakeOver_AsksFirstAndNamesWhomFrom()
    {
        Alerts.Standing.Add(Alert(1, "other", "Olga Other"));
        var page = RenderPage<NowPage>();
        Button(page, "Take over Northwind Captions").Click();
        Assert.Empty(Alerts.Acts);

        Button(page, "Take it from Olga Other").Click();

        Assert.Equal("claim 1 from other", Assert.Single(Alerts.Acts));
    }

    [Fact]
    public void Mine_DoneAndRelease_AreOfferedAndARefusalIsTold()
    {
        Alerts.Standing.Add(Alert(1, Samples.Engineer.Id, Samples.Engineer.Name));
        Alerts.Outcome = new AlertOutcome.Refused(AlertTexts.Gone);
        var page = RenderPage<NowPage>();
        Button(page, "Release Northwind Captions").Click();
        Assert.Contains(page.FindAll("[role=alert]"), alert => alert.TextContent == AlertTexts.Gone);

        Button(page, "Done with Northwind Captions").Click();
        page.Find("[role=dialog] form").Submit();
        Assert.Equal(["release 1"], Alerts.Acts);
        page.Find("#alert-summary").Input("Agreed a limit of 400");
        page.Find("[role=dialog] form").Submit();

        Assert.Equal(["release 1", "finish 1: Agreed a limit of 400"], Alerts.Acts);
        Assert.Contains(AlertTexts.Gone, page.Find("[role=dialog]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Services.GetRequiredService<Toasts>().Current);
    }

    [Fact]
    public void Open_WithoutThePermission_ShowsNoActs()
    {
        SignIn(Samples.Manager);
        Alerts.Standing.Add(Alert(1));

        Assert.Empty(Rows(RenderPage<NowPage>())[0].QuerySelectorAll("button"));
    }

    private static IReadOnlyList<IElement> Rows(IRenderedComponent<MudFrame> page) =>
        [.. page.FindAll("tbody tr").Where(row => row.QuerySelector("[data-row-link]") is not null)];

    private static StandingAlert Alert(long id, string? holderId = null, string? holder = null) =>
        new(
            new()
            {
                Id = id,
                AccountId = "10482",
                State = holderId is null ? AlertState.Open : AlertState.Claimed,
                OverSince = Samples.Now.AddMinutes(-12),
                RaisedAt = Samples.Now.AddMinutes(-2),
                PeakDemand = 430,
                Limit = 200,
                ClaimedById = holderId,
                ClaimedBy = holder,
                ClaimedAt = holderId is null ? null : Samples.Now,
            },
            "Northwind Captions",
            200,
            212,
            200
        );
}
