using Bunit;
using Moq;
using SupportConsole.Components.Billing.Corrections;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Billing.Corrections;

public sealed class CorrectionsCardTests : PageContext
{
    private readonly List<Correction> _corrections = [];
    private int _changed;

    public CorrectionsCardTests()
    {
        SignIn(Samples.Manager);
        Corrections.Setup(ServiceMocks.AnyCorrectionsOfAnAccount).ReturnsAsync(() => [.. _corrections]);
    }

    [Fact]
    public void OfAnEngineer_WithoutAny_ShowsNothing()
    {
        SignIn(Samples.Engineer);

        var card = Show("correction");

        Assert.Empty(card.FindAll("[data-corrections]"));
        Assert.Empty(card.FindAll("form"));
    }

    [Fact]
    public void OfAnEngineer_WithOne_ShowsItWithoutActs()
    {
        SignIn(Samples.Engineer);
        _corrections.Add(Waiting("somebody"));

        var card = Show();

        Assert.Contains("+$250.00", card.Find("[data-correction=Waiting]").TextContent, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-confirm], [data-refuse], [data-withdraw], [data-correct]"));
    }

    [Fact]
    public void Waiting_OfAnother_IsConfirmedOnceAndTold()
    {
        _corrections.Add(Waiting("somebody"));
        var gate = new TaskCompletionSource<CorrectionOutcome>();
        Corrections.Setup(ServiceMocks.AnyDecisionAboutACorrection).Returns(gate.Task);
        var card = Show();

        card.Find("[data-confirm]").Click();
        Assert.True(card.Find("[data-confirm]").HasAttribute("disabled"));
        gate.SetResult(new CorrectionOutcome.Posted(Money.Zero, Money.FromDollars(250), 0, 77));

        card.WaitForAssertion(() => Assert.Equal(1, _changed));
        var request = Assert.Single(Corrections.Arguments<CorrectionDecisionRequest>());
        Assert.Equal(("c1", CorrectionDecision.Confirm), (request.CorrectionId, request.Decision));
    }

    [Fact]
    public void Waiting_Refused_NeedsAReasonAndSaysSo()
    {
        _corrections.Add(Waiting("somebody"));
        Corrections
            .Setup(ServiceMocks.AnyDecisionAboutACorrection)
            .ReturnsAsync(new CorrectionOutcome.Invalid([new("Comment", "Say why in 10 characters or more")]));
        var card = Show();

        card.Find("[data-refuse]").Click();

        card.WaitForAssertion(() =>
            Assert.Contains("Say why", card.Find("[role=alert]").TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Waiting_OnesOwn_CanOnlyBeWithdrawn()
    {
        _corrections.Add(Waiting(Samples.Manager.Id));

        var card = Show();

        Assert.NotEmpty(card.FindAll("[data-withdraw]"));
        Assert.Empty(card.FindAll("[data-confirm], [data-refuse]"));
    }

    [Fact]
    public void Dialog_Filled_SaysWhatItDoesAndSendsItWithItsSign()
    {
        Corrections
            .Setup(ServiceMocks.AnyCorrection)
            .ReturnsAsync(new CorrectionOutcome.Waits("c2", "Above $100.00 a second manager has to confirm.", 78));
        var card = Show("correction");
        card.FindAll("input[type=radio]")[1].Click();
        card.Find("#correction-amount").Input("150.5");
        card.Find("#correction-reference").Input(" INV-7 ");

        Assert.Contains(
            "Balance $20.00 → -$130.50. The effective limit is 1 instead of 200.",
            card.Find("[data-correction-effect]").TextContent,
            StringComparison.Ordinal
        );
        card.Find("form").Submit();
        Assert.Contains("10 characters or more", card.Find("#correction-reason-problem").TextContent);
        Assert.Empty(Corrections.Arguments<CorrectionRequest>());
        card.Find("#correction-reason").Input("Charged back by the bank");
        card.Find("#correction-ticket").Input("SUP-9");
        card.Find("form").Submit();

        card.WaitForElement("[data-outcome=waits]");
        var request = Assert.Single(Corrections.Arguments<CorrectionRequest>());
        Assert.Equal((Money.FromDollars(-150.5m), "INV-7"), (request.Amount, request.Reference));
    }

    [Theory]
    [InlineData("", "Write how much")]
    [InlineData("0", "Write how much")]
    [InlineData("-5", "Write an amount in dollars")]
    [InlineData("1.005", "Write an amount in dollars")]
    [InlineData("1000000.01", "at most $1,000,000.00")]
    public void Dialog_AmountThatCannotBe_IsToldAtTheField(string typed, string problem)
    {
        var card = Show("correction");

        card.Find("#correction-amount").Input(typed);
        card.Find("form").Submit();

        Assert.Contains(problem, card.Find("#correction-amount-problem").TextContent, StringComparison.Ordinal);
    }

    private static Correction Waiting(string by) =>
        new()
        {
            Id = "c1",
            AccountId = "10482",
            Amount = Money.FromDollars(250),
            Reference = "INV-7",
            Reason = "The invoice was paid twice",
            Ticket = "SUP-9",
            State = CorrectionState.Waiting,
            RequestedById = by,
            RequestedBy = "Some manager",
            RequestedAt = Samples.Now,
            RequestAuditSequence = 70,
        };

    private IRenderedComponent<MudFrame> Show(string? dialog = null) =>
        RenderPage<CorrectionsCard>(parameters =>
            parameters
                .Add(card => card.AccountId, "10482")
                .Add(card => card.Dialog, dialog)
                .Add(card => card.Facts, Samples.Facts(20))
                .Add(card => card.OnChanged, () => _changed++)
        );
}
