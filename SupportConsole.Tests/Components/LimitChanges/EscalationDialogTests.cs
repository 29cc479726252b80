using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.LimitChanges;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.LimitChanges;

/// <summary>The change dialog where engineering must be asked, and for a limit that ends by itself.</summary>
public sealed class EscalationDialogTests : PageContext
{
    private bool _closed;

    [Theory]
    [InlineData("400", "Apply")]
    [InlineData("501", "Ask engineering")]
    public void Typing_Limit_NamesWhatTheButtonDoes(string typed, string action)
    {
        var dialog = Open();

        dialog.Find("#new-limit").Input(typed);

        Assert.Equal(action, dialog.Find("button[type=submit]").TextContent);
    }

    [Fact]
    public async Task Submit_NeedsEngineering_AsksAndShowsLinkMessageAndUrgentRaise()
    {
        Escalations.All.Add(Samples.Escalation());
        var dialog = OpenFilled("600");
        LimitChanges.Basis = LimitChanges.Basis! with { Waiting = Samples.Escalation().Escalation };

        await dialog.Find("form").SubmitAsync();

        Assert.Empty(LimitChanges.Requests);
        Assert.Equal(600, Assert.Single(Escalations.Requests).NewLimit);
        Assert.Equal("/escalations/e1", dialog.Find("[data-escalation]").GetAttribute("href"));
        dialog.WaitForAssertion(() =>
            Assert.Equal("Limit escalation for Northwind Captions", dialog.Find("[data-message]").TextContent)
        );
        Assert.Equal("220", dialog.Find("#urgent-limit").GetAttribute("value"));

        await dialog.Find("[data-urgent] button").ClickAsync(new());

        var raise = Assert.Single(LimitChanges.UrgentRaises);
        Assert.Equal((200, 220, "SUP-2291"), (raise.SeenLimit, raise.NewLimit, raise.Ticket));
        var told = Assert.Single(Services.GetRequiredService<Toasts>().Current);
        Assert.Equal(
            (
                "Urgent raise: limit of 10482 200 → 220, 20 waiting transcripts started, until 5 Mar 14:00, then 200.",
                9L
            ),
            (told.Text, told.AuditSequence)
        );
        Assert.True(_closed);
    }

    [Fact]
    public async Task UrgentRaise_Refused_SaysWhyAndStays()
    {
        LimitChanges.Basis = LimitChanges.Basis! with { Waiting = Samples.Escalation().Escalation };
        LimitChanges.UrgentAnswer = new LimitMoveOutcome.Refused("An urgent raise goes to 220 at most.", 9);
        var dialog = OpenFilled("600");

        await dialog.Find("[data-urgent] button").ClickAsync(new());

        Assert.Equal("An urgent raise goes to 220 at most.", dialog.Find("#urgent-limit-problem").TextContent);
        Assert.False(_closed);
        Assert.Empty(Services.GetRequiredService<Toasts>().Current);
    }

    /// <summary>The dialog said "posted by itself" while no Slack was set.</summary>
    [Theory]
    [InlineData(true, "it is posted")]
    [InlineData(false, "Slack is not configured, so copy it")]
    public async Task Submit_NeedsEngineering_SaysWhetherItIsPosted(bool canPost, string expected)
    {
        Notifications.CanPost = canPost;
        var dialog = OpenFilled("600");

        await dialog.Find("form").SubmitAsync();

        Assert.Contains(expected, dialog.Find("[data-message-head]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_AnotherWaits_LinksItAndKeepsWhatWasTyped()
    {
        Escalations.RequestAnswer = new EscalationRequestOutcome.AlreadyWaiting("e9", "Carl has already asked.", 8);
        var dialog = OpenFilled("600");

        await dialog.Find("form").SubmitAsync();

        Assert.Equal("/escalations/e9", dialog.Find("[data-outcome=waiting] a").GetAttribute("href"));
        Assert.Equal("Customer asked, weekday batches.", dialog.Find("#reason").GetAttribute("value"));
    }

    [Fact]
    public void Open_UrgentRaiseInForce_IsMeasuredFromTheLastingLimit()
    {
        LimitChanges.Basis = new("10482", 220, 200, 230)
        {
            LimitState = new()
            {
                PlanDefault = 200,
                Temporary = new(220, LimitSource.UrgentRaise, Clock.GetUtcNow().AddHours(5)),
            },
        };
        var dialog = Open();

        dialog.Find("#new-limit").Input("300");

        Assert.Equal("Ask engineering", dialog.Find("button[type=submit]").TextContent);
        Assert.Contains("30 over its limit", dialog.Find("#guardrail").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1h", 1)]
    [InlineData("24h", 24)]
    [InlineData("7d", 168)]
    public async Task Submit_WithAPreset_SendsTheTimeItShows(string key, int hours)
    {
        var dialog = OpenFilled("150");

        Choose(dialog, key);
        Assert.Contains(
            "then 200, the lasting limit",
            dialog.Find("[data-ends]").TextContent,
            StringComparison.Ordinal
        );
        await dialog.Find("form").SubmitAsync();

        Assert.Equal(Samples.Now.AddHours(hours), Assert.Single(LimitChanges.Requests).ExpiresAt);
    }

    [Theory]
    [InlineData("", "Write a day and a time")]
    [InlineData("tomorrow", "Write a day and a time")]
    [InlineData("2026-03-04 13:59", "That time has passed.")]
    [InlineData("2036-03-04 14:00", "at most 90 days")]
    public void Submit_WithAnImpossibleTime_SaysSoAndAsksNobody(string typed, string message)
    {
        var dialog = OpenFilled("150");
        Choose(dialog, ExpiryChoice.Custom);
        dialog.Find("#expiry-time").Input(typed);

        dialog.Find("form").Submit();

        Assert.Contains(message, dialog.Find("#expiry-time-problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(LimitChanges.Requests);
    }

    [Theory]
    [InlineData("2026-03-05 17:30")]
    [InlineData("2026-03-05T17:30")]
    public async Task Submit_WithATypedTime_SendsIt(string typed)
    {
        var dialog = OpenFilled("150");
        Choose(dialog, ExpiryChoice.Custom);
        dialog.Find("#expiry-time").Input(typed[..12]);
        Assert.Empty(dialog.FindAll("#expiry-time-problem"));
        dialog.Find("#expiry-time").Input(typed);

        await dialog.Find("form").SubmitAsync();

        Assert.Equal(
            new DateTimeOffset(2026, 3, 5, 17, 30, 0, TimeSpan.Zero),
            Assert.Single(LimitChanges.Requests).ExpiresAt
        );
    }

    private static void Choose(IRenderedComponent<MudFrame> dialog, string key) =>
        dialog
            .FindAll(".choices input[type=radio]")[ExpiryChoice.Choices.ToList().FindIndex(choice => choice.Key == key)]
            .Click();

    private IRenderedComponent<MudFrame> OpenFilled(string limit)
    {
        var dialog = Open();
        dialog.Find("#new-limit").Input(limit);
        dialog.Find("#reason").Input("Customer asked, weekday batches.");
        dialog.Find("#ticket").Input("SUP-2291");
        return dialog;
    }

    private IRenderedComponent<MudFrame> Open() =>
        RenderPage<ChangeLimitDialog>(parameters =>
            parameters
                .Add(dialog => dialog.Account, Samples.Account().Account)
                .Add(dialog => dialog.OnClose, () => _closed = true)
        );
}
