using Bunit;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Components.Billing;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Billing;

/// <summary>The billing section of an account's page, in each state of its money.</summary>
public sealed class BillingSectionTests : PageContext
{
    private bool _granting;
    private int _asked;

    /// <summary>Facts, the card, and what the diagnosis then says and offers.</summary>
    public static TheoryData<string, BillingFacts, CardState, string, string> States =>
        new()
        {
            { "fine", Samples.Facts(), CardState.Working, "Balance $184.20, not negative", "" },
            {
                "EOM",
                Samples.Facts(-12.4m, state => state with { EomBilling = true }),
                CardState.Working,
                "Negative balance -$12.40, covered by EOM billing",
                ""
            },
            {
                "refill due",
                Samples.Facts(-12.4m, Samples.AutoPay),
                CardState.Working,
                "Negative balance -$12.40, auto-pay refill due",
                ""
            },
            {
                "card failing",
                Samples.Facts(-12.4m, Samples.AutoPay),
                CardState.Failing,
                "Negative balance -$12.40, auto-pay card failing",
                "CardFailing"
            },
            {
                "refill will fail",
                Samples.Facts(5, Samples.AutoPay),
                CardState.Failing,
                "Balance $5.00, not negative",
                "CardFailing"
            },
            {
                "first time",
                Samples.Facts(-12.4m),
                CardState.NeverCharged,
                "Negative balance -$12.40, first time, credit available",
                "grant"
            },
            {
                "credit used",
                Samples.Facts(-12.4m, hadCredit: true),
                CardState.Working,
                "Negative balance -$12.40, credit already used",
                "CreditUsed"
            },
            {
                "still negative",
                StillNegative(),
                CardState.Working,
                "Negative balance -$12.40, even after the credit",
                "StillNegative"
            },
        };

    [Theory]
    [MemberData(nameof(States))]
    public async Task Open_EachState_SaysTheVerdictAndOffersTheOneStep(
        string name,
        BillingFacts facts,
        CardState card,
        string title,
        string step
    )
    {
        Assert.NotEmpty(name);
        var section = await ShowAsync(facts, Samples.Card(card));

        Assert.Equal(title, section.Find("[data-diagnosis] strong").TextContent);
        Assert.Equal(step == "grant", section.FindAll("[data-grant]").Count == 1);
        Assert.Equal(
            step is "grant" or "" ? [] : [step],
            section.FindAll("[data-reply-offer]").Select(offer => offer.GetAttribute("data-reply-offer"))
        );
    }

    [Fact]
    public async Task Facts_FollowThePlaybook_EachWithItsSource()
    {
        var section = await ShowAsync(
            Samples.Facts(-12.4m) with
            {
                Refused = 61,
                RefusedLastHour = 8,
                LastRefusal = Samples.Now.AddMinutes(-3),
            },
            Samples.Card(CardState.Working)
        );

        Assert.Equal(
            Enum.GetValues<BillingFactKind>().Select(kind => kind.ToString()),
            section.FindAll("[data-fact]").Select(fact => fact.GetAttribute("data-fact"))
        );
        Assert.Equal("ledger less usage, 14:00", Source(section, "Balance"));
        Assert.Equal("account settings, 14:00", Source(section, "AutoPay"));
        Assert.Equal("Stripe, cached 20 s ago", Source(section, "Card"));
        Assert.Contains(
            "61 in 24 h, 8 in the last hour; the last one",
            Fact(section, "Refusals"),
            StringComparison.Ordinal
        );
        Assert.Contains("13:57", Fact(section, "Refusals"), StringComparison.Ordinal);
        Assert.Equal(
            "https://dashboard.stripe.com/customers/cus_Test10482",
            section.Find("[data-fact=StripeCustomer] a").GetAttribute("href")
        );
    }

    [Fact]
    public async Task LogLine_OfRefusals_IsToTheLetterAndCopied()
    {
        var section = await ShowAsync(Samples.Facts(-12.4m) with { Refused = 1 }, Samples.Card(CardState.Working));

        const string line =
            "error triggered: Your current account balance is negative. Please top up to continue using the API "
            + "(account 10482,";
        Assert.Equal(line, section.Find("[data-log-line]").TextContent);
        Assert.NotEmpty(section.FindAll($"[data-copy='{line}']"));
    }

    [Fact]
    public async Task Grant_Pressed_OpensTheDialog()
    {
        var section = await ShowAsync(Samples.Facts(-12.4m), Samples.Card(CardState.Working));

        section.Find("[data-grant]").Click();

        Assert.True(_granting);
    }

    [Fact]
    public async Task Grant_WithoutThePermission_SaysWhomToAsk()
    {
        SignIn(Samples.Manager);
        var section = await ShowAsync(Samples.Facts(-12.4m), Samples.Card(CardState.Working), mayGrant: false);

        Assert.Empty(section.FindAll("[data-grant]"));
        Assert.Equal(CreditTexts.Forbidden, section.Find("[data-may-not]").TextContent);
    }

    [Theory]
    [InlineData(StripeFailureKind.TimedOut, true)]
    [InlineData(StripeFailureKind.NotConfigured, false)]
    public async Task Card_StripeDown_SaysSoAndLeavesTheRest(StripeFailureKind kind, bool mayRetry)
    {
        var section = await ShowAsync(Samples.Facts(-12.4m, Samples.AutoPay), Samples.NoCard(kind));

        Assert.Contains(
            StripeTexts.Failure(kind),
            section.Find("[data-card-problem]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Whether the card works could not be checked.", section.Markup, StringComparison.Ordinal);
        Assert.Equal(mayRetry ? 1 : 0, section.FindAll("[data-card-problem] button").Count);
        Assert.NotEmpty(section.FindAll("[data-ledger]"));
        if (mayRetry)
        {
            section.Find("[data-card-problem] button").Click();
            Assert.Equal(1, _asked);
        }
    }

    [Fact]
    public void Card_StripeIsStillAsked_IsToldInPlace()
    {
        var model = Model(Samples.Facts(-12.4m));
        var section = Show(model);

        Assert.Equal(
            "Negative balance -$12.40, first time, credit available",
            section.Find("[data-diagnosis] strong").TextContent
        );
        Assert.Equal(BillingWords.AskingStripe, section.Find("[data-fact=Card] [role=status]").TextContent);
    }

    [Fact]
    public void Open_NotLoaded_KeepsItsRoom()
    {
        var section = Show(new BillingModel(Payments, new BillingOptions(), "10482", NullLogger.Instance));

        Assert.NotEmpty(section.FindAll("[aria-labelledby=diagnosis-title] .waiting"));
    }

    [Fact]
    public void Open_FactsUnreadable_SaysSoAndLeavesTheLedger()
    {
        var model = new BillingModel(Payments, new BillingOptions(), "10482", NullLogger.Instance);
        model.Set(null, "This part could not be loaded.");

        var section = Show(model);

        Assert.Contains("could not be loaded", section.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains(BillingWords.LedgerEmpty, section.Find("[data-ledger]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Replies_NoneFits_ShowsNoneUntilOneIsChosen()
    {
        var card = RenderPage<BillingRepliesCard>(parameters =>
            parameters.Add(replies => replies.Facts, Samples.Facts())
        );
        Assert.Empty(card.FindAll("[data-reply]"));
        Assert.Contains(BillingWords.NoReplyNeeded, card.Markup, StringComparison.Ordinal);

        Choose<SupportConsole.Core.Replies.ReplyKind?>(card, SupportConsole.Core.Replies.ReplyKind.CreditUsed);

        Assert.Equal("CreditUsed", card.Find("[data-reply]").GetAttribute("data-reply"));
        Assert.Contains(
            "The credit has not been given.",
            card.Find("[data-reply-obstacle]").TextContent,
            StringComparison.Ordinal
        );
    }

    /// <summary>"Your balance is $49.87 now" was preselected before the credit was granted.</summary>
    [Fact]
    public void Replies_BeforeTheCredit_NoneIsPreselectedAndNoneCopied()
    {
        var card = RenderPage<BillingRepliesCard>(parameters =>
            parameters.Add(replies => replies.Facts, Samples.Facts(-0.13m))
        );

        Assert.Contains(BillingWords.NoReplyYet, card.Markup, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-reply]"));
        Choose<SupportConsole.Core.Replies.ReplyKind?>(card, SupportConsole.Core.Replies.ReplyKind.CreditGranted);
        Assert.Contains("grant it first", card.Find("[data-reply-obstacle]").TextContent, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-copy]"));
    }

    [Fact]
    public void Replies_Fitting_StandsReadyToCopy()
    {
        var card = RenderPage<BillingRepliesCard>(parameters =>
            parameters.Add(replies => replies.Facts, Samples.Facts(-12.4m, hadCredit: true))
        );

        Assert.Equal(
            card.Find("[data-reply=CreditUsed]").TextContent,
            card.Find("[data-copy]").GetAttribute("data-copy")
        );
    }

    private static BillingFacts StillNegative() =>
        Samples.Facts(-12.4m, hadCredit: true) is var facts
            ? facts with
            {
                Credit = facts.Credit! with { BalanceAfter = Money.FromDollars(-12.4m) },
            }
            : null!;

    private static string Fact(IRenderedComponent<MudFrame> section, string kind) =>
        section.Find($"[data-fact={kind}] dd").TextContent;

    private static string Source(IRenderedComponent<MudFrame> section, string kind) =>
        section.Find($"[data-fact={kind}] .source").TextContent;

    [Fact]
    public void Prices_OfAnAgreedList_AreMarkedAndTellTheNextChange()
    {
        Pricing.Lists["Acme"] = new()
        {
            TranscriptUsdPerHour = { ["universal"] = 0.05m },
            From = { ["2100-01-31"] = new() { TranscriptUsdPerHour = { ["universal"] = 0.04m } } },
        };
        Pricing.From["2100-02-01"] = new() { StreamingUsdPerHour = { ["coming"] = 1 } };

        var section = Show(Model(Samples.Facts(with: state => state with { PriceList = "Acme" })));

        Assert.Equal(
            "By the agreed list Acme; what it does not name costs what it costs everybody.",
            section.Find("[data-price-list]").TextContent
        );
        var rows = section.FindAll("[data-prices] tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(rows, row => row.Contains("slam-1") && row.Contains("$0.27 / h") && !row.Contains("agreed"));
        Assert.Contains(rows, row =>
            row.Contains("$0.05 / h", StringComparison.Ordinal)
            && row.Contains("agreed", StringComparison.Ordinal)
            && row.Contains("$0.04 / h from 31 Jan 2100, 00:00 UTC", StringComparison.Ordinal)
        );
        Assert.Contains(rows, row => row.Contains("coming", StringComparison.Ordinal) && row.Contains("not sold yet"));
        Assert.Contains(rows, row =>
            row.Contains("$0.00025 in, $0.00125 out / 1,000 tokens", StringComparison.Ordinal)
        );
    }

    private BillingModel Model(BillingFacts facts)
    {
        var model = new BillingModel(Payments, new BillingOptions(), "10482", NullLogger.Instance);
        model.Set(facts);
        return model;
    }

    private async Task<IRenderedComponent<MudFrame>> ShowAsync(
        BillingFacts facts,
        CardHealth card,
        bool mayGrant = true
    )
    {
        Payments.Card = () => Task.FromResult(card);
        var model = Model(facts);
        await model.AskStripeAsync(Samples.Engineer, again: false, default);
        return Show(model, mayGrant);
    }

    private IRenderedComponent<MudFrame> Show(BillingModel model, bool mayGrant = true) =>
        RenderPage<BillingSection>(parameters =>
            parameters
                .Add(section => section.AccountId, "10482")
                .Add(section => section.Billing, model)
                .Add(section => section.MayGrant, mayGrant)
                .Add(section => section.OnGrant, () => _granting = true)
                .Add(section => section.OnAskStripe, () => _asked++)
        );
}
