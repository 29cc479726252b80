using Bunit;
using SupportConsole.Components.LimitChanges;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.LimitChanges;

/// <summary>What an account's page says of its limit: counting down, waiting, undoing.</summary>
public sealed class LimitStateTests : PageContext
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

    [Fact]
    public void Temporary_CountsDownInPlace()
    {
        LimitChanges.Basis = new("10482", 400, 200, 180)
        {
            Standing = new() { PlanDefault = 200, Temporary = new(400, LimitSource.Override, Samples.Now.AddMinutes(72)) },
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

    [Fact]
    public async Task Undo_AsksFirstAndSaysWhatHappened()
    {
        LimitChanges.Basis = LimitChanges.Basis! with { Undoable = Last };
        var state = Open();
        Assert.Empty(LimitChanges.Undos);

        state.Find("[data-undo] button").Click();
        Assert.Contains("goes back from 300 to 200", state.Markup, StringComparison.Ordinal);
        state.Find("#undo-reason").Change("Slip of the finger");
        state.Find("#undo-ticket").Change(" SUP-2291 ");
        await state.Find("form").SubmitAsync();

        var undo = Assert.Single(LimitChanges.Undos);
        Assert.Equal((7, "Slip of the finger", "SUP-2291"), (undo.AuditSequence, undo.Reason, undo.Ticket));
        Assert.Contains("300 → 200", state.Find("[data-outcome=undone]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_Refused_SaysWhy()
    {
        LimitChanges.Basis = LimitChanges.Basis! with { Undoable = Last };
        LimitChanges.UndoAnswer = new LimitMoveOutcome.Refused("The limit moved since.", 9);
        var state = Open();
        state.Find("[data-undo] button").Click();

        await state.Find("form").SubmitAsync();

        Assert.Equal("The limit moved since.", state.Find("[data-outcome=undo-refused]").TextContent);
    }

    [Fact]
    public void Undo_ForWhoMayNotChangeLimits_IsNotThere()
    {
        SignIn(Samples.Manager);
        LimitChanges.Basis = LimitChanges.Basis! with { Undoable = Last };

        Assert.Empty(Open().FindAll("[data-undo]"));
    }

    /// <summary>Support could take an approval of engineering back.</summary>
    [Fact]
    public void Undo_OfAnApproval_IsThereForEngineeringOnly()
    {
        LimitChanges.Basis = LimitChanges.Basis! with { Undoable = Last with { Cause = LimitChangeCause.Escalation } };
        Assert.Empty(Open().FindAll("[data-undo]"));

        SignIn(Samples.Approver);
        Assert.Single(Open().FindAll("[data-undo]"));
    }

    private IRenderedComponent<LimitState> Open() => Render<LimitState>(parameters => parameters.Add(state => state.AccountId, "10482"));
}
