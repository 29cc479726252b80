using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Asking engineering: when it is possible, who decides, what is applied, and who is told.</summary>
public abstract class EscalationContract(TestEngine engine) : EscalationTestBase(engine)
{
    [SkippableFact]
    public async Task Request_GuardrailAsksForEngineering_WaitsBoundToWhatWasSeen()
    {
        await RegisterAsync(limit: 100);
        await SubmitAsync(130);

        var requested = Assert.IsType<EscalationRequestOutcome.Requested>(await RequestAsync(100, 300));

        Assert.Equal(LimitChangeRule.OverageTooLarge, requested.Rule);
        var escalation = (await EscalationAsync(requested.EscalationId)).Escalation;
        Assert.Equal(
            (EscalationState.Waiting, 100, 300, 130, 100, 30),
            (
                escalation.State,
                escalation.OldLimit,
                escalation.NewLimit,
                escalation.PeakDemand,
                escalation.Running,
                escalation.Queued
            )
        );
        Assert.Equal(
            (Clock.GetUtcNow() + TimeSpan.FromHours(72), People.Engineer.Id),
            (escalation.LapsesAt, escalation.RequestedById)
        );
        Assert.Equal(100, (await BasisAsync()).CurrentLimit);
        Assert.Equal(escalation, (await BasisAsync()).Waiting);
        var entry = await LastEntryAsync();
        Assert.Equal(
            (AuditActions.RequestEscalation, AuditOutcome.Applied, requested.AuditSequence),
            (entry.Action, entry.Outcome, entry.Sequence)
        );
    }

    [SkippableFact]
    public async Task Request_TellsEngineeringOnceWithEscapedTexts()
    {
        await Host.Registry.RegisterAsync(Registration() with { Name = "Acme <b> & Sons" }, default);

        var requested = Assert.IsType<EscalationRequestOutcome.Requested>(
            await Host.Escalations.RequestAsync(
                People.Engineer,
                Wish(200, 600) with
                {
                    Reason = "Traffic > 500 & <!channel> rising",
                },
                default
            )
        );

        var post = Assert.Single(await PostsAsync());
        Assert.Equal(
            (OutboxKind.SlackPost, $"escalation:{requested.EscalationId}:Requested", Account),
            (post.Kind, post.DeduplicationKey, post.AccountId)
        );
        var text = EngineeringPost.Read(post.Payload).Text;
        Assert.Contains(
            $"<http://localhost:5210/escalations/{requested.EscalationId}|Limit escalation> for Acme &lt;b&gt; &amp; "
                + "Sons (`acme`), 200 to 600",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("> Traffic &gt; 500 &amp; &lt;!channel&gt; rising", text, StringComparison.Ordinal);
        Assert.Contains(
            "Traffic > 500 & <!channel> rising",
            (await EscalationAsync(requested.EscalationId)).Message,
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    public async Task Request_SupportMayApplyItAlone_IsRefused()
    {
        await RegisterAsync();

        var refused = Assert.IsType<EscalationRequestOutcome.NotNeeded>(await RequestAsync(200, 300));

        Assert.StartsWith("This needs no escalation.", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(AuditOutcome.Refused, (await LastEntryAsync()).Outcome);
        Assert.Empty(await PostsAsync());
    }

    [SkippableFact]
    public async Task Request_OneWaits_IsAConflictThatNamesIt()
    {
        await RegisterAsync();
        var first = await RequestedAsync(200, 600);

        var second = Assert.IsType<EscalationRequestOutcome.AlreadyWaiting>(
            await Host.Escalations.RequestAsync(People.Colleague, Wish(200, 700), default)
        );

        Assert.Equal(first, second.EscalationId);
        Assert.StartsWith(
            "Eve Engineer has already asked engineering for 600 (from 200)",
            second.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(AuditOutcome.Conflict, (await LastEntryAsync()).Outcome);
    }

    [SkippableFact]
    public async Task Request_ThousandAtOnceOnTwoNodes_OneWaits()
    {
        var other = await StartNodeAsync();
        await RegisterAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 1_000)
                .Select(index =>
                    Task.Run(() =>
                        (index % 2 == 0 ? Host : other).Escalations.RequestAsync(
                            People.Engineer,
                            Wish(200, 600),
                            default
                        )
                    )
                )
        );

        var requested = Assert.Single(answers.OfType<EscalationRequestOutcome.Requested>());
        Assert.All(answers.OfType<EscalationRequestOutcome.AlreadyWaiting>(), refused =>
            Assert.Equal(requested.EscalationId, refused.EscalationId)
        );
        Assert.Equal(999, answers.OfType<EscalationRequestOutcome.AlreadyWaiting>().Count());
        Assert.Single(await PostsAsync());
    }

    [SkippableFact]
    public async Task Request_SameAttemptAgain_IsTheSameEscalation()
    {
        var other = await StartNodeAsync();
        await RegisterAsync();
        var request = Wish(200, 600, correlationId: "click");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(index =>
                    Task.Run(() =>
                        (index % 2 == 0 ? Host : other).Escalations.RequestAsync(People.Engineer, request, default)
                    )
                )
        );

        Assert.IsType<EscalationRequestOutcome.Requested>(Assert.Single(answers.Distinct()));
        Assert.IsType<EscalationRequestOutcome.Invalid>(
            await Host.Escalations.RequestAsync(People.Colleague, request, default)
        );
    }

    [SkippableFact]
    public async Task Request_OfEveryOtherKind_IsRefusedAsItShould()
    {
        await RegisterAsync();

        Assert.IsType<EscalationRequestOutcome.Forbidden>(
            await Host.Escalations.RequestAsync(People.Approver, Wish(200, 600), default)
        );
        Assert.Equal(
            (AuditOutcome.Forbidden, EscalationTexts.MayNotRequest),
            ((await LastEntryAsync()).Outcome, (await LastEntryAsync()).Rule)
        );
        Assert.Equal(200, Assert.IsType<EscalationRequestOutcome.Conflict>(await RequestAsync(150, 600)).CurrentLimit);
        Assert.IsType<EscalationRequestOutcome.Invalid>(
            await Host.Escalations.RequestAsync(People.Engineer, Wish(200, 600) with { Reason = "short" }, default)
        );
        Assert.IsType<EscalationRequestOutcome.Invalid>(
            await Host.Escalations.RequestAsync(
                People.Engineer,
                Wish(200, 600) with
                {
                    ExpiresAt = Clock.GetUtcNow(),
                },
                default
            )
        );
        Assert.IsType<EscalationRequestOutcome.UnknownAccount>(
            await Host.Escalations.RequestAsync(People.Engineer, Wish(200, 600, "nobody"), default)
        );
    }

    [SkippableFact]
    public async Task Approve_AppliesAtOnceAndStartsWhatWaits()
    {
        await RegisterAsync(limit: 10);
        await SubmitAsync(50);
        var id = await RequestedAsync(10, 40);

        var approved = Assert.IsType<EscalationDecisionOutcome.Decided>(
            await DecideAsync(id, EscalationDecision.Approve, comment: "fine")
        );

        Assert.Equal(
            (EscalationState.Approved, 10, 40, 30),
            (approved.State, approved.OldLimit, approved.NewLimit, approved.Started)
        );
        Assert.Equal(
            (40, LimitSource.Approval, null),
            ((await BasisAsync()).CurrentLimit, (await BasisAsync()).LimitState.Source, (await BasisAsync()).Waiting)
        );
        var escalation = (await EscalationAsync(id)).Escalation;
        Assert.Equal(
            ("Ann Approver", "fine", approved.AuditSequence),
            (escalation.DecidedBy, escalation.Comment, escalation.DecisionAuditSequence)
        );
        Assert.Equal(
            (AuditActions.ApproveEscalation, AuditOutcome.Applied),
            ((await LastEntryAsync()).Action, (await LastEntryAsync()).Outcome)
        );
        Assert.Contains(
            "*approved* by Ann Approver",
            EngineeringPost.Read((await PostsAsync())[0].Payload).Text,
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    public async Task Approve_UntilATime_IsTemporary()
    {
        await RegisterAsync();
        var until = Clock.GetUtcNow().AddDays(2);
        var requested = await Host.Escalations.RequestAsync(
            People.Engineer,
            Wish(200, 600) with
            {
                ExpiresAt = until,
            },
            default
        );
        await DecideAsync(
            Assert.IsType<EscalationRequestOutcome.Requested>(requested).EscalationId,
            EscalationDecision.Approve
        );

        var standing = (await BasisAsync()).LimitState;
        Assert.Equal(
            (600, until, LimitSource.Approval, 200),
            (standing.Value, standing.Temporary!.ExpiresAt, standing.Source, standing.Lasting)
        );
        Clock.Advance(TimeSpan.FromDays(2));
        await Host.Service<LimitExpiry>().RunAsync(default);
        Assert.Equal(200, (await BasisAsync()).CurrentLimit);
    }

    [SkippableFact]
    public async Task Deny_NeedsACommentAndChangesNothing()
    {
        await RegisterAsync();
        var id = await RequestedAsync(200, 600);

        Assert.IsType<EscalationDecisionOutcome.Invalid>(await DecideAsync(id, EscalationDecision.Deny, comment: "  "));
        Assert.IsType<EscalationDecisionOutcome.Invalid>(
            await DecideAsync(id, EscalationDecision.Deny, comment: new string('x', 2_001))
        );
        Assert.Equal(
            EscalationState.Denied,
            Assert
                .IsType<EscalationDecisionOutcome.Decided>(
                    await DecideAsync(id, EscalationDecision.Deny, comment: "no capacity")
                )
                .State
        );

        Assert.Equal(
            (200, "no capacity"),
            ((await BasisAsync()).CurrentLimit, (await EscalationAsync(id)).Escalation.Comment)
        );
        Assert.Equal(
            (AuditActions.DenyEscalation, "no capacity"),
            ((await LastEntryAsync()).Action, (await LastEntryAsync()).Reason)
        );
    }

    [SkippableTheory]
    [InlineData(EscalationDecision.Approve)]
    [InlineData(EscalationDecision.Deny)]
    public async Task Decide_ByTheRequesterWithBothRoles_IsRefused(EscalationDecision decision)
    {
        await RegisterAsync();
        var id = await RequestedAsync(200, 600, by: People.Both);

        var refused = Assert.IsType<EscalationDecisionOutcome.Refused>(await DecideAsync(id, decision, People.Both));

        Assert.Equal(
            (EscalationRefusal.OwnRequest, EscalationTexts.OwnRequest, AuditOutcome.Refused),
            (refused.Refusal, refused.Sentence, (await LastEntryAsync()).Outcome)
        );
        Assert.Equal(EscalationState.Waiting, (await EscalationAsync(id)).State);
    }

    [SkippableFact]
    public async Task Decide_WithoutTheRight_IsForbiddenAndAudited()
    {
        await RegisterAsync();
        var id = await RequestedAsync(200, 600);
        foreach (
            var actor in new[]
            {
                People.Colleague,
                People.Manager,
                People.Stranger,
                People.Approver with
                {
                    Roles = [],
                },
            }
        )
        {
            Assert.IsType<EscalationDecisionOutcome.Forbidden>(
                await DecideAsync(id, EscalationDecision.Approve, actor)
            );
            Assert.Equal(
                (AuditOutcome.Forbidden, actor.Id),
                ((await LastEntryAsync()).Outcome, (await LastEntryAsync()).ActorId)
            );
        }

        Assert.Equal(200, (await BasisAsync()).CurrentLimit);
    }

    [SkippableFact]
    public async Task Withdraw_OnlyByTheRequester()
    {
        await RegisterAsync();
        var id = await RequestedAsync(200, 600);

        Assert.Equal(
            EscalationRefusal.NotOwnRequest,
            Assert
                .IsType<EscalationDecisionOutcome.Refused>(
                    await DecideAsync(id, EscalationDecision.Withdraw, People.Colleague)
                )
                .Refusal
        );
        Assert.Equal(
            EscalationState.Withdrawn,
            Assert
                .IsType<EscalationDecisionOutcome.Decided>(
                    await DecideAsync(id, EscalationDecision.Withdraw, People.Engineer)
                )
                .State
        );

        Assert.NotEqual(id, await RequestedAsync(200, 700));
    }

    [SkippableFact]
    public async Task Decide_TwoApproversAtOnceOnTwoNodes_OneWinsAndTheOtherHearsWho()
    {
        var other = await StartNodeAsync();
        await RegisterAsync();
        for (var (round, seen) = (0, 200); round < 5; round++)
        {
            var id = await RequestedAsync(seen, 600 + round);
            var answers = await Task.WhenAll(
                Task.Run(() => DecideAsync(id, EscalationDecision.Approve, People.Approver)),
                Task.Run(() => DecideAsync(id, EscalationDecision.Approve, People.OtherApprover, node: other))
            );

            seen = Assert.Single(answers.OfType<EscalationDecisionOutcome.Decided>()).NewLimit;
            var slower = Assert.Single(answers.OfType<EscalationDecisionOutcome.Refused>());
            Assert.Equal(EscalationRefusal.NotWaiting, slower.Refusal);
            Assert.Matches("^(Ann|Oto) Approver approved it at ", slower.Sentence);
            Clock.Advance(TimeSpan.FromHours(2));
        }
    }

    [SkippableFact]
    public async Task Decide_SameAttemptAgain_GetsTheSameAnswer()
    {
        await RegisterAsync(limit: 10);
        await SubmitAsync(50);
        var id = await RequestedAsync(10, 40);
        foreach (
            var (actor, name) in new[]
            {
                (People.Colleague, "forbidden"),
                (People.Approver, "approved"),
                (People.OtherApprover, "late"),
            }
        )
        {
            var request = new EscalationDecisionRequest(id, EscalationDecision.Approve, null, name);
            var first = await Host.Escalations.DecideAsync(actor, request, default);
            Assert.Equal(first, await Host.Escalations.DecideAsync(actor, request, default));
        }

        Assert.IsType<EscalationDecisionOutcome.UnknownEscalation>(
            await DecideAsync("nothing", EscalationDecision.Approve)
        );
    }
}

public sealed class SqliteEscalationTests() : EscalationContract(TestEngine.Sqlite);

public sealed class PostgreSqlEscalationTests() : EscalationContract(TestEngine.PostgreSql);

public sealed class SqlServerEscalationTests() : EscalationContract(TestEngine.SqlServer);
