using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Replies;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Replies;

public sealed class ReplyTextsBillingTests
{
    private static readonly BillingOptions Options = new();

    public static TheoryData<BillingFacts, ReplyKind?> Cases =>
        new()
        {
            { Samples.Facts(), null },
            { Samples.Facts(-1, state => state with { EomBilling = true }), null },
            { Samples.Facts(-1, Samples.AutoPay), null },
            {
                Samples.Facts(-1, Samples.AutoPay) with
                {
                    Card = Samples.Card(CardState.Failing),
                },
                ReplyKind.CardFailing
            },
            {
                Samples.Facts(1, Samples.AutoPay) with
                {
                    Card = Samples.Card(CardState.Failing),
                },
                ReplyKind.CardFailing
            },
            { Samples.Facts(-1), null },
            { Samples.Facts(-50.01m), null },
            { Samples.Facts(-1, state => state with { Disabled = true }, hadCredit: true), null },
            { Samples.Facts(-1, hadCredit: true), ReplyKind.CreditUsed },
            { GivenNow(Samples.Facts(37.6m, hadCredit: true)), ReplyKind.CreditGranted },
            { Samples.Facts(37.6m, hadCredit: true), null },
            { GivenNow(Samples.Facts(-12.4m, hadCredit: true), after: -12.4m), ReplyKind.StillNegative },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fitting_OfAVerdict_ComesFirst(BillingFacts facts, ReplyKind? expected)
    {
        Assert.Equal(expected, ReplyTexts.Fitting(facts, Options));
        Assert.Equal(expected ?? ReplyTexts.BillingKinds[0], ReplyTexts.All(facts, Options)[0].Kind);
    }

    [Fact]
    public void All_EveryKindOnce_FilledInWithTheBillingPage()
    {
        var replies = ReplyTexts.All(Samples.Facts(-12.4m), Options);

        Assert.Equal(
            ReplyTexts.BillingKinds,
            replies.Select(reply => reply.Kind).OrderBy(kind => ReplyTexts.BillingKinds.ToList().IndexOf(kind))
        );
        Assert.All(replies, reply => Assert.Contains(Options.BillingUrl, reply.Text, StringComparison.Ordinal));
        Assert.All(replies, reply => Assert.StartsWith("Hello,\n\n", reply.Text, StringComparison.Ordinal));
        Assert.All(replies, reply => Assert.DoesNotContain("{", reply.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void CreditGranted_BeforeIt_HasTheFiguresAndAnObstacle()
    {
        var reply = Of(ReplyKind.CreditGranted, Samples.Facts(-12.4m) with { Refused = 61 });

        Assert.Contains(
            "\"Your current account balance is negative. Please top up to continue using the API\"",
            reply.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "a complimentary credit of $50.00. Your balance is $37.60 now",
            reply.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("(61 in the last 24 hours)", reply.Text, StringComparison.Ordinal);
        Assert.Equal("The credit has not been granted yet: grant it first.", reply.Obstacle);
        Assert.Null(Of(ReplyKind.CreditGranted, GivenNow(Samples.Facts(37.6m, hadCredit: true))).Obstacle);
    }

    [Fact]
    public void StillNegative_AfterIt_AsksForTheRest()
    {
        var reply = Of(ReplyKind.StillNegative, GivenNow(Samples.Facts(-12.4m, hadCredit: true), after: -12.4m));

        Assert.Contains("still negative: -$12.40", reply.Text, StringComparison.Ordinal);
        Assert.Contains($"at least $12.40 here: {Options.BillingUrl}", reply.Text, StringComparison.Ordinal);
        Assert.Null(reply.Obstacle);
    }

    [Fact]
    public void CreditUsed_WhereWorkQueues_DoesNotSpeakOfRefusals()
    {
        var reply = Of(
            ReplyKind.CreditUsed,
            Samples.Facts(-12.4m, hadCredit: true) with
            {
                NewWork = NegativeBalanceNewWork.Queue,
            }
        );

        Assert.Contains("one at a time", reply.Text, StringComparison.Ordinal);
        Assert.Contains("on 27 February 2026", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("refuse", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void CardFailing_NamesTheDeclineInWords()
    {
        var reply = Of(
            ReplyKind.CardFailing,
            Samples.Facts(-12.4m, Samples.AutoPay) with
            {
                Card = Samples.Card(CardState.Failing),
            }
        );

        Assert.Contains(
            "The last 3 charges were declined, the last one ($50.00) on 3 March 2026: The card has expired. (visa "
                + "ending in 4242)",
            reply.Text,
            StringComparison.Ordinal
        );
        Assert.Null(reply.Obstacle);
        Assert.Equal("Auto-pay is off.", Of(ReplyKind.CardFailing, Samples.Facts()).Obstacle);
    }

    private static Reply Of(ReplyKind kind, BillingFacts facts) =>
        ReplyTexts.All(facts, Options).Single(reply => reply.Kind == kind);

    private static BillingFacts GivenNow(BillingFacts facts, decimal after = 37.6m) =>
        facts with
        {
            Credit = facts.Credit! with { At = Samples.Now.AddMinutes(-1), BalanceAfter = Money.FromDollars(after) },
        };
}
