using Bunit;
using SupportConsole.Components.Streaming;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.LimitChanges;
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
        Rates.Overview = Overview(
            opened: 121,
            limit: 121,
            used: 30,
            open: [Session("old", TimeSpan.FromMinutes(95)), Session("young", TimeSpan.FromMinutes(3))]
        );
        Rates.History =
        [
            new(Samples.Now.AddHours(-1), Samples.Now.AddMinutes(-1), 100, 100, 20),
            new(Samples.Now.AddMinutes(-1), Samples.Now, 121, 121, 0),
        ];

        var card = Show();

        Assert.Equal(
            ["121", "121", "0", "2", "30 of 30"],
            card.FindAll("[data-figure]").Select(figure => figure.TextContent.Trim())
        );
        Assert.Contains("amber", card.Find("[data-figure=opened]").ClassName, StringComparison.Ordinal);
        Assert.Equal("starts at 100: Pay-as-you-go default", card.Find("[data-streaming-source]").TextContent);
        Assert.Contains("full, next slot in 12 s", card.Find("[data-lemur]").TextContent, StringComparison.Ordinal);
        var rows = card.FindAll("[data-open-sessions] tbody tr");
        Assert.Contains("not terminated", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 h 35 min", rows[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("not terminated", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "limit now 121",
            card.Find(".chart [role=img][aria-label]").GetAttribute("aria-label"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Show_AsTable_ListsTheHistoryNewestFirst()
    {
        Rates.Overview = Overview();
        Rates.History =
        [
            new(Samples.Now.AddHours(-1), Samples.Now.AddMinutes(-1), 100, 99, 20),
            new(Samples.Now.AddMinutes(-1), Samples.Now, 121, 7, 0),
        ];

        var card = Show("1h");
        Button(card, "Table").Click();

        Assert.Equal(
            ["7", "0", "121"],
            Region(card, StreamingWords.HistoryTitle)
                .QuerySelectorAll("tbody tr")[0]
                .QuerySelectorAll("td")
                .Select(cell => cell.TextContent)
        );
    }

    /// <summary>The chart stood on a day, whatever the address said.</summary>
    [Fact]
    public void Show_ShorterPeriodOfTheAddress_IsTheChartsPeriod()
    {
        Rates.Overview = Overview();
        Rates.History = [new(Samples.Now.AddMinutes(-1), Samples.Now, 121, 7, 0)];

        Assert.Contains(
            "over the last hour",
            Show("1h").Find(".chart [role=img][aria-label]").GetAttribute("aria-label"),
            StringComparison.Ordinal
        );
    }

    /// <summary>A limit that a person moved looked like one that scaled.</summary>
    [Fact]
    public void Chart_ChangesOfTheStartingLimit_AreMarks_ThoseOfOtherLimitsAreNot()
    {
        Rates.Overview = Overview();
        Rates.History = [new(Samples.Now.AddHours(-1), Samples.Now, 100, 99, 20)];
        var change = new LimitChange
        {
            AuditSequence = 7,
            AccountId = "10482",
            Kind = LimitKind.StreamingSessionsPerMinute,
            Cause = LimitChangeCause.Escalation,
            At = Samples.Now.AddMinutes(-31),
            By = "Robin",
            OldLimit = 100,
            OldSource = LimitSource.PlanDefault,
            NewLimit = 700,
            NewSource = LimitSource.Override,
        };
        Periods.Changes.AddRange([change, change with { AuditSequence = 8, Kind = LimitKind.AsyncConcurrency }]);

        Assert.Equal(
            ["13:29: limit 100 → 700, approved by Robin"],
            Show("1h").FindAll("[data-limit-change]").Select(mark => mark.GetAttribute("aria-label"))
        );
    }

    /// <summary>The streaming tab said nothing of the sessions that brought the customer to us.</summary>
    [Fact]
    public void Show_RefusedSessions_TellsHowManyWhetherItGoesOnAndWhatTheCustomerSees()
    {
        Rates.Overview = Overview(open: [Session("old", TimeSpan.FromMinutes(95))]) with
        {
            RefusedLastHour = 1_204,
            LastRefusedMinute = Samples.Now.AddMinutes(-1),
            OpenLong = 1,
            ExpiredTotal = 6,
        };

        var notice = Show().Find("[data-refused-streams]").TextContent;

        Assert.Contains(
            "1,204 new sessions were refused in the last hour, and it goes on.",
            notice,
            StringComparison.Ordinal
        );
        Assert.Contains("Too many concurrent sessions", notice, StringComparison.Ordinal);
        Assert.Contains("HTTP 429", notice, StringComparison.Ordinal);
        Assert.Contains(
            "1 open session is older than 1 h 00 min, 6 were never terminated",
            notice,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Show_RefusedAWhileAgo_SaysWhen()
    {
        Rates.Overview = Overview() with { RefusedLastHour = 3, LastRefusedMinute = Samples.Now.AddMinutes(-20) };

        var notice = Show().Find("[data-refused-streams]").TextContent;

        Assert.Contains(
            "3 new sessions were refused in the last hour, the last at 13:40.",
            notice,
            StringComparison.Ordinal
        );

        // "Sessions are terminated" was said of sessions of which only the age is known.
        Assert.DoesNotContain("are terminated", notice, StringComparison.Ordinal);
        Assert.Contains("No open session is older than 1 h 00 min", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_SessionsEndedByTheRule_AreCountedAndListed()
    {
        Rates.Overview = Overview() with { ExpiredTotal = 1_204, Expired = [Expired("gone")] };

        var card = Region(Show(), StreamingWords.ExpiredTitle).TextContent;

        Assert.Contains(
            "1,204 in the last 30 days, each closed and charged after 3 h.",
            card,
            StringComparison.Ordinal
        );
        Assert.Contains("Listed are the last 1.", card, StringComparison.Ordinal);
        Assert.Contains("$0.45", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_QuietAccount_SaysThatThereIsNothing()
    {
        Rates.Overview = Overview();

        var card = Show();

        Assert.Equal(
            [
                StreamingWords.HistoryEmpty,
                StreamingWords.NoMoves,
                StreamingWords.NoEpisodes("the last 24 hours"),
                StreamingWords.LemurHistoryEmpty,
                StreamingWords.NoneOpen,
                StreamingWords.NoneExpired,
            ],
            card.FindAll(".empty").Select(empty => empty.TextContent)
        );
        Assert.Contains("nothing in the last 60 s", card.Find("[data-lemur]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("amber", card.Find("[data-figure=opened]").ClassName, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-refused-streams]"));
    }

    [Fact]
    public void Show_MoreOpenSessionsThanAreListed_SaysSo()
    {
        Rates.Overview = Overview(open: [Session("oldest", TimeSpan.FromMinutes(95))]) with { OpenTotal = 1_204 };

        Assert.Contains(
            "the oldest 1 of 1,204",
            Region(Show(), StreamingWords.OpenTitle).TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Load_Fails_SaysSoAndTriesAgain()
    {
        Rates.Failure = new InvalidOperationException("gone");
        var card = Show();
        Assert.Equal(3, card.FindAll("[role=alert]").Count);

        Rates.Failure = null;
        Rates.Overview = Overview(opened: 7);
        for (var left = 3; left > 0; left--)
        {
            card.Find("[role=alert] button").Click();
        }

        Assert.Empty(card.FindAll("[role=alert]"));
        Assert.Equal("7", card.Find("[data-figure=opened]").TextContent);
    }

    [Fact]
    public void Signal_OfTheAccount_RefreshesInPlace()
    {
        Rates.Overview = Overview(opened: 1);
        var card = Show();
        Rates.Overview = Overview(opened: 2);

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(2));

        card.WaitForAssertion(() => Assert.Equal("2", card.Find("[data-figure=opened]").TextContent));
    }

    private IRenderedComponent<MudFrame> Show(string? range = null) =>
        RenderPage<StreamingCard>(parameters =>
            parameters.Add(card => card.AccountId, "10482").Add(card => card.Range, range)
        );

    private static RateOverview Overview(
        int opened = 0,
        int limit = 100,
        int used = 0,
        StreamingSession[]? open = null
    ) =>
        new()
        {
            State = State,
            Rates = new(
                new(
                    new()
                    {
                        AccountId = "10482",
                        Minute = Samples.Now,
                        SessionLimit = limit,
                        Opened = opened,
                    },
                    new(100, Scales: true),
                    new(limit, limit - opened, TimeSpan.FromSeconds(30))
                ),
                new(used, new RateAllowance(30, 30 - used, TimeSpan.FromSeconds(used == 0 ? 0 : 11.2)))
            ),
            OpenTotal = open?.Length ?? 0,
            Open = open ?? [],
            ExpiredTotal = 0,
            Expired = [],
        };

    private static StreamingSession Session(string id, TimeSpan age) =>
        new()
        {
            Id = id,
            AccountId = "10482",
            ProjectId = "default",
            Model = "universal-streaming",
            OpenedAt = Samples.Now - age,
        };

    private static StreamingSession Expired(string id) =>
        Session(id, TimeSpan.FromHours(5)).End(Samples.Now, null, TimeSpan.FromHours(3)) with
        {
            Cost = Money.FromDollars(0.45m),
        };
}
