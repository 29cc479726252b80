using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.LimitChanges;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.LimitChanges;

/// <summary>What an account's page says of its limit: counting down, waiting, undoing.</summary>
public sealed class LimitSummaryTests : PageContext
{
    private static readonly LimitChange Last = new()
    {
        AuditSequence = 7,
        AccountId = "10482",
        Kind = LimitKind.AsyncConcurrency,
        Cause = LimitChangeCause.Change,
        At = Samples.Now.AddMinutes(-5),
        By = "Robin",
        OldLimit = 200,
        OldSource = LimitSource.PlanDefault,
        NewLimit = 300,
        NewSource = LimitSource.Override,
    };

    private string? _dialog;
    private bool _changed;

    [Fact]
    public void Temporary_CountsDownInPlace()
    {
        LimitChanges.Basis = new("10482", 400, 200, 180)
        {
            LimitState = new()
            {
                PlanDefault = 200,
                Temporary = new(400, LimitSource.Override, Samples.Now.AddMinutes(72)),
            },
        };
        var state = Open();

        Assert.Equal("in 1 h 12 min", state.Find("[role=timer]").TextContent);
        Assert.Contains("then 200", state.Find("[data-temporary]").TextContent, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromSeconds(60 * 71));

        state.WaitForAssertion(() => Assert.Equal("in 1 min", state.Find("[role=timer]").TextContent));
        Clock.Advance(TimeSpan.FromSeconds(50));
        state.WaitForAssertion(() => Assert.Equal("in 10 s", state.Find("[role=timer]").TextContent));
    }

    [Fact]
    public void Waiting_LinksTheEscalation()
    {
        LimitChanges.Basis = LimitChanges.Basis! with { Waiting = Samples.Escalation().Escalation };

        var strip = Open().Find("[data-waiting]");

        Assert.Contains("asked for 600 (from 200)", strip.TextContent, StringComparison.Ordinal);
        Assert.Equal("/escalations/e1", strip.QuerySelector("a")!.GetAttribute("href"));
    }

    /// <summary>Four banners stood above the figures after an urgent raise.</summary>
    [Fact]
    public void EverythingAtOnce_IsOneLine()
    {
        LimitChanges.Basis = new("10482", 220, 200, 180)
        {
            LimitState = new()
            {
                PlanDefault = 200,
                Temporary = new(220, LimitSource.UrgentRaise, Samples.Now.AddHours(23)),
            },
            Waiting = Samples.Escalation().Escalation,
            Undoable = Last,
        };

        var state = Open();

        Assert.Single(state.FindAll(".notice"));
        Assert.All((string[])["[data-temporary=UrgentRaise]", "[data-waiting]", "[data-undo]"], part =>
            Assert.Single(state.FindAll($".notice {part}"))
        );
    }

    [Fact]
    public void NothingGoingOn_TakesNoRoom() => Assert.Empty(Open().FindAll(".notice"));

    [Fact]
    public async Task Undo_AsksForReasonAndTicketThenClosesAndTells()
    {
        LimitChanges.Basis = LimitChanges.Basis! with { Undoable = Last };
        var state = Open();
        state.Find("[data-undo]").Click();
        Assert.Equal("undo-7", _dialog);
        await DisposeComponentsAsync();
        state = Open();

        Assert.Contains("goes back from 300 to 200", state.Markup, StringComparison.Ordinal);
        await state.Find("form").SubmitAsync();
        Assert.Empty(LimitChanges.Undos);
        Assert.All((string[])["#undo-reason-problem", "#undo-ticket-problem"], id =>
            Assert.NotEmpty(state.Find(id).TextContent)
        );
        state.Find("#undo-reason").Input("Slip of the finger");
        state.Find("#undo-ticket").Input(" SUP-2291 ");
        await state.Find("form").SubmitAsync();

        var undo = Assert.Single(LimitChanges.Undos);
        Assert.Equal((7, "Slip of the finger", "SUP-2291"), (undo.AuditSequence, undo.Reason, undo.Ticket));
        var told = Assert.Single(Services.GetRequiredService<Toasts>().Current);
        Assert.Equal(("Undone: limit of 10482 300 → 200.", 8L), (told.Text, told.AuditSequence));
        Assert.Equal((null, true), (_dialog, _changed));
    }

    [Fact]
    public async Task Undo_Refused_SaysWhyAndStays()
    {
        LimitChanges.Basis = LimitChanges.Basis! with { Undoable = Last };
        LimitChanges.UndoAnswer = new LimitMoveOutcome.Refused("The limit moved since.", 9);
        _dialog = "undo-7";
        var state = Open();
        state.Find("#undo-reason").Input("Slip of the finger");
        state.Find("#undo-ticket").Input("SUP-2291");

        await state.Find("form").SubmitAsync();

        Assert.Contains(
            "The limit moved since.",
            state.Find("[data-outcome=undo-refused]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(("undo-7", 0), (_dialog, Services.GetRequiredService<Toasts>().Current.Count));
    }

    [Fact]
    public void Undo_ForWhoMayNotChangeLimits_IsNotThere()
    {
        SignIn(Samples.Manager);
        LimitChanges.Basis = LimitChanges.Basis! with { Undoable = Last };
        _dialog = "undo-7";

        var state = Open();

        Assert.Empty(state.FindAll("[data-undo]"));
        Assert.Empty(state.FindAll("form"));
    }

    /// <summary>Support could take an approval of engineering back.</summary>
    [Fact]
    public async Task Undo_OfAnApproval_IsThereForEngineeringOnly()
    {
        LimitChanges.Basis = LimitChanges.Basis! with { Undoable = Last with { Cause = LimitChangeCause.Escalation } };
        Assert.Empty(Open().FindAll("[data-undo]"));

        await DisposeComponentsAsync();
        SignIn(Samples.Approver);
        Assert.Single(Open().FindAll("[data-undo]"));
    }

    private IRenderedComponent<MudFrame> Open() =>
        RenderPage<LimitSummary>(parameters =>
            parameters
                .Add(state => state.Basis, LimitChanges.Basis)
                .Add(state => state.Dialog, _dialog)
                .Add(state => state.OnDialog, name => _dialog = name)
                .Add(state => state.OnChanged, () => _changed = true)
        );
}
