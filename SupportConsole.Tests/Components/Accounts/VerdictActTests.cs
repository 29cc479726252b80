using SupportConsole.Components.Accounts;
using SupportConsole.Components.Billing;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Replies;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts;

/// <summary>One verdict, one act: what each state of an account calls for, and for whom.</summary>
public sealed class VerdictActTests
{
    /// <summary>Throttled accounts. Balance, limit and what waits decide.</summary>
    [Theory]
    [InlineData(200, 220, false, typeof(VerdictAct.Raise))]
    [InlineData(200, 221, false, typeof(VerdictAct.AskEngineering))]
    [InlineData(499, 510, false, typeof(VerdictAct.Raise))]
    [InlineData(500, 510, false, typeof(VerdictAct.AskEngineering))]
    [InlineData(200, 220, true, typeof(VerdictAct.OpenEscalation))]
    [InlineData(200, 412, true, typeof(VerdictAct.OpenEscalation))]
    public void Throttled(int limit, int peak, bool waits, Type expected) =>
        Assert.IsType(expected, Of(queued: 12, limit: limit, peak: peak, waits: waits));

    /// <summary>Balances of accounts where nothing waits.</summary>
    [Theory]
    [InlineData(5, false, "", typeof(VerdictAct.Nothing))]
    [InlineData(-12.4, false, "", typeof(VerdictAct.GrantCredit))]
    [InlineData(-12.4, true, "", typeof(VerdictAct.CopyReply))]
    [InlineData(-12.4, false, "eom", typeof(VerdictAct.Nothing))]
    [InlineData(-12.4, true, "eom", typeof(VerdictAct.Nothing))]
    [InlineData(-12.4, false, "auto-pay", typeof(VerdictAct.Nothing))]
    [InlineData(-12.4, false, "failing", typeof(VerdictAct.CopyReply))]
    [InlineData(5, false, "failing", typeof(VerdictAct.CopyReply))]
    [InlineData(-12.4, false, "disabled", typeof(VerdictAct.Nothing))]
    public void Money(double balance, bool hadCredit, string terms, Type expected) =>
        Assert.IsType(expected, Of((decimal)balance, hadCredit, terms));

    /// <summary>A negative balance comes first: no raise cures it, and the escalation can wait.</summary>
    [Fact]
    public void NegativeAndThrottled_IsAboutTheMoney() =>
        Assert.IsType<VerdictAct.GrantCredit>(Of(-12.4m, queued: 12, peak: 412, waits: true));

    [Fact]
    public void EomAndThrottled_IsAboutTheLimit() =>
        Assert.IsType<VerdictAct.Raise>(Of(-12.4m, terms: "eom", queued: 12, peak: 212));

    [Fact]
    public void DisabledAndThrottled_IsNothing() =>
        Assert.IsType<VerdictAct.Nothing>(Of(terms: "disabled", queued: 12, peak: 412, waits: true));

    [Fact]
    public void RefusedUntilTheCredit_IsToldToTheCustomer()
    {
        var act = Of(37.6m, hadCredit: true, refused: 109);

        Assert.Equal(ReplyKind.CreditGranted, Assert.IsType<VerdictAct.CopyReply>(act).Reply.Kind);
    }

    [Fact]
    public void CopiedReplies_AreTrue()
    {
        var acts = new[]
        {
            Of(-12.4m, hadCredit: true),
            Of(5, terms: "failing"),
            Of(37.6m, hadCredit: true, refused: 109),
        };

        Assert.All(acts, act => Assert.True(Assert.IsType<VerdictAct.CopyReply>(act).Reply.MayBeCopied));
    }

    /// <summary>What a person may not do is not offered.</summary>
    [Fact]
    public void WithoutTheRight_IsNothing()
    {
        Assert.IsType<VerdictAct.Nothing>(Of(queued: 12, peak: 212, actor: Samples.Manager));
        Assert.IsType<VerdictAct.Nothing>(Of(queued: 12, peak: 412, actor: Samples.Manager));
        Assert.IsType<VerdictAct.Nothing>(Of(-12.4m, actor: Samples.Manager with { Roles = [] }));
        Assert.IsType<VerdictAct.Nothing>(
            VerdictAct.Of(Samples.Figures(Samples.Throttled()), null, Basis(200, 212, false), null, new(), new())
        );
    }

    /// <summary>While engineering was asked about streams, nothing on the page led to the escalation.</summary>
    [Fact]
    public void StreamingEscalation_IsOpenedAsOneOfTheThrottleLimit()
    {
        var waiting = Samples.Escalation(wish => wish with { Kind = LimitKind.StreamingSessionsPerMinute }).Escalation;

        var act = VerdictAct.Of(
            Samples.Figures(Samples.Account()),
            null,
            Basis(200, 0, false),
            Samples.Engineer,
            new(),
            new(),
            waiting
        );

        Assert.Equal(new VerdictAct.OpenEscalation(waiting.Id), act);
    }

    /// <summary>Nothing is offered on figures that could not be read.</summary>
    [Fact]
    public void WithoutABasis_IsNothing() =>
        Assert.IsType<VerdictAct.Nothing>(
            VerdictAct.Of(Samples.Figures(Samples.Throttled()), null, null, Samples.Engineer, new(), new())
        );

    private static VerdictAct Of(
        decimal balance = 184.2m,
        bool hadCredit = false,
        string terms = "",
        int queued = 0,
        int limit = 200,
        int peak = 0,
        bool waits = false,
        long refused = 0,
        Actor? actor = null
    )
    {
        AccountState With(AccountState state)
        {
            var own = state with
            {
                Queued = queued,
                Running = queued > 0 ? limit : 0,
                ThrottledSince = queued > 0 ? Samples.Now.AddMinutes(-5) : null,
                ThrottleLimitOverride = limit,
            };
            return terms switch
            {
                "eom" => own with { EomBilling = true },
                "disabled" => own with { Disabled = true },
                "auto-pay" or "failing" => Samples.AutoPay(own),
                _ => own,
            };
        }

        var facts = Samples.Facts(balance, With, hadCredit) with
        {
            RefusedLastHour = refused,
            Refused = refused,
            Card = terms == "failing" ? Samples.Card(CardState.Failing) : null,
        };
        facts =
            refused > 0
                ? facts with
                {
                    Credit = facts.Credit! with { At = Samples.Now.AddMinutes(-2) },
                    LastRefusal = Samples.Now.AddMinutes(-3),
                }
                : facts;
        var options = new BillingOptions();
        var billing = new BillingView(facts, BillingDiagnosis.Of(facts, options));
        return VerdictAct.Of(
            Samples.Figures(Samples.Account(with: With)),
            billing,
            Basis(limit, peak, waits),
            actor ?? Samples.Engineer,
            new GuardrailOptions(),
            options
        );
    }

    private static LimitChangeBasis Basis(int limit, int peak, bool waits) =>
        new("10482", limit, 200, peak) { Waiting = waits ? Samples.Escalation().Escalation : null };
}
