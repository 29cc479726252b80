using Bunit;
using SupportConsole.Components.LimitChanges.Overrides;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.LimitChanges.Overrides;

public sealed class OverrideDialogTests : PageContext
{
    private const string Reason = "Agreed in the contract";

    private int _answered;

    private OverridableLimit Streaming => Overrides.Limits[0];

    [Fact]
    public void Open_ShowsWhatIsInForceAndWhereItComesFrom()
    {
        var dialog = Open();

        Assert.Contains(
            "300 set by Carl Colleague; the Pay-as-you-go plan gives 100",
            Words(dialog, "[data-seen]"),
            StringComparison.Ordinal
        );
        Assert.Equal("300", dialog.Find("#override-limit").GetAttribute("value"));
        Assert.Contains("the Pay-as-you-go plan's default, 100", Words(dialog, ".choices"), StringComparison.Ordinal);
    }

    /// <summary>Opened, the dialog said of the value in force that it would be applied at once, and lowered.</summary>
    [Fact]
    public void Open_NothingChanged_SaysNoRule()
    {
        Overrides.Limits[0] = Streaming with { Demand = new(120, null, 0, 0, 0) };
        var dialog = Open();

        Assert.DoesNotContain("Lowering", dialog.Markup, StringComparison.Ordinal);
        dialog.Find("#override-limit").Input("150");
        Assert.Contains("Lowering a limit is applied at once", dialog.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("1e9")]
    [InlineData("")]
    public void Type_Nonsense_SaysSoAtOnceAndShowsNoWhatIf(string typed)
    {
        Overrides.Limits[0] = Streaming with { Demand = new(120, null, 0, 0, 0) };
        StreamingWhatIf.Replay = new(
            Samples.Now.AddDays(-1),
            Samples.Now,
            300,
            true,
            new() { Opened = 40 },
            new() { Opened = 40 }
        );
        var dialog = Open();
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll("[data-replay]")));

        dialog.Find("#override-limit").Input(typed);

        Assert.Contains("Write a whole number", Words(dialog, "#override-limit-problem"), StringComparison.Ordinal);
        Assert.Empty(dialog.FindAll("[data-replay]"));
    }

    /// <summary>The core takes a lower start at once; the dialog said "step by step".</summary>
    [Fact]
    public void Type_ALowerOne_SaysThatItIsInForceAtOnce()
    {
        var dialog = Open();

        dialog.Find("#override-limit").Input("150");
        Assert.StartsWith(
            "300 → 150. In force at once, also where the limit has scaled up.",
            Words(dialog, "[data-override-effect]"),
            StringComparison.Ordinal
        );

        dialog.Find("#override-limit").Input("0");
        Assert.Contains(
            "Every new session is refused",
            Words(dialog, "[data-override-effect]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Change_Filled_SendsItOnceAndShowsTheEntry()
    {
        var dialog = OpenFilled("1,000");
        var gate = new TaskCompletionSource<OverrideOutcome>();
        Overrides.Answer = _ => gate.Task;

        dialog.Find("form").Submit();
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        dialog.Find("form").Submit();
        gate.SetResult(new OverrideOutcome.Applied(LimitKind.StreamingSessionsPerMinute, 300, 1_000, false, 41));

        dialog.WaitForAssertion(() =>
            Assert.Contains(
                "New streaming sessions a minute: 300 → 1,000.",
                Words(dialog, "[data-outcome=applied]"),
                StringComparison.Ordinal
            )
        );
        var request = Assert.Single(Overrides.Requests);
        Assert.Equal((300, 1_000, Reason, "SUP-77"), (request.Seen, request.Wanted, request.Reason, request.Ticket));
        Assert.Equal(1, _answered);
    }

    [Fact]
    public void Change_ToThePlans_SendsNoValue()
    {
        var dialog = OpenFilled("nonsense");
        dialog.FindAll(".choices input")[1].Click();
        Assert.Empty(dialog.FindAll("#override-limit"));

        dialog.Find("form").Submit();

        Assert.Null(Assert.Single(Overrides.Requests).Wanted);
        Assert.Contains(
            "300 → 100, the plan's default",
            Words(dialog, "[data-outcome=applied]"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "Write a whole number")]
    [InlineData("many", "Write a whole number")]
    [InlineData("12.5", "Write a whole number")]
    [InlineData("99999999999", "Write a whole number")]
    [InlineData("100001", "from 0 to 100,000")]
    [InlineData("300", "nothing would change")]
    public void Change_Nonsense_SaysWhatIsWrongAndAsksNobody(string limit, string problem)
    {
        var dialog = OpenFilled(limit);

        dialog.Find("form").Submit();

        Assert.Contains(problem, Words(dialog, "#override-limit-problem"), StringComparison.Ordinal);
        Assert.Empty(Overrides.Requests);
    }

    [Fact]
    public void Change_WithoutReasonAndTicket_NamesBoth()
    {
        var dialog = Open();

        dialog.Find("form").Submit();

        Assert.Contains("10 characters or more", Words(dialog, "#override-reason-problem"), StringComparison.Ordinal);
        Assert.NotEmpty(Words(dialog, "#override-ticket-problem"));
    }

    [Fact]
    public void Limit_MovesWhileOpen_MustBeSeenFirst()
    {
        var dialog = OpenFilled("400");

        dialog
            .FindComponent<OverrideDialog>()
            .Render(parameters =>
                parameters.Add(
                    open => open.Limit,
                    Streaming with
                    {
                        Own = FakeOverrideService.Own(Streaming.Kind, 500),
                    }
                )
            );
        Assert.Contains(
            "Carl Colleague set it to 500",
            Words(dialog, "[data-outcome=moved]"),
            StringComparison.Ordinal
        );
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));

        dialog.Find("[data-outcome=moved] button").Click();
        dialog.Find("form").Submit();
        Assert.Equal((500, 400), (Overrides.Requests[0].Seen, Overrides.Requests[0].Wanted));
    }

    [Fact]
    public void Change_WithoutAnAnswer_IsTheSameAttemptWhenTriedAgain()
    {
        var dialog = OpenFilled("400");
        Overrides.Answer = _ => throw new InvalidOperationException("planted");
        dialog.Find("form").Submit();
        Assert.Contains("not known whether", Words(dialog, "[data-outcome=unanswered]"), StringComparison.Ordinal);

        // It was applied after all, and the page has heard of it.
        dialog
            .FindComponent<OverrideDialog>()
            .Render(parameters =>
                parameters.Add(
                    open => open.Limit,
                    Streaming with
                    {
                        Own = FakeOverrideService.Own(Streaming.Kind, 400),
                    }
                )
            );
        Overrides.Answer = _ =>
            Task.FromResult<OverrideOutcome>(
                new OverrideOutcome.Applied(LimitKind.StreamingSessionsPerMinute, 300, 400, false, 41)
            );
        dialog.Find("form").Submit();

        Assert.Equal(Overrides.Requests[0], Overrides.Requests[1]);
        Assert.NotEmpty(dialog.FindAll("[data-outcome=applied]"));
    }

    [Theory]
    [InlineData("conflict")]
    [InlineData("forbidden")]
    [InlineData("unknown")]
    public void Change_Refused_SaysWhyAndKeepsWhatWasTyped(string outcome)
    {
        var dialog = OpenFilled("400");
        Overrides.Answer = _ =>
            Task.FromResult<OverrideOutcome>(
                outcome switch
                {
                    "conflict" => new OverrideOutcome.Conflict("It moved.", 9),
                    "forbidden" => new OverrideOutcome.Forbidden("No."),
                    _ => new OverrideOutcome.UnknownAccount(),
                }
            );

        dialog.Find("form").Submit();

        Assert.NotEmpty(dialog.FindAll($"[data-outcome={outcome}]"));
        Assert.Equal(Reason, dialog.Find("#override-reason").GetAttribute("value"));
    }

    private static string Words(IRenderedComponent<MudFrame> dialog, string selector) =>
        string.Join(' ', dialog.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<MudFrame> Open() =>
        RenderPage<OverrideDialog>(parameters =>
            parameters
                .Add(dialog => dialog.AccountId, "10482")
                .Add(dialog => dialog.Limit, Streaming)
                .Add(dialog => dialog.OnAnswered, () => _answered++)
        );

    private IRenderedComponent<MudFrame> OpenFilled(string limit)
    {
        var dialog = Open();
        dialog.Find("#override-limit").Input(limit);
        dialog.Find("#override-reason").Input(Reason);
        dialog.Find("#override-ticket").Input("SUP-77");
        return dialog;
    }
}
