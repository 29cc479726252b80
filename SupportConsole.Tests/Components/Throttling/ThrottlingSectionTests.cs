using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Throttling;

/// <summary>The throttling section of an account's page: chart with changes, episodes, refusals.</summary>
public sealed class ThrottlingSectionTests : PageContext
{
    [Fact]
    public void Chart_LimitChanges_AreMarksOneCanReachByKeyboard_AndRowsOfTheTable()
    {
        AddHistory();
        Periods.Changes.Add(Change(LimitChangeCause.Escalation, -31, 200, 400));
        Periods.Changes.Add(Change(LimitChangeCause.Expiry, -5, 400, 200));

        var card = History();

        var marks = card.FindAll("[data-limit-change]");
        Assert.Equal(
            ["13:29: limit 200 → 400, approved by Robin", "13:55: limit 400 → 200, a temporary limit ended"],
            marks.Select(mark => mark.GetAttribute("aria-label"))
        );
        Assert.All(marks, mark => Assert.Equal("0", mark.GetAttribute("tabindex")));
        Button(card, "Table").Click();
        Assert.Equal(
            ["limit 400 → 200 a temporary limit ended", "limit 200 → 400 approved by Robin"],
            card.FindAll("td[colspan]").Select(cell => cell.TextContent.Trim())
        );
    }

    [Fact]
    public void Chart_ChosenPeriod_GoesIntoTheAddress()
    {
        AddHistory();
        var card = History();

        Button(card, "Period: Last hour · Live").Click();
        Button(card, "Last 24 hours").Click();

        Assert.EndsWith("range=24h", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    /// <summary>An address that could not be read was another period without a word.</summary>
    [Fact]
    public void Chart_AddressThatCannotBeRead_ShowsTheUsualPeriodAndSaysSo()
    {
        var card = RenderPage<HistoryCard>(parameters =>
            parameters.Add(shown => shown.AccountId, "10482").Add(shown => shown.From, "yesterday")
        );

        Assert.Equal(PeriodWords.NotATime, card.Find("[role=status]").TextContent);
        Assert.NotNull(Button(card, "Period: Last 6 hours · Live"));
    }

    [Fact]
    public void Chart_PeriodBetweenTwoTimes_CanBeZoomedOut()
    {
        var card = RenderPage<HistoryCard>(parameters =>
            parameters
                .Add(shown => shown.AccountId, "10482")
                .Add(shown => shown.From, "2026-03-04T10:00Z")
                .Add(shown => shown.To, "2026-03-04T11:00Z")
        );

        Button(card, ChartWords.ZoomOut).Click();

        Assert.Contains(
            "from=2026-03-04T09%3A00Z&to=2026-03-04T12%3A00Z",
            Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Live_AccountOfTheHistory_ChangesTheChartInPlace()
    {
        AddHistory();
        var card = History();
        var before = Throttling.Reads;

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(6));

        card.WaitForAssertion(() => Assert.True(Throttling.Reads > before));
        Assert.NotNull(card.Find(".chart [role=img][aria-label]"));
    }

    [Fact]
    public void Chart_OfMoreThanTwoDays_IsDrawnFromSums()
    {
        var from = Samples.Now.AddDays(-7);
        Rollups.Account = new(from, Samples.Now, BucketSize.Hour, [Sum(from, 150, 40), Sum(from.AddHours(9), 90, 0)]);

        var card = RenderPage<HistoryCard>(parameters =>
            parameters.Add(shown => shown.AccountId, "10482").Add(shown => shown.Range, "7d")
        );
        Button(card, "Table").Click();

        Assert.Equal(
            [
                ["7", "0", "0", "0", "200"],
                ["90", "0", "3", "5", "200"],
                ["7", "0", "0", "0", "200"],
                ["150", "40", "3", "5", "200"],
            ],
            card.FindAll("tbody tr")
                .Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToArray())
        );
        Assert.Equal(0, Throttling.Reads);

        static AccountPoint Sum(DateTimeOffset start, int running, int queued) =>
            new(
                new(start, start.AddHours(1)),
                new()
                {
                    AccountId = "10482",
                    Resolution = RollupResolution.Hour,
                    Start = start,
                    Throttled = 3,
                    Finished = 5,
                    PeakRunning = running,
                    PeakQueued = queued,
                    PeakDemand = running + queued,
                    EndRunning = 7,
                    EndLimit = 200,
                }
            );
    }

    [Fact]
    public void Chart_NoHistory_SaysSo() =>
        Assert.Contains(ThrottlingWords.HistoryEmpty, History().Markup, StringComparison.Ordinal);

    [Fact]
    public void Episodes_OfAPeriod_ShowTheirFigures()
    {
        Periods.Episodes.Add(
            Episode(-41) with
            {
                GoesOn = true,
                Class = ThrottlingClass.Steady,
                Throttled = 1_284,
                PeakQueued = 212,
            }
        );
        Periods.Episodes.Add(
            Episode(-300) with
            {
                BeganBefore = true,
                LowestLimit = 200,
                HighestLimit = 400,
                Waited = 0,
            }
        );

        var rows = Episodes().FindAll("[data-episodes] tbody tr");

        Assert.Equal(
            ["going on", "steady"],
            rows[0].QuerySelectorAll("td").Skip(1).Take(2).Select(cell => cell.TextContent.Trim())
        );
        Assert.Equal(["1,284", "212", "3 min"], Numbers(rows[0]));
        Assert.StartsWith("before 09:00", rows[1].TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(["4", "3", "–"], Numbers(rows[1]));
        Assert.Equal("200–400", ThrottlingWords.EpisodeLimits(Periods.Episodes[1]));
    }

    [Fact]
    public void Episodes_MoreThanAreListed_SaySo()
    {
        Periods.Episodes.AddRange(
            Enumerable.Range(1, AccountPeriod.MaximumEpisodes + 3).Select(number => Episode(-number))
        );

        Assert.Contains("The newest 500 of 503.", Episodes().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Episodes_None_SaySoAndThatNothingWasRefused()
    {
        var card = Episodes();

        Assert.Contains("This account was not throttled in the last 6 hours.", card.Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing was refused in the last 6 hours.", card.Markup, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-copy]"));
    }

    [Fact]
    public void Refusals_OfAPeriod_ComeWithTheLogLineToSearchFor()
    {
        Periods.Refusals = new(1_061, Samples.Now.AddMinutes(-7));

        var refusals = Episodes().Find("[data-refusals]");

        Assert.Contains(
            "1,061 refused in the last 6 hours, the last at 13:53.",
            refusals.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "error triggered: Your current account balance is negative. Please top up to continue using the API "
                + "(account 10482,",
            refusals.QuerySelector("[data-copy]")!.GetAttribute("data-copy")
        );
    }

    [Fact]
    public void Episodes_OfATimeThatIsKeptInSums_SaySo()
    {
        Periods.Kept = Samples.Now.AddHours(-1);

        Assert.Contains("Listed from 4 Mar 2026 13:00:00 on", Episodes().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_OfOnePart_IsSaidThere()
    {
        Periods.Failure = new InvalidOperationException("the disk is full");

        Assert.NotEmpty(Episodes().FindAll("[role=alert]"));
    }

    [Fact]
    public void Live_Throttled_FillsTheMeterAndSaysWhereTheLimitComesFrom()
    {
        var card = RenderPage<LiveCard>(parameters =>
            parameters.Add(shown => shown.Figures, Samples.Figures(Samples.Throttled()))
        );

        Assert.Equal(["200", "212", "200", "11.6"], card.FindAll("[data-figure]").Select(figure => figure.TextContent));
        Assert.Equal(
            ["width: 48.54%", "width: 51.46%"],
            card.FindAll("[data-meter] span").Select(part => part.GetAttribute("style"))
        );
        Assert.Equal("limit 200: Pay-as-you-go default", card.Find("[data-limit-source]").TextContent);
    }

    private IRenderedComponent<MudFrame> History() =>
        RenderPage<HistoryCard>(parameters =>
            parameters.Add(card => card.AccountId, "10482").Add(card => card.Range, "1h")
        );

    private IRenderedComponent<MudFrame> Episodes() =>
        RenderPage<EpisodesCard>(parameters => parameters.Add(card => card.AccountId, "10482"));

    private void AddHistory() =>
        Throttling.History.Add(
            new()
            {
                AccountId = "10482",
                Minute = Samples.Now.AddHours(-1),
                PeakRunning = 100,
                PeakDemand = 100,
                EndRunning = 100,
                EndLimit = 200,
            }
        );

    private static IEnumerable<string> Numbers(AngleSharp.Dom.IElement row) =>
        row.QuerySelectorAll("td.n").Select(cell => cell.TextContent.Trim());

    private static Episode Episode(int minute) =>
        new()
        {
            Start = Samples.Now.AddMinutes(minute),
            End = Samples.Now.AddMinutes(minute + 20),
            BeganBefore = false,
            GoesOn = false,
            Class = ThrottlingClass.Transient,
            ThrottledMinutes = 20,
            PeakQueued = 3,
            Throttled = 4,
            Waited = 4,
            TotalWait = TimeSpan.FromMinutes(4),
            LongestWait = TimeSpan.FromMinutes(3),
            LowestLimit = 200,
            HighestLimit = 200,
        };

    private static LimitChange Change(LimitChangeCause cause, int minute, int old, int wanted) =>
        new()
        {
            AuditSequence = 1_000 + minute,
            AccountId = "10482",
            Kind = LimitKind.AsyncConcurrency,
            Cause = cause,
            At = Samples.Now.AddMinutes(minute),
            By = "Robin",
            OldLimit = old,
            OldSource = LimitSource.PlanDefault,
            NewLimit = wanted,
            NewSource = LimitSource.Override,
        };
}
