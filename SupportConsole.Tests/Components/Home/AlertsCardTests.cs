using Bunit;
using SupportConsole.Components.Home;
using SupportConsole.Core.Alerts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Home;

public sealed class AlertsCardTests : PageContext
{
    [Fact]
    public void Open_NoAlerts_SaysSo() => Assert.Contains(AlertCardTexts.Empty, Render<AlertsCard>().Markup, StringComparison.Ordinal);

    [Fact]
    public void Claim_OpenAlert_AsksForItAndShowsWhoHasIt()
    {
        Alerts.Standing.Add(Alert(1));
        var card = Render<AlertsCard>();
        Assert.Contains("412 / 200", card.Find("tbody").TextContent.ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        card.Find("[data-claim]").Click();

        Assert.Equal("claim 1 from nobody", Assert.Single(Alerts.Acts));
    }

    [Fact]
    public void Live_SomebodyClaims_IsShownWithoutAButtonToClaim()
    {
        Alerts.Standing.Add(Alert(1));
        var card = Render<AlertsCard>();
        Alerts.Standing[0] = Alert(1, "other", "Olga Other");
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(1));

        card.WaitForAssertion(() => Assert.Contains("Olga Other", card.Markup, StringComparison.Ordinal));
        Assert.Empty(card.FindAll("[data-claim]"));
    }

    [Fact]
    public void TakeOver_AsksFirstAndNamesWhomFrom()
    {
        Alerts.Standing.Add(Alert(1, "other", "Olga Other"));
        var card = Render<AlertsCard>();
        card.Find("tbody button").Click();
        Assert.Empty(Alerts.Acts);

        card.Find("[data-claim]").Click();

        Assert.Equal("claim 1 from other", Assert.Single(Alerts.Acts));
    }

    [Fact]
    public void Mine_DoneAndRelease_AreOfferedAndARefusalIsTold()
    {
        Alerts.Standing.Add(Alert(1, Samples.Engineer.Id, Samples.Engineer.Name));
        Alerts.Outcome = new AlertOutcome.Refused(AlertTexts.Gone);
        var card = Render<AlertsCard>();
        var buttons = card.FindAll("tbody button");
        buttons[0].Click();
        card.FindAll("tbody button")[1].Click();

        Assert.Equal(["finish 1", "release 1"], Alerts.Acts);
        Assert.Contains(AlertTexts.Gone, card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithoutThePermission_ShowsNoButtons()
    {
        SignIn(Samples.Manager);
        Alerts.Standing.Add(Alert(1));

        Assert.Empty(Render<AlertsCard>().FindAll("tbody button"));
    }

    private static StandingAlert Alert(long id, string? holderId = null, string? holder = null) => new(
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
        200);
}
