using Bunit;
using Moq;
using SupportConsole.Components.Billing;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Billing;

public sealed class GrantCreditDialogTests : PageContext
{
    private const string Reason = "The customer's card was stolen.";

    private bool _closed;
    private int _answered;

    [Fact]
    public void Open_FirstTime_ShowsBeforeAndAfterAndThatItIsOnce()
    {
        var dialog = Open(Samples.Facts(-12.4m));

        Assert.Equal(
            ["-$12.40→to $37.60", "1→to 200"],
            dialog.FindAll("[data-preview] dd").Select(figure => Squeeze(figure.TextContent))
        );
        Assert.Empty(dialog.FindAll("[data-stays-negative]"));
        Assert.Contains(BillingWords.CreditOnce, dialog.Markup, StringComparison.Ordinal);
        Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void Open_DebtAboveTheCredit_SaysByHowMuchItStaysNegative()
    {
        var dialog = Open(Samples.Facts(-62.4m));

        Assert.Contains(
            "stays negative by $12.40",
            dialog.Find("[data-stays-negative]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "The effective limit stays 1, and new work stays refused.",
            dialog.Find("[data-credit-effect]").TextContent
        );
    }

    [Fact]
    public void Open_BalanceMoves_TheFiguresFollow()
    {
        var dialog = Open(Samples.Facts(-12.4m));

        Show(dialog, Samples.Facts(-50.01m));

        Assert.Equal("-$50.01→to -$0.01", Squeeze(dialog.Find("[data-preview] dd").TextContent));
        Assert.NotEmpty(dialog.FindAll("[data-stays-negative]"));
    }

    [Fact]
    public void Open_SomebodyElseGrants_SaysWhoAndOffersAReply()
    {
        var dialog = OpenFilled(Samples.Facts(-12.4m));

        Show(dialog, Samples.Facts(-2m, hadCredit: true));

        var told = dialog.Find("[data-refusal]");
        Assert.Contains(
            "Colleague (test) has granted the credit, 27 Feb 14:00. The balance is -$2.00 now.",
            told.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            new BillingOptions().BillingUrl,
            told.QuerySelector("[data-reply-offer=CreditUsed]")!.GetAttribute("data-copy")!,
            StringComparison.Ordinal
        );
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Equal(Reason, dialog.Find("#credit-reason").GetAttribute("value"));
    }

    [Fact]
    public void Grant_WithoutReasonAndTicket_SaysWhatIsMissingAndAsksNobody()
    {
        var dialog = Open(Samples.Facts(-12.4m));

        dialog.Find("form").Submit();

        Assert.Contains(
            "10 characters or more",
            dialog.Find("#credit-reason-problem").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("SUP-2291", dialog.Find("#credit-ticket-problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(Credits.Arguments<CreditRequest>());
    }

    [Fact]
    public void Grant_DoubleClick_IsOneAttempt()
    {
        var answer = new TaskCompletionSource<CreditOutcome>();
        Credits.Setup(ServiceMocks.AnyGrant).Returns(answer.Task);
        var dialog = OpenFilled(Samples.Facts(-12.4m));

        dialog.Find("form").Submit();
        dialog.Find("form").Submit();

        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Single(Credits.Arguments<CreditRequest>());
        dialog.Find("[data-dialog]").KeyDown("Escape");
        Assert.False(_closed);
    }

    [Fact]
    public async Task Grant_AgainAfterNoAnswer_IsTheSameAttemptEvenWhenItHadWorked()
    {
        Credits.Setup(ServiceMocks.AnyGrant).ThrowsAsync(new TimeoutException());
        var dialog = OpenFilled(Samples.Facts(-12.4m));
        await dialog.Find("form").SubmitAsync();
        Show(dialog, Samples.Facts(37.6m, hadCredit: true));

        await dialog.Find("form").SubmitAsync();

        Assert.Equal(2, Credits.Arguments<CreditRequest>().Count);
        Assert.Equal(Credits.Arguments<CreditRequest>()[0], Credits.Arguments<CreditRequest>()[1]);
        Assert.Contains(
            "the same attempt is never made twice",
            dialog.Find("[data-outcome=unanswered]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Grant_OtherTextAfterNoAnswer_IsAnotherAttempt()
    {
        Credits.Setup(ServiceMocks.AnyGrant).ThrowsAsync(new TimeoutException());
        var dialog = OpenFilled(Samples.Facts(-12.4m));
        await dialog.Find("form").SubmitAsync();

        dialog.Find("#credit-ticket").Input("SUP-2");
        await dialog.Find("form").SubmitAsync();

        Assert.NotEqual(
            Credits.Arguments<CreditRequest>()[0].CorrelationId,
            Credits.Arguments<CreditRequest>()[1].CorrelationId
        );
    }

    [Fact]
    public async Task Grant_Granted_SaysSoAndLinksTheEntry()
    {
        Authorization.SetPolicies("ViewAudit");
        var dialog = OpenFilled(Samples.Facts(-12.4m));

        await dialog.Find("form").SubmitAsync();

        var done = dialog.Find("[data-outcome=granted]");
        Assert.Contains("-$12.40 → $37.60, 3 waiting transcripts started", done.TextContent, StringComparison.Ordinal);
        Assert.Equal("/audit/7", done.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(
            (Reason, "SUP-1"),
            (Credits.Arguments<CreditRequest>()[0].Reason, Credits.Arguments<CreditRequest>()[0].Ticket)
        );
        Assert.Equal(1, _answered);
        dialog.FindAll("button").Single(button => button.TextContent == "Close").Click();
        Assert.True(_closed);
    }

    [Fact]
    public async Task Grant_Refused_ShowsTheRuleAndKeepsWhatWasTyped()
    {
        Credits.Setup(ServiceMocks.AnyGrant).ReturnsAsync(new CreditOutcome.Refused(CreditTexts.NotNegative, 8));
        var dialog = OpenFilled(Samples.Facts(-12.4m));

        await dialog.Find("form").SubmitAsync();
        await dialog.Find("form").SubmitAsync();

        Assert.Contains(
            CreditTexts.NotNegative,
            dialog.Find("[data-outcome=refused]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(Reason, dialog.Find("#credit-reason").GetAttribute("value"));
        Assert.NotEqual(
            Credits.Arguments<CreditRequest>()[0].CorrelationId,
            Credits.Arguments<CreditRequest>()[1].CorrelationId
        );
    }

    [Fact]
    public void Grant_SecondClickAfterTheAnswerAndBeforeItsPicture_IsNoOtherAttempt()
    {
        // Story: on a slow connection a double click granted the credit and showed that it was refused.
        var drafts = JSInterop.SetupModule("./js/draft.js");
        drafts.Mode = JSRuntimeMode.Loose;
        var clearing = drafts.SetupVoid("clear", _ => true);
        var answer = new TaskCompletionSource<CreditOutcome>();
        Credits.Setup(ServiceMocks.AnyGrant).Returns(answer.Task);
        var dialog = OpenFilled(Samples.Facts(-12.4m));

        dialog.Find("form").Submit();
        answer.SetResult(new CreditOutcome.Granted(Money.FromDollars(-12.4m), Money.FromDollars(37.6m), 1, 7));
        dialog.WaitForState(() => clearing.Invocations.Count == 1);
        dialog.Find("form").Submit();
        clearing.SetVoidResult();

        dialog.WaitForElement("[data-outcome=granted]");
        Assert.Single(Credits.Arguments<CreditRequest>());
    }

    [Fact]
    public void Open_DraftInTheBrowser_IsThereAgainAsTheSameAttempt()
    {
        var drafts = JSInterop.SetupModule("./js/draft.js");
        drafts.Mode = JSRuntimeMode.Loose;
        drafts.Setup<GrantCreditDraft?>("attach", _ => true).SetResult(new(Reason, "SUP-1", "attempt-before"));

        var dialog = Open(Samples.Facts(-12.4m));
        dialog.Find("form").Submit();

        Assert.Equal(
            new("10482", Reason, "SUP-1", "attempt-before"),
            Assert.Single(Credits.Arguments<CreditRequest>())
        );
    }

    private static string Squeeze(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(" →", "→", StringComparison.Ordinal);

    private static void Show(IRenderedComponent<MudFrame> dialog, BillingFacts facts) =>
        dialog.FindComponent<GrantCreditDialog>().Render(parameters => parameters.Add(grant => grant.Facts, facts));

    private IRenderedComponent<MudFrame> Open(BillingFacts facts) =>
        RenderPage<GrantCreditDialog>(parameters =>
            parameters
                .Add(dialog => dialog.Account, Samples.Account().Account)
                .Add(dialog => dialog.Facts, facts)
                .Add(dialog => dialog.OnClose, () => _closed = true)
                .Add(dialog => dialog.OnAnswered, () => _answered++)
        );

    private IRenderedComponent<MudFrame> OpenFilled(BillingFacts facts)
    {
        var dialog = Open(facts);
        dialog.Find("#credit-reason").Input(Reason);
        dialog.Find("#credit-ticket").Input("SUP-1");
        return dialog;
    }
}
