using Bunit;
using Moq;
using SupportConsole.Components.Billing.Terms;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Billing.Terms;

public sealed class TermsDialogTests : PageContext
{
    private const string Reason = "Agreed with the customer's finance";

    private static readonly BillingTerms Deposit = new(EomBilling: false, AutoPay: null);

    private int _answered;

    public TermsDialogTests() => SignIn(Samples.Manager);

    [Fact]
    public void Open_ShowsTheTermsInForce()
    {
        var dialog = Open(
            Samples.Facts(with: state =>
                state with
                {
                    AutoPayBelow = Money.FromDollars(20),
                    AutoPayBringBackTo = Money.FromDollars(100.5m),
                }
            )
        );

        Assert.Contains(
            "deposit, auto-pay below $20.00 back to $100.50",
            dialog.Find("[data-seen]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("20.00", "100.50"),
            (dialog.Find("#terms-below").GetAttribute("value"), dialog.Find("#terms-target").GetAttribute("value"))
        );
        Assert.Equal("The live limits stay as they are.", dialog.Find("[data-terms-effect]").TextContent);
    }

    [Fact]
    public void Choose_EomForANegativeBalance_SaysWhatItDoesToTheLimits()
    {
        var dialog = Open(Samples.Facts(-12.4m));

        Choose(dialog, "billing", TermsModel.Eom);

        var effect = dialog.Find("[data-terms-effect]").TextContent;
        Assert.Contains(
            "new work is accepted again, the effective limit is 200 instead of 1",
            effect,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Choose_DepositForANegativeBalance_WarnsThatItStops()
    {
        var dialog = Open(Samples.Facts(-12.4m, state => state with { EomBilling = true }));

        Choose(dialog, "billing", TermsModel.Deposit);

        Assert.Contains(
            "stops the account from now on: new work is refused, the effective limit is 1 instead of 200",
            dialog.Find("[data-terms-effect]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Change_Filled_SendsItOnceAndShowsTheEntry()
    {
        var dialog = OpenFilled(Samples.Facts());
        var gate = new TaskCompletionSource<TermsOutcome>();
        Terms.Setup(ServiceMocks.AnyChangeOfTerms).Returns(gate.Task);

        dialog.Find("form").Submit();
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        dialog.Find("form").Submit();
        gate.SetResult(new TermsOutcome.Applied(Terms.Arguments<TermsRequest>()[0].Wanted, 2, 41));

        dialog.WaitForAssertion(() =>
            Assert.Contains(
                "2 waiting transcripts started",
                dialog.Find("[data-outcome=applied]").TextContent,
                StringComparison.Ordinal
            )
        );
        var request = Assert.Single(Terms.Arguments<TermsRequest>());
        Assert.Equal(
            (Deposit, Deposit with { EomBilling = true }, Reason, "SUP-77"),
            (request.Seen, request.Wanted, request.Reason, request.Ticket)
        );
        Assert.Equal(1, _answered);
    }

    [Fact]
    public void PriceLists_NoneInTheSettings_AreNotAskedFor() =>
        Assert.Empty(Open(Samples.Facts()).FindAll("input[name=prices]"));

    [Fact]
    public void PriceList_Chosen_IsSentWithTheTerms()
    {
        Pricing.Lists["Acme-2026"] = new();
        var dialog = OpenFilled(Samples.Facts(with: state => state with { PriceList = "Gone" }));
        Terms
            .Setup(ServiceMocks.AnyChangeOfTerms)
            .ReturnsAsync(() => new TermsOutcome.Applied(Terms.Arguments<TermsRequest>()[0].Wanted, 0, 41));

        var choice = dialog.Find("input[type=hidden][name=prices]");
        Assert.Equal("Gone", choice.GetAttribute("value"));
        choice.ParentElement!.QuerySelectorAll("input[type=radio]")[2].Click();
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() =>
            Assert.Contains(
                "price list Acme-2026",
                dialog.Find("[data-outcome=applied]").TextContent,
                StringComparison.Ordinal
            )
        );
        Assert.Equal("Acme-2026", Terms.Arguments<TermsRequest>()[0].Wanted.PriceList);
    }

    [Fact]
    public void Change_NothingOrNonsense_SaysWhatIsWrongAndAsksNobody()
    {
        var dialog = Open(Samples.Facts());

        dialog.Find("form").Submit();
        Assert.Contains("nothing would change", dialog.Find("#terms-unchanged").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "10 characters or more",
            dialog.Find("#terms-reason-problem").TextContent,
            StringComparison.Ordinal
        );

        Choose(dialog, "refill", TermsModel.On);
        dialog.Find("#terms-below").Input("some");
        dialog.Find("#terms-target").Input("5");
        Assert.Contains("for example 20", dialog.Find("#terms-below-problem").TextContent, StringComparison.Ordinal);
        dialog.Find("#terms-below").Input("5");
        Assert.Contains(
            "above the threshold",
            dialog.Find("#terms-target-problem").TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(Terms.Arguments<TermsRequest>());
    }

    [Fact]
    public void TermsMove_WhileOpen_MustBeSeenFirst()
    {
        var dialog = OpenFilled(Samples.Facts());

        Show(dialog, Samples.Facts(with: state => state with { EomBilling = true }));
        Assert.Contains(
            "They are now: EOM billing",
            dialog.Find("[data-outcome=moved]").TextContent,
            StringComparison.Ordinal
        );
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));

        dialog.Find("[data-outcome=moved] button").Click();
        Assert.Contains("EOM billing, auto-pay off", dialog.Find("[data-seen]").TextContent, StringComparison.Ordinal);
        Assert.Equal(Reason, dialog.Find("#terms-reason").GetAttribute("value"));
        Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void Change_WithoutAnAnswer_IsTheSameAttemptWhenTriedAgain()
    {
        var dialog = OpenFilled(Samples.Facts());
        Terms.Setup(ServiceMocks.AnyChangeOfTerms).ThrowsAsync(new InvalidOperationException("planted"));
        dialog.Find("form").Submit();
        Assert.Contains(
            "not known whether",
            dialog.Find("[data-outcome=unanswered]").TextContent,
            StringComparison.Ordinal
        );

        // It was applied after all, and the page has heard of it.
        Show(dialog, Samples.Facts(with: state => state with { EomBilling = true }));
        Terms
            .Setup(ServiceMocks.AnyChangeOfTerms)
            .ReturnsAsync(
                (Actor _, TermsRequest request, CancellationToken _) => new TermsOutcome.Applied(request.Wanted, 0, 41)
            );
        dialog.Find("form").Submit();

        Assert.Equal(Terms.Arguments<TermsRequest>()[0], Terms.Arguments<TermsRequest>()[1]);
        Assert.NotEmpty(dialog.FindAll("[data-outcome=applied]"));
    }

    [Theory]
    [InlineData("conflict")]
    [InlineData("forbidden")]
    [InlineData("unknown")]
    public void Change_Refused_SaysWhyAndKeepsWhatWasTyped(string outcome)
    {
        var dialog = OpenFilled(Samples.Facts());
        Terms
            .Setup(ServiceMocks.AnyChangeOfTerms)
            .ReturnsAsync(
                outcome switch
                {
                    "conflict" => new TermsOutcome.Conflict(Deposit, TermsTexts.Conflict(Deposit), 9),
                    "forbidden" => new TermsOutcome.Forbidden(TermsTexts.Forbidden),
                    _ => new TermsOutcome.UnknownAccount(),
                }
            );

        dialog.Find("form").Submit();

        Assert.NotEmpty(dialog.FindAll($"[data-outcome={outcome}]"));
        Assert.Equal(Reason, dialog.Find("#terms-reason").GetAttribute("value"));
    }

    [Fact]
    public void Button_IsTheManagersOnly()
    {
        Assert.NotEmpty(
            Render<TermsButton>(parameters =>
                    parameters.Add(button => button.AccountId, "10482").Add(button => button.Facts, Samples.Facts())
                )
                .FindAll("button")
        );

        SignIn(Samples.Engineer);
        Assert.Empty(
            Render<TermsButton>(parameters =>
                    parameters.Add(button => button.AccountId, "10482").Add(button => button.Facts, Samples.Facts())
                )
                .FindAll("button")
        );
    }

    private static void Show(IRenderedComponent<MudFrame> dialog, BillingFacts facts) =>
        dialog.FindComponent<TermsDialog>().Render(parameters => parameters.Add(terms => terms.Facts, facts));

    private static void Choose(IRenderedComponent<MudFrame> dialog, string name, string key)
    {
        var choice = dialog.Find($"input[type=hidden][name={name}]").ParentElement!;
        var place = (name, key) is ("billing", TermsModel.Deposit) or ("refill", TermsModel.Off) ? 0 : 1;
        choice.QuerySelectorAll("input[type=radio]")[place].Click();
        Assert.Equal(key, dialog.Find($"input[type=hidden][name={name}]").GetAttribute("value"));
    }

    private IRenderedComponent<MudFrame> Open(BillingFacts facts) =>
        RenderPage<TermsDialog>(parameters =>
            parameters
                .Add(dialog => dialog.AccountId, "10482")
                .Add(dialog => dialog.Facts, facts)
                .Add(dialog => dialog.OnAnswered, () => _answered++)
        );

    private IRenderedComponent<MudFrame> OpenFilled(BillingFacts facts)
    {
        var dialog = Open(facts);
        Choose(dialog, "billing", TermsModel.Eom);
        dialog.Find("#terms-reason").Input(Reason);
        dialog.Find("#terms-ticket").Input("SUP-77");
        return dialog;
    }
}
