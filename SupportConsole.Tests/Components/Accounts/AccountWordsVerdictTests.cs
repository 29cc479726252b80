using SupportConsole.Components.Accounts;
using SupportConsole.Components.Billing;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Accounts;

public sealed class AccountWordsVerdictTests
{
    [Fact]
    public void Of_Throttled_SaysHowManyHowLongAndSinceWhen()
    {
        var words = Of(Samples.Figures(Samples.Throttled()));

        Assert.Equal("Throttled now", words.Title);
        Assert.Equal("212 waiting, since 13:19, steady for 41 min. The last waits about 18 min.", words.Text);
        Assert.Equal("Any raise needs engineering: 212 over (more than 20)", words.Next);
        Assert.Equal("amber", words.Tone);
    }

    [Fact]
    public void Of_ThrottledALittle_SaysWhatSupportMayDo()
    {
        var words = Of(Samples.Figures(Samples.Throttled(queued: 20)));

        Assert.Equal("A raise to at most 500 is applied at once", words.Next);
    }

    /// <summary>"Any raise needs engineering" stood there while engineering was asked already.</summary>
    [Fact]
    public void Of_ThrottledAndEngineeringIsAsked_SaysWhoAsked()
    {
        var basis = new LimitChangeBasis("10482", 200, 200, 412) { Waiting = Samples.Escalation().Escalation };

        Assert.Equal(
            "Support engineer (test) has asked engineering for 600",
            Of(Samples.Figures(Samples.Throttled()), basis: basis).Next
        );
    }

    /// <summary>An urgent raise is not the step from which the guardrails measure.</summary>
    [Fact]
    public void Of_ThrottledUnderAnUrgentRaise_MeasuresFromTheLastingLimit()
    {
        var basis = new LimitChangeBasis("10482", 220, 200, 235)
        {
            LimitState = new()
            {
                PlanDefault = 200,
                Temporary = new(220, LimitSource.UrgentRaise, Samples.Now.AddHours(5)),
            },
        };

        Assert.Equal(
            "Any raise needs engineering: 35 over (more than 20)",
            Of(Samples.Figures(Samples.Throttled(queued: 35)), basis: basis).Next
        );
    }

    [Fact]
    public void Of_ThrottledAndNothingFinishes_PromisesNoWait()
    {
        var words = Of(Samples.Figures(Samples.Throttled(), perMinute: 0));

        Assert.Equal(
            "212 waiting, since 13:19, steady for 41 min. How long the last waits is unknown: nothing finished in "
                + "the last 5 minutes.",
            words.Text
        );
    }

    [Theory]
    [InlineData(3, 4, "4 waiting, since 13:57, transient so far: 3 min.")]
    [InlineData(3, 90, "90 waiting, since 13:57, a spike for 3 min.")]
    [InlineData(20, 4, "4 waiting, since 13:40, steady for 20 min.")]
    public void Of_Throttled_SaysOfWhatKind(int minutes, int queued, string expected)
    {
        var account = Samples.Account(with: state =>
            state with
            {
                Running = 200,
                Queued = queued,
                ThrottledSince = Samples.Now.AddMinutes(-minutes),
            }
        );

        Assert.StartsWith(expected, Of(Samples.Figures(account)).Text, StringComparison.Ordinal);
    }

    /// <summary>Figures and history are two reads: the queue may have begun between them.</summary>
    [Fact]
    public void Of_ThrottledSinceAMomentAgo_NamesNoKind()
    {
        var figures = Samples.Figures(Samples.Throttled(), assessment: Samples.Assessment(Samples.Account()));

        Assert.StartsWith("212 waiting, since 13:19, for 41 min.", Of(figures).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WasThrottled_SaysOfWhatKindAndUntilWhen()
    {
        var lately = Samples.Assessment(Samples.Throttled()) with
        {
            Since = null,
            Lasting = null,
            LastThrottledMinute = Samples.Now.AddMinutes(-10),
        };

        Assert.StartsWith(
            "Steady, ended 13:51. 37 transcripts",
            Of(Samples.Figures(Samples.Account(), throttled: 37, assessment: lately)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_NegativeBalance_SaysHowMuchAndWhatIsRefused()
    {
        var account = Samples.Account(with: state => state with { Balance = Money.FromDollars(-12.4m) });

        var words = Of(Samples.Figures(account, refused: 61));

        Assert.Equal("Negative balance -$12.40", words.Title);
        Assert.Contains("61 transcripts in the last hour", words.Text, StringComparison.Ordinal);
        Assert.Equal("red", words.Tone);
    }

    [Fact]
    public void Of_NegativeBalanceThatQueues_SaysThatNewWorkIsAccepted()
    {
        var account = Samples.Account(with: state => state with { Balance = Money.FromDollars(-12.4m) });

        var words = Of(Samples.Figures(account, refused: 61), NegativeBalanceNewWork.Queue);

        Assert.Contains("New work is accepted and runs one at a time.", words.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("refused", words.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NegativeBalanceWithEomBilling_IsNothingWrong()
    {
        var account = Samples.Account(with: state =>
            state with
            {
                Balance = Money.FromDollars(-12.4m),
                EomBilling = true,
            }
        );

        Assert.Equal("Nothing wrong here", Of(Samples.Figures(account)).Title);
    }

    [Fact]
    public void Of_Disabled_SaysSoFirst()
    {
        var account = Samples.Account(with: state => state with { Disabled = true, Balance = Money.FromDollars(-1) });

        Assert.Equal("Disabled", Of(Samples.Figures(account)).Title);
    }

    /// <summary>"Since 13:39" read as the time of the disabling.</summary>
    [Fact]
    public void Of_DisabledWithAQueue_SaysWhatTheTimeBelongsTo()
    {
        var account = Samples.Account(with: state =>
            state with
            {
                Disabled = true,
                Queued = 30,
                ThrottledSince = Samples.Now.AddMinutes(-21),
            }
        );

        Assert.Equal(
            "Everything this account sends is refused. 30 accepted before are waiting; there has been a queue since "
                + "13:39 (21 min).",
            Of(Samples.Figures(account)).Text
        );
    }

    [Fact]
    public void Of_ThrottledWithinTheHour_SaysNotNow()
    {
        var words = Of(Samples.Figures(Samples.Account(), peak: 237, throttled: 37));

        Assert.Equal("Throttled within the last hour, not now", words.Title);
        Assert.Equal("37 transcripts had to wait; peak demand 237 at a time against a limit of 200.", words.Text);
    }

    /// <summary>
    /// After a raise to 240 the verdict said "peak demand 214 against a limit of 240": it was 200 then.
    /// </summary>
    [Fact]
    public void Of_PeakBeforeARaise_NamesTheLimitOfThatTime()
    {
        var figures = Samples.Figures(
            Samples.Account(with: state => state with { ThrottleLimitOverride = 240 }),
            peak: 214,
            throttled: 14
        ) with
        {
            LimitAtPeak = 200,
        };

        Assert.Equal(
            "14 transcripts had to wait; peak demand 214 at a time against a limit of 200 then, 240 now.",
            Of(figures).Text
        );
    }

    /// <summary>With 408 running and a limit of 220 the last of 4 was said to wait 8 s.</summary>
    [Fact]
    public void Of_RunningOverTheLimit_CountsWhatMustFinishFirst()
    {
        var account = Samples.Account(with: state =>
            state with
            {
                ThrottleLimitOverride = 220,
                Running = 408,
                Queued = 4,
                ThrottledSince = Samples.Now.AddMinutes(-3),
            }
        );

        Assert.Contains(
            "The last waits about 7 min.",
            Of(Samples.Figures(account, perMinute: 29.2m)).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>"Nothing wrong here" stood right after a credit, with 109 refusals to send again.</summary>
    [Fact]
    public void Of_RefusedUntilTheCredit_SaysThatItIsToBeSentAgain()
    {
        var facts = Samples.Facts(49.87m, hadCredit: true) with
        {
            RefusedLastHour = 109,
            LastRefusal = Samples.Now.AddMinutes(-3),
        };
        var words = Of(
            Samples.Figures(Samples.Account(), refused: 109),
            billing: View(facts with { Credit = facts.Credit! with { At = Samples.Now.AddMinutes(-2) } })
        );

        Assert.Equal(
            "The balance was negative until 13:58: 109 requests were refused in the last hour. Nothing refused is "
                + "kept, so the customer must send it again.",
            words.Text
        );
        Assert.Equal((VerdictKind.WasRefused, VerdictPlace.Billing), (words.Kind, words.LeadsTo));
    }

    /// <summary>A queue of 21,995 that was cancelled whole was told as one that had drained.</summary>
    [Fact]
    public void Of_WasThrottledAndCancelled_SaysSo()
    {
        var throttled = Samples.Figures(Samples.Account());
        var words = Of(
            throttled with
            {
                CanceledLastHour = 21_995,
                Verdict = AccountVerdict.Of(throttled.Overview, 21_995, 0, throttled.Assessment),
            }
        );

        Assert.Equal(VerdictKind.WasThrottled, words.Kind);
        Assert.EndsWith(
            "21,995 waiting transcripts were cancelled in the last hour.",
            words.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_StreamsRefused_IsNotNothingWrong()
    {
        var refused = Samples.Figures(Samples.Account());
        var words = Of(
            refused with
            {
                StreamsRefusedLastHour = 300,
                Verdict = AccountVerdict.Of(refused.Overview, 0, 0, refused.Assessment, new(0, 300)),
            }
        );

        Assert.StartsWith(
            "300 new sessions were refused in the last hour, over the limit of new sessions a minute.",
            words.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(VerdictKind.StreamsRefused, words.Kind);
    }

    [Fact]
    public void Of_LemurRefused_IsNotNothingWrong()
    {
        var refused = Samples.Figures(Samples.Account());
        var words = Of(
            refused with
            {
                LemurRefusedLastHour = 60,
                Verdict = AccountVerdict.Of(refused.Overview, 0, 0, refused.Assessment, new(0, 0, 60)),
            }
        );

        Assert.StartsWith(
            "60 requests were refused in the last hour, over the limit of LeMUR requests in 60 seconds.",
            words.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(VerdictKind.LemurRefused, words.Kind);
    }

    [Fact]
    public void Of_NothingWrong_PointsToStepSix()
    {
        var words = Of(Samples.Figures(Samples.Account()));

        Assert.Equal("Nothing wrong here", words.Title);
        Assert.StartsWith("Not throttled, balance fine.", words.Text, StringComparison.Ordinal);
        Assert.Contains("step 6", words.Text, StringComparison.Ordinal);
        Assert.Equal(("Ask in #ask-engineering", VerdictPlace.Replies), (words.Next, words.LeadsTo));
    }

    [Fact]
    public void Of_MoneyIsKnown_SpeaksTheDiagnosisAndLeadsToIt()
    {
        var billing = View(Samples.Facts(-12.4m) with { RefusedLastHour = 61 });

        // These figures were read a moment before the balance turned.
        var words = Of(Samples.Figures(Samples.Account()), billing: billing);

        Assert.Equal(billing.Diagnosis.Title, words.Title);
        Assert.Equal("New work is refused: 61 transcripts in the last hour.", words.Text);
        Assert.Equal(
            ("Grant the credit", VerdictPlace.Billing, VerdictKind.NegativeBalance),
            (words.Next, words.LeadsTo, words.Kind)
        );
    }

    [Fact]
    public void Of_CreditJustGranted_IsNoLongerNegative()
    {
        var account = Samples.Account(with: state => state with { Balance = Money.FromDollars(-12.4m) });

        Assert.Equal(
            "Nothing wrong here",
            Of(Samples.Figures(account), billing: View(Samples.Facts(37.6m, hadCredit: true))).Title
        );
    }

    [Theory]
    [InlineData(-12.4, "Negative balance -$12.40, auto-pay card failing")]
    [InlineData(5, "Auto-pay is failing")]
    public void Of_CardFailing_WarnsThoughNothingIsRefused(double balance, string title)
    {
        var words = Of(
            Samples.Figures(Samples.Account()),
            billing: View(
                Samples.Facts((decimal)balance, Samples.AutoPay) with
                {
                    Card = Samples.Card(CardState.Failing),
                }
            )
        );

        Assert.Equal((title, "amber", VerdictPlace.Billing), (words.Title, words.Tone, words.LeadsTo));
        Assert.Contains("The card has expired.", words.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RefillDue_IsNothingWrongButTold()
    {
        var words = Of(Samples.Figures(Samples.Account()), billing: View(Samples.Facts(-12.4m, Samples.AutoPay)));

        Assert.Equal("Nothing wrong here", words.Title);
        Assert.StartsWith(
            "Not throttled. Negative balance -$12.40, auto-pay refill due: nothing is refused.",
            words.Text,
            StringComparison.Ordinal
        );
    }

    private static BillingView View(BillingFacts facts) => new(facts, BillingDiagnosis.Of(facts, new BillingOptions()));

    private static VerdictView Of(
        AccountThrottling figures,
        NegativeBalanceNewWork newWork = NegativeBalanceNewWork.Refuse,
        BillingView? billing = null,
        LimitChangeBasis? basis = null
    ) =>
        AccountWords.Verdict(
            figures,
            billing,
            new GuardrailOptions(),
            new NegativeBalanceOptions { NewWork = newWork },
            ReaderZone.Utc,
            Samples.Now,
            basis
        );
}
