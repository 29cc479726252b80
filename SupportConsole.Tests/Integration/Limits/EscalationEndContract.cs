using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Escalations that end without a decision, the urgent raise meanwhile, and what is read of them.</summary>
public abstract class EscalationEndContract(TestEngine engine) : EscalationTestBase(engine)
{
    private static readonly TimeSpan ThreeDays = TimeSpan.FromHours(72);

    [SkippableTheory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public async Task Approve_AtTheLapse_IsRefusedFromThatTimeOn(int milliseconds, bool isLapsed)
    {
        await RegisterAsync();
        var id = await RequestedAsync(200, 600);
        Clock.Advance(ThreeDays + TimeSpan.FromMilliseconds(milliseconds));

        var outcome = await DecideAsync(id, EscalationDecision.Approve);

        Assert.Equal(isLapsed, outcome is EscalationDecisionOutcome.Refused { Refusal: EscalationRefusal.Lapsed });
        Assert.Equal(
            isLapsed ? EscalationState.Lapsed : EscalationState.Approved,
            (await EscalationAsync(id)).Escalation.State
        );
        Assert.Equal(isLapsed ? 200 : 600, (await BasisAsync()).CurrentLimit);
    }

    [SkippableFact]
    public async Task Lapse_Service_NotesItOnce()
    {
        var other = await StartNodeAsync();
        await RegisterAsync();
        var id = await RequestedAsync(200, 600);
        Clock.Advance(ThreeDays);
        Assert.Equal(
            (EscalationState.Waiting, EscalationState.Lapsed),
            ((await EscalationAsync(id)).Escalation.State, (await EscalationAsync(id)).State)
        );

        var lapsed = await Task.WhenAll(
            new[] { Host, other, Host, other }.Select(node =>
                Task.Run(() => node.Service<EscalationLapse>().RunAsync(default))
            )
        );

        Assert.Equal((1, EscalationState.Lapsed), (lapsed.Sum(), (await EscalationAsync(id)).Escalation.State));
        Assert.Equal(
            (AuditActions.LapseEscalation, "system:escalation-lapse"),
            ((await LastEntryAsync()).Action, (await LastEntryAsync()).ActorId)
        );
        Assert.Equal(
            [$"escalation:{id}:Lapsed", $"escalation:{id}:Requested"],
            (await PostsAsync()).Select(post => post.DeduplicationKey)
        );
    }

    [SkippableFact]
    public async Task Request_AfterOneLapsedUnnoted_MakesRoom()
    {
        await RegisterAsync();
        var first = await RequestedAsync(200, 600);
        Clock.Advance(ThreeDays);

        var second = await RequestedAsync(200, 700);

        Assert.Equal(
            (EscalationState.Lapsed, EscalationState.Waiting),
            ((await EscalationAsync(first)).Escalation.State, (await EscalationAsync(second)).Escalation.State)
        );
    }

    [SkippableFact]
    public async Task Change_WhileOneWaits_VoidsItAndSaysWho()
    {
        await RegisterAsync();
        var id = await RequestedAsync(200, 600);

        var applied = Assert.IsType<LimitChangeOutcome.Applied>(
            await Host.Changes.ChangeAsync(People.Colleague, Wish(200, 250), default)
        );

        var escalation = (await EscalationAsync(id)).Escalation;
        Assert.Equal(
            (EscalationState.Void, "Carl Colleague changed the limit from 200 to 250.", applied.AuditSequence),
            (escalation.State, escalation.Comment, escalation.DecisionAuditSequence)
        );
        Assert.Equal(id, applied.VoidedEscalationId);
        var refused = Assert.IsType<EscalationDecisionOutcome.Refused>(
            await DecideAsync(id, EscalationDecision.Approve)
        );
        Assert.Equal(EscalationRefusal.NotWaiting, refused.Refusal);
        Assert.EndsWith(
            "Carl Colleague changed the limit from 200 to 250.",
            refused.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(
            [$"escalation:{id}:Requested", $"escalation:{id}:Void"],
            (await PostsAsync()).Select(post => post.DeduplicationKey)
        );
    }

    [SkippableFact]
    public async Task Approve_PlanMovedTheLimit_IsVoid()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        await SubmitAsync(40);
        var id = await RequestedAsync(5, 20);
        await Host.Registry.RegisterAsync(Registration(plan: AccountPlan.Contracted), default);

        var refused = Assert.IsType<EscalationDecisionOutcome.Refused>(
            await DecideAsync(id, EscalationDecision.Approve)
        );

        Assert.Equal(
            (EscalationRefusal.LimitMoved, EscalationState.Void, 200),
            (refused.Refusal, (await EscalationAsync(id)).Escalation.State, (await BasisAsync()).CurrentLimit)
        );
        Assert.Equal(AuditOutcome.Conflict, (await LastEntryAsync()).Outcome);
    }

    [SkippableFact]
    public async Task Approve_RaceWithAChange_NeverAppliesOverIt()
    {
        var other = await StartNodeAsync();
        await RegisterAsync();
        for (var (round, seen) = (0, 200); round < 6; round++)
        {
            var (from, id) = (seen, await RequestedAsync(seen, 600 + round));
            var approving = Task.Run(() => DecideAsync(id, EscalationDecision.Approve));
            var changing = Task.Run(() => ChangeAsync(from, from - 1, node: other));
            var (approval, change) = (await approving, await changing);

            // One of the two came first; the other found another limit.
            Assert.NotEqual(approval is EscalationDecisionOutcome.Decided, change is LimitChangeOutcome.Applied);
            seen = (await BasisAsync()).CurrentLimit;
            Assert.Equal(approval is EscalationDecisionOutcome.Decided ? 600 + round : from - 1, seen);
        }
    }

    [SkippableFact]
    public async Task Approve_ExpiryHasPassed_IsRefusedAndCanBeDenied()
    {
        await RegisterAsync();
        var outcome = await Host.Escalations.RequestAsync(
            People.Engineer,
            Wish(200, 600) with
            {
                ExpiresAt = Clock.GetUtcNow().AddHours(1),
            },
            default
        );
        var id = Assert.IsType<EscalationRequestOutcome.Requested>(outcome).EscalationId;
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(
            EscalationRefusal.ExpiryPassed,
            Assert.IsType<EscalationDecisionOutcome.Refused>(await DecideAsync(id, EscalationDecision.Approve)).Refusal
        );
        Assert.IsType<EscalationDecisionOutcome.Decided>(await DecideAsync(id, EscalationDecision.Deny));
    }

    [SkippableFact]
    public async Task UrgentRaise_WhileOneWaits_LastsADayAndLeavesItWaiting()
    {
        await RegisterAsync(limit: 100);
        await SubmitAsync(150);
        var id = await RequestedAsync(100, 300);

        var raised = Assert.IsType<LimitMoveOutcome.Applied>(await RaiseAsync(100, 120));

        Assert.Equal(
            (100, 120, 20, Clock.GetUtcNow().AddHours(24), 100),
            (raised.OldLimit, raised.NewLimit, raised.Started, raised.ExpiresAt, raised.RevertsTo)
        );
        Assert.Equal(
            (LimitSource.UrgentRaise, EscalationState.Waiting),
            ((await BasisAsync()).LimitState.Source, (await EscalationAsync(id)).State)
        );
        Assert.Equal(AuditActions.UrgentRaise, (await LastEntryAsync()).Action);
        Clock.Advance(TimeSpan.FromHours(24));
        await Host.Service<LimitExpiry>().RunAsync(default);
        Assert.Equal(
            (100, EscalationState.Waiting),
            ((await BasisAsync()).CurrentLimit, (await EscalationAsync(id)).State)
        );
        Assert.IsType<EscalationDecisionOutcome.Decided>(await DecideAsync(id, EscalationDecision.Approve));
    }

    [SkippableFact]
    public async Task UrgentRaise_IsNoStepToGoOnFromAlone()
    {
        // 30 over the limit: with 20 more it would be 10 over, which support could raise alone.
        await RegisterAsync(limit: 100);
        await SubmitAsync(130);
        await RequestedAsync(100, 300);
        await RaiseAsync(100, 120);

        Assert.Equal(
            LimitChangeRule.OverageTooLarge,
            Assert.IsType<LimitChangeOutcome.Refused>(await ChangeAsync(120, 300)).Rule
        );
        Assert.Equal(
            LimitChangeRule.OverageTooLarge,
            Assert.IsType<LimitChangeOutcome.Refused>(await ChangeAsync(120, 120)).Rule
        );
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(120, 100));
    }

    [SkippableFact]
    public async Task UrgentRaise_OutsideItsBounds_IsRefusedAndAudited()
    {
        await RegisterAsync(limit: 100);
        await SubmitAsync(150);
        Assert.Equal(EscalationTexts.NoneWaits(20), await RefusalAsync(100, 110));
        await RequestedAsync(100, 300);

        Assert.Equal("An urgent raise goes to 120 at most (20 above the limit).", await RefusalAsync(100, 121));
        Assert.Equal("An urgent raise must be above the limit in force, 100.", await RefusalAsync(100, 100));
        Assert.StartsWith("The limit is no longer 90", await RefusalAsync(90, 110), StringComparison.Ordinal);
        Assert.IsType<LimitMoveOutcome.Applied>(await RaiseAsync(100, 110));
        Assert.StartsWith(
            "An urgent raise to 110 is in force until ",
            await RefusalAsync(110, 120),
            StringComparison.Ordinal
        );
        Assert.IsType<LimitMoveOutcome.Forbidden>(
            await Host.Changes.RaiseUrgentlyAsync(People.Approver, Wish(110, 120), default)
        );

        async Task<string> RefusalAsync(int seen, int wanted)
        {
            var refused = Assert.IsType<LimitMoveOutcome.Refused>(await RaiseAsync(seen, wanted));
            Assert.Equal(refused.AuditSequence, (await LastEntryAsync()).Sequence);
            return refused.Sentence;
        }
    }

    [SkippableFact]
    public async Task UrgentRaise_OverATemporaryLimit_EndsWithItAndGoesBackToTheLastingOne()
    {
        await RegisterAsync(limit: 100);
        await Host.Changes.ChangeAsync(
            People.Engineer,
            Wish(100, 150) with
            {
                ExpiresAt = Clock.GetUtcNow().AddHours(3),
            },
            default
        );
        await RequestedAsync(150, 600);

        var raised = Assert.IsType<LimitMoveOutcome.Applied>(await RaiseAsync(150, 170));

        Assert.Equal((Clock.GetUtcNow().AddHours(3), 100), (raised.ExpiresAt, raised.RevertsTo));
    }

    [SkippableFact]
    public async Task Approve_DuringAnUrgentRaise_EndsIt()
    {
        await RegisterAsync(limit: 100);
        await SubmitAsync(150);
        var id = await RequestedAsync(100, 300);
        await RaiseAsync(100, 120);

        Assert.IsType<EscalationDecisionOutcome.Decided>(await DecideAsync(id, EscalationDecision.Approve));

        Assert.Equal((300, null), ((await BasisAsync()).CurrentLimit, (await BasisAsync()).LimitState.Temporary));
    }

    /// <summary>Support could undo what engineering had approved.</summary>
    [SkippableFact]
    public async Task Undo_OfAnApproval_IsEngineeringsOnly()
    {
        await RegisterAsync(limit: 100);
        var id = await RequestedAsync(100, 600);
        var approved = Assert.IsType<EscalationDecisionOutcome.Decided>(
            await DecideAsync(id, EscalationDecision.Approve)
        );
        LimitUndoRequest Undo() =>
            new(Account, approved.AuditSequence, "Slip of the finger", "SUP-1", Guid.NewGuid().ToString("N"));

        Assert.Equal(
            new LimitMoveOutcome.Forbidden(LimitChangeTexts.UndoNeedsEngineering),
            await Host.Changes.UndoAsync(People.Engineer, Undo(), default)
        );
        Assert.Equal(
            (AuditOutcome.Forbidden, LimitChangeTexts.UndoNeedsEngineering),
            ((await LastEntryAsync()).Outcome, (await LastEntryAsync()).Rule)
        );
        Assert.Equal(600, (await BasisAsync()).CurrentLimit);

        Assert.IsType<LimitMoveOutcome.Applied>(await Host.Changes.UndoAsync(People.Approver, Undo(), default));
        Assert.Equal((100, "SUP-1"), ((await BasisAsync()).CurrentLimit, (await LastEntryAsync()).Ticket));
    }

    [SkippableFact]
    public async Task Undo_OfAnUrgentRaise_LeavesTheEscalationWaiting()
    {
        await RegisterAsync(limit: 100);
        await SubmitAsync(150);
        var id = await RequestedAsync(100, 300);
        var raised = Assert.IsType<LimitMoveOutcome.Applied>(await RaiseAsync(100, 120));

        await Host.Changes.UndoAsync(
            People.Engineer,
            new(Account, raised.AuditSequence, "Slip of the finger", "SUP-1", "undo"),
            default
        );

        Assert.Equal(
            (100, EscalationState.Waiting),
            ((await BasisAsync()).CurrentLimit, (await EscalationAsync(id)).State)
        );
    }

    [SkippableFact]
    public async Task List_TellsTheKindsApartAndPages()
    {
        for (var number = 0; number < EscalationQuery.PageSize + 2; number++)
        {
            await RegisterAsync($"a{number}");
            Assert.IsType<EscalationRequestOutcome.Requested>(
                await Host.Escalations.RequestAsync(People.Engineer, Wish(200, 600, $"a{number}"), default)
            );
        }

        var waiting = (await Host.Escalations.ListAsync(People.Manager, new(EscalationKind.Waiting, 2), default)).Items;
        await DecideAsync(waiting[0].Escalation.Id, EscalationDecision.Deny);
        await Host.Changes.ChangeAsync(People.Engineer, Wish(200, 210, waiting[1].Escalation.AccountId), default);

        var page = await Host.Escalations.ListAsync(People.Approver, new(EscalationKind.Decided), default);
        Assert.Equal(
            (2, EscalationQuery.PageSize, 1, 1),
            (
                waiting.Count,
                page.Counts[EscalationKind.Waiting],
                page.Counts[EscalationKind.Decided],
                page.Counts[EscalationKind.Lapsed]
            )
        );
        Assert.Equal(waiting[0].Escalation.Id, Assert.Single(page.Items).Escalation.Id);
        Clock.Advance(ThreeDays);
        Assert.Equal(
            0,
            (await Host.Escalations.ListAsync(People.Approver, new(EscalationKind.Waiting), default)).Counts[
                EscalationKind.Waiting
            ]
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Escalations.ListAsync(People.Stranger, new(EscalationKind.Waiting), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Escalations.FindAsync(People.Stranger, "any", default)
        );
        Assert.Null(await Host.Escalations.FindAsync(People.Manager, "any", default));
    }

    [SkippableFact]
    public async Task EndedSince_TellsTheRequesterOnly()
    {
        await RegisterAsync();
        var since = Clock.GetUtcNow();
        await DecideAsync(await RequestedAsync(200, 600), EscalationDecision.Deny);

        Assert.Single(await Host.Escalations.EndedSinceAsync(People.Engineer, since, default));
        Assert.Empty(await Host.Escalations.EndedSinceAsync(People.Engineer, since.AddMilliseconds(1), default));
        Assert.Empty(await Host.Escalations.EndedSinceAsync(People.Colleague, since, default));
    }

    private Task<LimitMoveOutcome> RaiseAsync(int seen, int wanted) =>
        Host.Changes.RaiseUrgentlyAsync(People.Engineer, Wish(seen, wanted), default);
}

public sealed class SqliteEscalationEndTests() : EscalationEndContract(TestEngine.Sqlite);

public sealed class PostgreSqlEscalationEndTests() : EscalationEndContract(TestEngine.PostgreSql);

public sealed class SqlServerEscalationEndTests() : EscalationEndContract(TestEngine.SqlServer);
