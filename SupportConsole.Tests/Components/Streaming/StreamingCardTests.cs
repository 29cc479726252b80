using Bunit;
using SupportConsole.Components.Streaming;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Streaming;

public sealed class StreamingCardTests : PageContext
{
    private static readonly AccountState State = new() { AccountId = "10482", Plan = AccountPlan.PayAsYouGo };

    [Fact]
    public void Show_BusyAccount_TellsTheMinuteTheWindowAndTheOpenSessions()
    {
        Rates.Overview = _ => Overview(opened: 121, limit: 121, used: 30, open: [Session("old", TimeSpan.FromMinutes(95)), Session("young", TimeSpan.FromMinutes(3))]);
        Rates.History = [new(Samples.Now.AddHours(-1), Samples.Now.AddMinutes(-1), 100, 100, 20), new(Samples.Now.AddMinutes(-1), Samples.Now, 121, 121, 0)];

        var card = Render();

        Assert.Equal(["121", "121", "2", "30 of 30"], card.FindAll("[data-figure]").Select(figure => figure.TextContent.Trim()));
        Assert.Contains("amber", card.Find("[data-figure=opened]").ClassName, StringComparison.Ordinal);
        Assert.Equal("starts at 100: Pay-as-you-go default", card.Find("[data-streaming-source]").TextContent);
        Assert.Contains("full, next slot in 12 s", card.Find("[data-lemur]").TextContent, StringComparison.Ordinal);
        var rows = card.FindAll("[data-open-sessions] tbody tr");
        Assert.Contains("not terminated", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 h 35 min", rows[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("not terminated", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("limit now 121", card.Find("svg[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_AsTable_ListsTheHistoryNewestFirst()
    {
        Rates.Overview = _ => Overview();
        Rates.History = [new(Samples.Now.AddHours(-1), Samples.Now.AddMinutes(-1), 100, 99, 20), new(Samples.Now.AddMinutes(-1), Samples.Now, 121, 7, 0)];

        var card = Render();
        card.FindAll("button").Single(button => button.TextContent == "Table").Click();

        Assert.Equal(["121", "7", "0"], card.FindAll("tbody tr")[0].QuerySelectorAll("td.n").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Show_SessionsEndedByTheRule_AreCountedAndListed()
    {
        Rates.Overview = _ => Overview() with { ExpiredTotal = 1_204, Expired = [Expired("gone")] };

        var card = Render();

        Assert.Equal("1,204", card.Find("[data-expired]").TextContent);
        Assert.Contains("$0.45", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_QuietAccount_SaysThatThereIsNothing()
    {
        Rates.Overview = _ => Overview();

        var card = Render();

        Assert.Equal(3, card.FindAll(".empty").Count);
        Assert.Contains("nothing in the last 60 s", card.Find("[data-lemur]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("amber", card.Find("[data-figure=opened]").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Turn_ToNewerSessions_AsksForThatPage()
    {
        Rates.Overview = page => Overview(open: [Session($"page-{page}", TimeSpan.FromMinutes(5))]) with { OpenTotal = 25 };

        var card = Render();
        Assert.True(card.FindAll("nav button")[0].HasAttribute("disabled"));
        card.FindAll("nav button")[1].Click();

        Assert.Contains("page-1", card.Find("[data-open-sessions]").TextContent, StringComparison.Ordinal);
        Assert.Contains("2 of 3", card.Find("nav").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Fails_SaysSoAndTriesAgain()
    {
        Rates.Failure = new InvalidOperationException("gone");
        var card = Render();
        Assert.Equal(2, card.FindAll("[role=alert]").Count);

        Rates.Failure = null;
        Rates.Overview = _ => Overview(opened: 7);
        card.Find("[role=alert] button").Click();

        Assert.Empty(card.FindAll("[role=alert]"));
        Assert.Equal("7", card.Find("[data-figure=opened]").TextContent);
    }

    [Fact]
    public void Signal_OfTheAccount_RefreshesInPlace()
    {
        Rates.Overview = _ => Overview(opened: 1);
        var card = Render();
        Rates.Overview = _ => Overview(opened: 2);

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(2));

        card.WaitForAssertion(() => Assert.Equal("2", card.Find("[data-figure=opened]").TextContent));
    }

    private IRenderedComponent<StreamingCard> Render() => Render<StreamingCard>(parameters => parameters.Add(card => card.AccountId, "10482"));

    private static RateOverview Overview(int opened = 0, int limit = 100, int used = 0, StreamingSession[]? open = null) => new()
    {
        State = State,
        Rates = new(
            new(new() { AccountId = "10482", Minute = Samples.Now, SessionLimit = limit, Opened = opened }, new(100, Scales: true), new(limit, limit - opened, TimeSpan.FromSeconds(30))),
            new(used, new RateAllowance(30, 30 - used, TimeSpan.FromSeconds(used == 0 ? 0 : 11.2)))),
        OpenTotal = open?.Length ?? 0,
        Open = open ?? [],
        ExpiredTotal = 0,
        Expired = [],
    };

    private static StreamingSession Session(string id, TimeSpan age) => new()
    {
        Id = id,
        AccountId = "10482",
        ProjectId = "default",
        Model = "universal-streaming",
        OpenedAt = Samples.Now - age,
    };

    private static StreamingSession Expired(string id) => Session(id, TimeSpan.FromHours(5)).End(Samples.Now, null, TimeSpan.FromHours(3)) with { Cost = Money.FromDollars(0.45m) };
}
