using Bunit;
using Moq;
using SupportConsole.Components.Administration;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Administration;

public sealed class AdministrationDialogTests : PageContext
{
    private const string Reason = "Agreed with the customer in writing";

    private int _answered;

    public AdministrationDialogTests()
    {
        SignIn(Samples.Manager);
        Administration
            .Setup(ServiceMocks.AnyAdministration)
            .ReturnsAsync(
                (Actor _, AdministrationRequest request, CancellationToken _) =>
                    new AdministrationOutcome.Applied(
                        request.Field,
                        AuditedSettings.Of(request.Field, request.Seen),
                        AuditedSettings.Of(request.Field, request.Wanted),
                        41
                    )
            );
    }

    [Fact]
    public void Plan_Downgrade_ShowsEveryLimitAndWhatIsBeyondIt()
    {
        var dialog = Open("set-plan", Samples.Administered(Busy, keys: 7, projects: 5));

        ChoosePlan(dialog, AccountPlan.Free);

        Assert.Equal(
            [
                "Transcripts at once 200 → 5 180 175 beyond: they finish, and none starts until fewer than 5 run.",
                "New streaming sessions a minute 100 → 5 12 More were opened this minute: the next one is refused. "
                    + "Free accounts do not scale up.",
                "LeMUR requests in 60 seconds 30 → 2 3 More came in the last 60 seconds: the next one is refused.",
                "Projects 2 5 3 beyond: they stay, and none is made until there are fewer than 2.",
                "API keys 9 7 Stays: own limit. Remove the own limit of 9; the plan gives 2",
            ],
            Rows(dialog)
        );
        Assert.Contains("Of 40 waiting transcripts none starts at once.", Effect(dialog), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OwnLimitToGo_IsSentAsItWasSeen()
    {
        var dialog = Open("set-plan", Samples.Administered());
        ChoosePlan(dialog, AccountPlan.Free);
        dialog.Find("[data-step=ApiKeys] input[type=checkbox]").Change(true);

        Assert.Contains(
            "API keys 9 → 2 4 2 beyond",
            Rows(dialog).Single(row => row.StartsWith("API keys", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Submit(dialog);

        var request = Assert.Single(Administration.Arguments<AdministrationRequest>());
        Assert.Equal((AccountPlan.PayAsYouGo, AccountPlan.Free), (request.Seen.Plan, request.Wanted.Plan));
        Assert.Equal([new SeenOverride(LimitKind.ApiKeys, 9)], request.Removed);
        Assert.Contains(
            "Customer type: Pay-as-you-go → Free.",
            dialog.Find("[data-outcome=applied]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(1, _answered);
    }

    [Fact]
    public void Access_Disable_SaysWhatStops()
    {
        var disable = Effect(Open("set-access", Samples.Administered(Busy)));

        Assert.Contains("What runs finishes (180 transcripts)", disable, StringComparison.Ordinal);
        Assert.Contains("What waits stays (40 transcripts), and none starts", disable, StringComparison.Ordinal);
        Assert.Contains("12 sessions opened this minute", disable, StringComparison.Ordinal);
    }

    [Fact]
    public void Access_Enable_SaysWhatGoesOn() =>
        Assert.StartsWith(
            "Work is taken again. Of 40 waiting transcripts 20 start at once.",
            Effect(Open("set-access", Samples.Administered(state => Busy(state) with { Disabled = true }))),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        true,
        40,
        "The queue is paused: nothing starts until the pause ends, and 40 waiting transcripts go on waiting."
    )]
    [InlineData(true, 0, "The queue is paused: nothing starts until the pause ends.")]
    [InlineData(false, 3, "Of 3 waiting transcripts 3 start at once.")]
    public void Access_Enable_SaysWhatHoldsTheRest(bool paused, int queued, string effect) =>
        Assert.Equal(
            $"Work is taken again. {effect}",
            Effect(
                    Open(
                        "set-access",
                        Samples.Administered(state =>
                            Busy(state) with
                            {
                                Disabled = true,
                                Queued = queued,
                                PausedUntil = paused ? Samples.Now.AddHours(1) : null,
                            }
                        )
                    )
                )
                .Trim()
        );

    [Theory]
    [InlineData("set-importance", "owner", " Ola Owner ")]
    [InlineData("set-ttl", "hours", "87,600")]
    [InlineData("set-billing-id", "billing-id", "ERP-9")]
    [InlineData("set-contact", "email", "new@acme.example")]
    public void Text_Typed_IsSentTrimmed(string address, string input, string text)
    {
        var dialog = Open(address, Samples.Administered());

        dialog.Find($"#administration-{input}").Input(text);
        Submit(dialog);

        var wanted = Administration.Arguments<AdministrationRequest>()[0].Wanted;
        Assert.Contains(
            text.Trim().Replace(",", "", StringComparison.Ordinal),
            new[]
            {
                wanted.ImportantOwner,
                wanted.TranscriptTtlHours?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                wanted.ExternalBillingId,
                wanted.Email,
            }
        );
    }

    [Theory]
    [InlineData("set-ttl", "hours", "soon")]
    [InlineData("set-ttl", "hours", "0")]
    [InlineData("set-contact", "email", "nobody")]
    [InlineData("set-contact", "name", "a\u202eb")]
    public void Text_OutOfRange_SaysSoAndAsksNobody(string address, string input, string text)
    {
        var dialog = Open(address, Samples.Administered());

        dialog.Find($"#administration-{input}").Input(text);
        Submit(dialog);

        Assert.NotEmpty(dialog.Find($"#administration-{input}-problem").TextContent);
        Assert.Empty(Administration.Arguments<AdministrationRequest>());
    }

    [Fact]
    public void Field_MovedWhileOpen_MustBeSeenFirst()
    {
        var dialog = Open("set-plan", Samples.Administered());

        Show(dialog, Samples.Administered(state => state with { Plan = AccountPlan.Contracted }));
        Assert.Contains(
            "It is now: Contracted",
            dialog.Find("[data-outcome=moved]").TextContent,
            StringComparison.Ordinal
        );
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));

        dialog.Find("[data-outcome=moved] button").Click();
        Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void Conflict_NamesWhoChangedIt()
    {
        Administration
            .Setup(ServiceMocks.AnyAdministration)
            .ReturnsAsync(
                new AdministrationOutcome.Conflict("The plan is no longer what you saw.", 9)
                {
                    Change = new("Max Manager", Samples.Now, 8),
                }
            );
        var dialog = Open("set-access", Samples.Administered());

        Submit(dialog);

        Assert.Contains("Max Manager", dialog.Find("[data-outcome=conflict]").TextContent, StringComparison.Ordinal);
        Assert.Equal(Reason, dialog.Find("#administration-reason").GetAttribute("value"));
    }

    [Fact]
    public void Change_WithoutAnAnswer_IsTheSameAttemptWhenTriedAgain()
    {
        var dialog = Open("set-access", Samples.Administered());
        Administration
            .SetupSequence(ServiceMocks.AnyAdministration)
            .ThrowsAsync(new InvalidOperationException("planted"))
            .ReturnsAsync(new AdministrationOutcome.Applied(AccountField.Access, new(), new() { Disabled = true }, 41));
        Submit(dialog);
        Assert.NotEmpty(dialog.FindAll("[data-outcome=unanswered]"));

        // It was applied after all, and the page has heard of it.
        Show(dialog, Samples.Administered(state => state with { Disabled = true }));
        dialog.Find("form").Submit();

        var requests = Administration.Arguments<AdministrationRequest>();
        Assert.Equal(requests[0].CorrelationId, requests[1].CorrelationId);
        Assert.NotEmpty(dialog.FindAll("[data-outcome=applied]"));
    }

    private static AccountState Busy(AccountState state) =>
        state with
        {
            Running = 180,
            Queued = 40,
            ThrottledSince = Samples.Now,
        };

    private static string Effect(IRenderedComponent<MudFrame> dialog) => dialog.Find("[data-effect]").TextContent;

    private static IEnumerable<string> Rows(IRenderedComponent<MudFrame> dialog) =>
        dialog
            .FindAll("[data-step]")
            .Select(row =>
                string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            );

    private static void ChoosePlan(IRenderedComponent<MudFrame> dialog, AccountPlan plan) =>
        dialog
            .Find("input[type=hidden][name=plan]")
            .ParentElement!.QuerySelectorAll("input[type=radio]")[(int)plan]
            .Click();

    private static void Submit(IRenderedComponent<MudFrame> dialog)
    {
        dialog.Find("#administration-reason").Input(Reason);
        dialog.Find("#administration-ticket").Input("SUP-90");
        dialog.Find("form").Submit();
    }

    private static void Show(IRenderedComponent<MudFrame> dialog, AdministrationView view) =>
        dialog.FindComponent<AdministrationDialog>().Render(parameters => parameters.Add(shown => shown.View, view));

    private IRenderedComponent<MudFrame> Open(string address, AdministrationView view) =>
        RenderPage<AdministrationDialog>(parameters =>
            parameters
                .Add(dialog => dialog.View, view)
                .Add(dialog => dialog.Address, address)
                .Add(dialog => dialog.OnAnswered, () => _answered++)
        );
}
