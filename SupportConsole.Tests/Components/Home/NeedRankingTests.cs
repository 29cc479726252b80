using SupportConsole.Components.Accounts;
using SupportConsole.Components.Home;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Throttling;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Home;

public sealed class NeedRankingTests
{
    /// <summary>Oldest first stood a Free account with 9 of 5 above one that pays and wants 460 of 200.</summary>
    [Fact]
    public void PaidFarOver_ComesBeforeFreeALittleOver()
    {
        var rows = NeedRanking.Of(
            Now(
                throttled: [Account("free", AccountPlan.Free, 5, 4), Account("paid", AccountPlan.PayAsYouGo, 200, 260)]
            ),
            [Alert("free", AccountPlan.Free, 5, 4, 300), Alert("paid", AccountPlan.PayAsYouGo, 200, 260, 20)],
            []
        );

        Assert.Equal(["paid", "free"], rows.Select(row => row.AccountId));
    }

    [Fact]
    public void Refused_ComesBeforeWhatMayPassByItself()
    {
        var rows = NeedRanking.Of(
            Now(
                throttled: [Account("waits", AccountPlan.Enterprise, 200, 900)],
                refused: [new(Account("refused", AccountPlan.PayAsYouGo, 0, 0), 1, Samples.Now)]
            ),
            [],
            []
        );

        Assert.Equal(["refused", "waits"], rows.Select(row => row.AccountId));
    }

    /// <summary>"Throttled, 1 waiting, 8 / 0" hid that support itself had paused the queue.</summary>
    [Fact]
    public void PausedQueue_IsNamed()
    {
        var paused = Samples.Account(with: state =>
            state with
            {
                Running = 7,
                Queued = 1,
                PausedUntil = Samples.Now.AddHours(1),
            }
        );

        var row = Assert.Single(NeedRanking.Of(Now(throttled: [paused]), [], []));

        Assert.True(row.IsPaused);
        Assert.Equal("Queue paused, 1 waiting", HomeWords.Cause(row.Causes[0], Samples.Now).Text);
        Assert.Equal("paused", AccountWords.LimitReason(paused.Limit));
    }

    /// <summary>"Throttled" reads as if a limit held what only enabling the account lets go on.</summary>
    [Fact]
    public void DisabledAccountWithAQueue_IsNamed()
    {
        var disabled = Samples.Account(with: state => state with { Queued = 30, Disabled = true });

        var row = Assert.Single(NeedRanking.Of(Now(throttled: [disabled]), [], []));

        Assert.Equal("Disabled, 30 waiting", HomeWords.Cause(row.Causes[0], Samples.Now).Text);
    }

    [Fact]
    public void SameOverage_TheOneThatIsLargerBesideItsLimitComesFirst()
    {
        var rows = NeedRanking.Of(
            Now(
                throttled:
                [
                    Account("wide", AccountPlan.PayAsYouGo, 400, 50),
                    Account("narrow", AccountPlan.PayAsYouGo, 20, 50),
                ]
            ),
            [],
            []
        );

        Assert.Equal(["narrow", "wide"], rows.Select(row => row.AccountId));
    }

    [Fact]
    public void Claimed_ComesAfterWhatNobodyLooksAfterOfTheSameLevel()
    {
        var rows = NeedRanking.Of(
            Now(),
            [
                Alert("claimed", AccountPlan.PayAsYouGo, 200, 900, 20, "somebody"),
                Alert("open", AccountPlan.PayAsYouGo, 200, 30, 20),
            ],
            []
        );

        Assert.Equal(["open", "claimed"], rows.Select(row => row.AccountId));
    }

    [Fact]
    public void AccountWithEverything_IsOneRowWithItsCausesGravestFirst()
    {
        var account = Account("one", AccountPlan.PayAsYouGo, 200, 30);
        var escalation = Samples.Escalation(wish => wish with { AccountId = "one" });

        var row = Assert.Single(
            NeedRanking.Of(
                Now(
                    throttled: [account],
                    refused: [new(account, 3, Samples.Now)],
                    streams: [new(account, 7, Samples.Now)]
                ),
                [Alert("one", AccountPlan.PayAsYouGo, 200, 30, 20)],
                [new EscalationItem(escalation.Escalation, "one")]
            )
        );

        Assert.Equal(
            [
                NeedKind.RefusedForBalance,
                NeedKind.StreamsRefused,
                NeedKind.OverForLong,
                NeedKind.Throttled,
                NeedKind.Escalation,
            ],
            row.Causes.Select(cause => cause.Kind)
        );
        Assert.Equal(NeedLevel.Urgent, row.Severity.Level);
    }

    /// <summary>The page says "paid plans come first", and a Free account with 2 refusals stood on top.</summary>
    [Fact]
    public void FreeRefused_ComesAfterPaidWaiting()
    {
        var rows = NeedRanking.Of(
            Now(
                throttled: [Account("paid", AccountPlan.PayAsYouGo, 200, 1), Account("waits", AccountPlan.Free, 5, 90)],
                streams: [new(Account("free", AccountPlan.Free, 0, 0), 2_000, Samples.Now)]
            ),
            [],
            []
        );

        Assert.Equal(["paid", "free", "waits"], rows.Select(row => row.AccountId));
    }

    /// <summary>848 refusals of an hour stood beside the time of the last one.</summary>
    [Fact]
    public void Since_IsTheBeginningOfTheEarliestCause()
    {
        var account = Account("one", AccountPlan.PayAsYouGo, 200, 30);

        var row = Assert.Single(
            NeedRanking.Of(Now(throttled: [account], streams: [new(account, 848, Samples.Now.AddMinutes(-52))]), [], [])
        );

        Assert.Equal(Samples.Now.AddMinutes(-52), row.Since);
    }

    /// <summary>"0 / 200" transcripts stood beside refused sessions, whose limit is another.</summary>
    [Fact]
    public void Demand_OfRefusedStreams_IsNotThatOfTranscripts()
    {
        var account = Account("one", AccountPlan.PayAsYouGo, 200, 0);

        var streams = Assert.Single(NeedRanking.Of(Now(streams: [new(account, 7, Samples.Now)]), [], []));
        var waiting = Assert.Single(NeedRanking.Of(Now(throttled: [account]), [], []));

        Assert.Equal((null, 200), (streams.TranscriptDemand, waiting.TranscriptDemand));
    }

    [Fact]
    public void EscalationAlone_ComesLast()
    {
        var escalation = Samples.Escalation(wish => wish with { AccountId = "asked" });

        var rows = NeedRanking.Of(
            Now(throttled: [Account("free", AccountPlan.Free, 5, 1)]),
            [],
            [new EscalationItem(escalation.Escalation, "Asked")]
        );

        Assert.Equal(["free", "asked"], rows.Select(row => row.AccountId));
        Assert.Equal(NeedLevel.Asked, rows[1].Severity.Level);
    }

    private static NowOverview Now(
        IReadOnlyList<AccountOverview>? throttled = null,
        IReadOnlyList<RefusedAccount>? refused = null,
        IReadOnlyList<RefusedAccount>? streams = null
    ) =>
        new(Samples.Now, throttled?.Count ?? 0, 0, 0, throttled ?? [], refused ?? [], [])
        {
            StreamsRefused = streams ?? [],
        };

    private static AccountOverview Account(string id, AccountPlan plan, int running, int queued)
    {
        var account = Samples.Account(id, id, with: state =>
            state with
            {
                Plan = plan,
                ThrottleLimitOverride = Math.Max(1, running),
                Running = running,
                Queued = queued,
                ThrottledSince = queued > 0 ? Samples.Now.AddMinutes(-5) : null,
            }
        );
        return account;
    }

    private static StandingAlert Alert(
        string id,
        AccountPlan plan,
        int limit,
        int queued,
        int minutes,
        string? holder = null
    ) =>
        new(
            new()
            {
                Id = 1,
                AccountId = id,
                State = holder is null ? AlertState.Open : AlertState.Claimed,
                OverSince = Samples.Now.AddMinutes(-minutes),
                RaisedAt = Samples.Now,
                PeakDemand = limit + queued,
                Limit = limit,
                ClaimedById = holder,
                ClaimedBy = holder,
            },
            id,
            limit,
            queued,
            limit
        )
        {
            Plan = plan,
            ThrottledSince = Samples.Now.AddMinutes(-minutes),
        };
}
