using Bunit;
using SupportConsole.Components.LimitChanges;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.LimitChanges;

public sealed class ChangeLimitDialogTests : PageContext
{
    private bool _closed;
    private bool _answered;

    [Theory]
    [InlineData("150", 412, "Applied at once.", "drains to the new limit")]
    [InlineData("500", 220, "Applied at once.", "20 over its limit")]
    [InlineData("400", 180, "Applied at once.", "not over its limit")]
    [InlineData("400", 221, "Needs engineering.", "21 over its limit")]
    [InlineData("501", 180, "Needs engineering.", "501 is over 500")]
    [InlineData("200", 412, "Applied at once.", "200 is the limit already")]
    public void Typing_Limit_ShowsTheRuleThatDecides(string typed, int peak, string verdict, string sentence)
    {
        LimitChanges.Basis = new("10482", 200, 200, peak);
        var dialog = Open();

        dialog.Find("#new-limit").Input(typed);

        var text = dialog.Find("#guardrail").TextContent;
        Assert.Contains(verdict, text, StringComparison.Ordinal);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    /// <summary>"Applied at once" stood there for a paused queue and a disabled account alone, and nothing started.</summary>
    [Fact]
    public void Open_WhileNothingStarts_SaysSoAndFollows()
    {
        Throttling.Accounts["10482"] = Samples.Figures(
            Samples.Account(with: state => state with { PausedUntil = Samples.Now.AddHours(1) })
        );
        var dialog = OpenFilled("400");
        Assert.Contains(
            "The queue is paused until",
            dialog.Find("[data-outcome=held]").TextContent,
            StringComparison.Ordinal
        );

        Throttling.Accounts["10482"] = Samples.Figures(Samples.Account(with: state => state with { Disabled = true }));
        Live.Signal("10482");
        Clock.Advance(TimeSpan.Zero);

        dialog.WaitForAssertion(() =>
            Assert.Contains(
                "The account is disabled: a limit changes nothing until it is enabled.",
                dialog.Find("[data-outcome=held]").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    [Theory]
    [InlineData("text")]
    [InlineData("1.5")]
    [InlineData("1,5")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2,000,000,000")]
    [InlineData("2000000000")]
    [InlineData("99999999999")]
    [InlineData("99999999999999999999999999")]
    [InlineData("<script>alert(1)</script>")]
    public void Typing_NoLimit_SaysWhatALimitIs(string typed)
    {
        var dialog = Open();

        dialog.Find("#new-limit").Input(typed);

        Assert.Equal("A limit is a whole number from 1 to 100,000.", dialog.Find("#new-limit-problem").TextContent);
        Assert.Equal("true", dialog.Find("#new-limit").GetAttribute("aria-invalid"));
        Assert.Contains(
            "new-limit-problem",
            dialog.Find("#new-limit").GetAttribute("aria-describedby"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Apply_NothingTyped_NamesEachFieldAndAsksNobody()
    {
        var dialog = Open();

        dialog.Find("form").Submit();

        Assert.All((string[])["#new-limit-problem", "#reason-problem", "#ticket-problem"], id =>
            Assert.NotEmpty(dialog.Find(id).TextContent)
        );
        Assert.Empty(LimitChanges.Requests);
    }

    [Fact]
    public void Typing_TenThousandCharacters_SaysHowManyAreAllowed()
    {
        var dialog = OpenFilled("400");
        dialog.Find("#reason").Input(new string('x', 10_000));

        dialog.Find("form").Submit();

        Assert.Equal("Keep the reason to 2,000 characters; it has 10,000.", dialog.Find("#reason-problem").TextContent);
        Assert.Empty(LimitChanges.Requests);
    }

    [Fact]
    public void Apply_DoubleClick_IsOneAttempt()
    {
        var answer = new TaskCompletionSource<LimitChangeOutcome>();
        LimitChanges.Answer = _ => answer.Task;
        var dialog = OpenFilled("150");

        dialog.Find("form").Submit();
        dialog.Find("form").Submit();

        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Single(LimitChanges.Requests);
    }

    [Fact]
    public async Task Apply_AgainAfterNoAnswer_IsTheSameAttempt()
    {
        LimitChanges.Answer = _ => Task.FromException<LimitChangeOutcome>(new TimeoutException());
        var dialog = OpenFilled("150");

        await dialog.Find("form").SubmitAsync();
        await dialog.Find("form").SubmitAsync();

        Assert.Equal(2, LimitChanges.Requests.Count);
        Assert.Equal(LimitChanges.Requests[0], LimitChanges.Requests[1]);
        Assert.Contains("the same attempt is never made twice", dialog.Markup, StringComparison.Ordinal);
        Assert.Equal("150", dialog.Find("#new-limit").GetAttribute("value"));
    }

    [Fact]
    public async Task Apply_OtherTextAfterNoAnswer_IsAnotherAttempt()
    {
        LimitChanges.Answer = _ => Task.FromException<LimitChangeOutcome>(new TimeoutException());
        var dialog = OpenFilled("150");
        await dialog.Find("form").SubmitAsync();

        dialog.Find("#new-limit").Input("160");
        await dialog.Find("form").SubmitAsync();

        Assert.NotEqual(LimitChanges.Requests[0].CorrelationId, LimitChanges.Requests[1].CorrelationId);
    }

    [Fact]
    public async Task Apply_Refused_ShowsTheRuleAndKeepsWhatWasTyped()
    {
        LimitChanges.Answer = _ =>
            Task.FromResult<LimitChangeOutcome>(
                new LimitChangeOutcome.Refused(
                    LimitChangeRule.OverThreshold,
                    "800 is over 500; engineering must confirm.",
                    8
                )
            );
        var dialog = OpenFilled("400");

        await dialog.Find("form").SubmitAsync();
        await dialog.Find("form").SubmitAsync();

        Assert.Contains(
            "800 is over 500; engineering must confirm.",
            dialog.Find("[data-outcome=refused]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Customer asked, weekday batches.", dialog.Find("#reason").GetAttribute("value"));
        Assert.NotEqual(LimitChanges.Requests[0].CorrelationId, LimitChanges.Requests[1].CorrelationId);
    }

    [Fact]
    public async Task Apply_Conflict_OffersTheLimitInForce()
    {
        LimitChanges.Answer = _ =>
        {
            LimitChanges.Basis = new("10482", 250, 200, 180);
            return Task.FromResult<LimitChangeOutcome>(
                new LimitChangeOutcome.Conflict(250, "The limit is no longer 200.", 9)
            );
        };
        var dialog = OpenFilled("400");
        await dialog.Find("form").SubmitAsync();

        dialog.Find("[data-outcome=conflict] button").Click();
        await dialog.Find("form").SubmitAsync();

        Assert.Equal("250", dialog.Find("[data-seen-limit]").TextContent);
        Assert.Equal([200, 250], LimitChanges.Requests.Select(request => request.SeenLimit));
    }

    [Fact]
    public async Task Apply_Applied_SaysWhatHappenedAndLinksTheEntry()
    {
        Authorization.SetPolicies("ViewAudit");
        var dialog = OpenFilled("400");

        await dialog.Find("form").SubmitAsync();

        var done = dialog.Find("[data-outcome=applied]");
        Assert.Contains("200 → 400, 12 waiting transcripts started", done.TextContent, StringComparison.Ordinal);
        Assert.Equal("/audit/7", done.QuerySelector("a")!.GetAttribute("href"));
        await dialog.FindAll("button").Single(button => button.TextContent == "Close").ClickAsync(new());
        Assert.True(_closed);
    }

    /// <summary>A limit of 3 with 240 running was a grey "Applied at once".</summary>
    [Theory]
    [InlineData("3", true)]
    [InlineData("200", false)]
    [InlineData("240", false)]
    public void Typing_ALimitFarBelowWhatRuns_WarnsThatNothingStarts(string typed, bool warns)
    {
        LimitChanges.Basis = new("10482", 300, 200, 240);
        var dialog = Open(running: typed == "200" ? 150 : 240);

        dialog.Find("#new-limit").Input(typed);

        Assert.Equal(warns, dialog.Find("#guardrail").ClassList.Contains("amber"));
        Assert.Equal(
            warns
                ?
                [
                    "300 → 3 with 240 running: what runs is not stopped, but nothing that waits starts until 238 of "
                        + "the 240 have finished.",
                ]
                : [],
            dialog.FindAll("[data-drain]").Select(line => line.TextContent.Trim())
        );
    }

    /// <summary>
    /// Whoever typed quickly wrote the reason into the ticket: a button of the replay came between the fields.
    /// </summary>
    [Fact]
    public void Tab_FromTheLimit_LeadsThroughTheFieldsBeforeTheReplay()
    {
        WhatIf.Answer = _ => throw new InvalidOperationException();
        var dialog = OpenFilled("400");

        var stops = dialog
            .FindAll("form input:not([type=hidden]), form textarea, form button")
            .Select(stop => stop.Id is { Length: > 0 } id ? id : stop.TextContent)
            .ToList();

        Assert.Equal(["new-limit", "reason", "ticket"], stops.Take(3));
        Assert.Equal(["Cancel", "Apply"], stops.TakeLast(2));
    }

    /// <summary>The button said "Apply", the figures moved, and engineering was asked instead.</summary>
    [Fact]
    public async Task Apply_TheRuleMoved_SaysWhichRuleDecidesNow()
    {
        LimitChanges.Answer = _ =>
            Task.FromResult<LimitChangeOutcome>(
                new LimitChangeOutcome.RuleMoved(
                    LimitChangeRule.OverageTooLarge,
                    "The rule moved while you looked; now the change needs engineering.",
                    8
                )
            );
        var dialog = OpenFilled("400");

        await dialog.Find("form").SubmitAsync();

        Assert.Contains(
            "The rule moved while you looked",
            dialog.Find("[data-outcome=rule-moved]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("400", dialog.Find("#new-limit").GetAttribute("value"));
    }

    [Fact]
    public void Open_LimitChangesMeanwhile_SaysSoBeforeApply()
    {
        var dialog = OpenFilled("400");

        LimitChanges.Basis = new("10482", 250, 200, 412);
        Live.Signal("10482");
        Clock.Advance(TimeSpan.Zero);

        Assert.Contains(
            "The limit was 200 when you opened this and is 250 now",
            dialog.Markup,
            StringComparison.Ordinal
        );
        Assert.Equal("200", dialog.Find("[data-seen-limit]").TextContent);
    }

    [Fact]
    public void Open_DraftInTheBrowser_IsThereAgainAsTheSameAttempt()
    {
        var drafts = JSInterop.SetupModule("./js/draft.js");
        drafts.Mode = JSRuntimeMode.Loose;
        drafts
            .Setup<ChangeLimitDraft?>("attach", _ => true)
            .SetResult(new("150", "Customer asked, weekday batches.", "SUP-1", "attempt-before"));

        var dialog = Open();
        dialog.Find("form").Submit();

        Assert.Equal(
            new LimitChangeRequest("10482", 200, 150, "Customer asked, weekday batches.", "SUP-1", "attempt-before")
            {
                ShownRule = LimitChangeRule.LowerOrEqual,
            },
            Assert.Single(LimitChanges.Requests)
        );
    }

    /// <summary>A refused attempt came back from the draft after a reload and was answered its old refusal.</summary>
    [Fact]
    public async Task Apply_Refused_TheDraftBelongsToTheNextAttempt()
    {
        var drafts = JSInterop.SetupModule("./js/draft.js");
        drafts.Mode = JSRuntimeMode.Loose;
        LimitChanges.Answer = _ =>
            Task.FromResult<LimitChangeOutcome>(
                new LimitChangeOutcome.Refused(LimitChangeRule.OverThreshold, "No.", 8)
            );
        var dialog = OpenFilled("400");

        await dialog.Find("form").SubmitAsync();

        var kept = drafts.Invocations["rename"][^1].Arguments;
        Assert.Equal("change-limit:10482", kept[0]);
        Assert.Equal(dialog.Find("input[name=attempt]").GetAttribute("value"), kept[1]);
        Assert.NotEqual(LimitChanges.Requests[0].CorrelationId, kept[1]);
    }

    /// <summary>Going back in the browser while an attempt was on its way was logged as an error.</summary>
    [Fact]
    public async Task Leave_WhileAnAttemptRuns_EndsQuietlyAndClearsTheDraft()
    {
        var drafts = JSInterop.SetupModule("./js/draft.js");
        drafts.Mode = JSRuntimeMode.Loose;
        var answer = new TaskCompletionSource<LimitChangeOutcome>();
        LimitChanges.Answer = _ => answer.Task;
        var dialog = OpenFilled("150");
        var applying = dialog.Find("form").SubmitAsync();

        await DisposeComponentsAsync();
        answer.SetResult(new LimitChangeOutcome.Applied(200, 150, 0, 7));
        await applying;

        Assert.Single(drafts.Invocations["clear"]);
        Assert.False(_answered);
    }

    [Fact]
    public async Task Dispose_ClosedDialog_StopsListening()
    {
        Open();
        var during = Live.Count;

        await DisposeComponentsAsync();

        Assert.Equal((1, 0), (during, Live.Count));
    }

    private IRenderedComponent<MudFrame> OpenFilled(string limit)
    {
        var dialog = Open();
        dialog.Find("#new-limit").Input(limit);
        dialog.Find("#reason").Input("Customer asked, weekday batches.");
        dialog.Find("#ticket").Input("SUP-2291");
        return dialog;
    }

    private IRenderedComponent<MudFrame> Open(int running = 0) =>
        RenderPage<ChangeLimitDialog>(parameters =>
            parameters
                .Add(dialog => dialog.Account, Samples.Account().Account)
                .Add(dialog => dialog.Running, running)
                .Add(dialog => dialog.OnClose, () => _closed = true)
                .Add(dialog => dialog.OnAnswered, () => _answered = true)
        );
}
