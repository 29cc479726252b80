using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Changing a limit: the guardrails, who may, what is audited, and what starts.</summary>
public abstract class LimitChangeContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Change_Raise_WaitingStartAtOnceInOrder()
    {
        await RegisterAsync(limit: 10);
        var ids = (await SubmitAsync(30)).Results.Select(result => result.Id).ToList();

        var applied = Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(10, 25));

        Assert.Equal((10, 25, 15), (applied.OldLimit, applied.NewLimit, applied.Started));
        Assert.Equal(ids.Take(25), (await LeaseAsync()).Select(lease => lease.Id));
        Assert.Equal((25, 5), ((await StateAsync()).Running, (await StateAsync()).Queued));
    }

    /// <summary>The dialog's button said "Apply" when it was clicked; meanwhile the rule moved.</summary>
    [SkippableFact]
    public async Task Change_RuleMovedSinceItWasShown_DoesNothingAndSaysWhatHoldsNow()
    {
        await RegisterAsync(limit: 100);
        await SubmitAsync(150);
        var wish = Wish(100, 200) with { ShownRule = LimitChangeRule.WithinGuardrails };

        var moved = Assert.IsType<LimitChangeOutcome.RuleMoved>(
            await Host.Changes.ChangeAsync(People.Engineer, wish, default)
        );

        Assert.Equal(LimitChangeRule.OverageTooLarge, moved.Rule);
        Assert.Contains(
            "now the change needs engineering. The account is 50 over its limit",
            moved.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(moved, await Host.Changes.ChangeAsync(People.Engineer, wish, default));
        Assert.Equal(100, (await Host.BasisAsync(People.Engineer, Account))!.CurrentLimit);
        Assert.Equal(
            AuditOutcome.Conflict,
            (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0].Outcome
        );
        Assert.IsType<LimitChangeOutcome.Applied>(
            await Host.Changes.ChangeAsync(
                People.Engineer,
                Wish(100, 90) with
                {
                    ShownRule = LimitChangeRule.LowerOrEqual,
                },
                default
            )
        );
    }

    [SkippableFact]
    public async Task Change_Lower_StopsNothingAndDrains()
    {
        await RegisterAsync(limit: 5);
        await SubmitAsync(8);
        await ChangeAsync(5, 2);
        Assert.Equal(5, (await StateAsync()).Running);
        var leases = await LeaseAsync();

        for (var index = 0; index < 3; index++)
        {
            Assert.Empty((await CompleteAsync([leases[index]])).Started);
        }

        Assert.Single((await CompleteAsync([leases[3]])).Started);
        Assert.Equal((2, 2), ((await StateAsync()).Running, (await StateAsync()).Queued));
    }

    [SkippableTheory]
    [InlineData(20, 101, null)]
    [InlineData(20, 500, null)]
    [InlineData(20, 501, LimitChangeRule.OverThreshold)]
    [InlineData(21, 101, LimitChangeRule.OverageTooLarge)]
    [InlineData(21, 100, null)]
    [InlineData(21, 1, null)]
    [InlineData(21, 501, LimitChangeRule.OverThreshold)]
    [InlineData(0, 500, null)]
    public async Task Change_ByTheGuardrailTable_IsAppliedOrRefused(int overage, int wanted, LimitChangeRule? refusedBy)
    {
        await RegisterAsync(limit: 100);
        await SubmitAsync(100 + overage);

        var outcome = await ChangeAsync(100, wanted);

        Assert.Equal(refusedBy, (outcome as LimitChangeOutcome.Refused)?.Rule);
        Assert.Equal(refusedBy is null, outcome is LimitChangeOutcome.Applied);
        Assert.Equal(refusedBy is null ? wanted : 100, (await StateAsync()).ThrottleLimitOverride);
        var entry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];
        Assert.Equal(refusedBy is null ? AuditOutcome.Applied : AuditOutcome.Refused, entry.Outcome);
        Assert.Equal((outcome as LimitChangeOutcome.Refused)?.Sentence, entry.Rule);
        Assert.Equal(
            ("Customer expects more traffic", "SUP-1", "Eve Engineer", """{"throttleLimit":100}"""),
            (entry.Reason, entry.Ticket, entry.ActorName, entry.Before)
        );
    }

    [SkippableTheory]
    [InlineData(59, 45, true)]
    [InlineData(61, 0, false)]
    public async Task Change_PeakSomeTimeAgo_CountsForAnHour(int minutes, int seconds, bool counts)
    {
        // The guardrail once overlooked a peak of 59 minutes and 45 seconds ago, because its minute had begun before
        // the window.
        Clock.Advance(TimeSpan.FromSeconds(45));
        await RegisterAsync(limit: 10);
        await SubmitAsync(40);
        for (var round = 0; round < 4; round++)
        {
            await CompleteAsync(await LeaseAsync());
        }

        Clock.Advance(new TimeSpan(0, minutes, seconds));
        var basis = await Host.BasisAsync(People.Engineer, Account);
        var throttling = await Host.FiguresAsync(People.Engineer, Account);
        var outcome = await ChangeAsync(10, 20);

        Assert.Equal((counts ? 40 : 0, counts ? 30 : 0), (basis!.PeakDemand, basis.Overage));
        Assert.Equal(basis.PeakDemand, throttling!.PeakDemand);
        Assert.Equal(counts, outcome is LimitChangeOutcome.Refused);
    }

    [SkippableFact]
    public async Task Change_DemandCarriedIntoTheHour_Counts()
    {
        await RegisterAsync(limit: 10);
        await SubmitAsync(40);
        var leases = await LeaseAsync(seconds: 3_600);
        Clock.Advance(TimeSpan.FromMinutes(110));
        await Limiter.CompleteAsync(
            [.. leases.Select(lease => new TranscriptResult(lease.Id, lease.LeaseToken, true))],
            default
        );

        Assert.Equal(40, (await Host.BasisAsync(People.Engineer, Account))!.PeakDemand);
        Assert.IsType<LimitChangeOutcome.Refused>(await ChangeAsync(10, 20));
    }

    [SkippableFact]
    public async Task Change_SeenLimitIsStale_IsAConflictThatNamesWhoChangedIt()
    {
        await RegisterAsync(limit: 300);

        var conflict = Assert.IsType<LimitChangeOutcome.Conflict>(await ChangeAsync(200, 400));

        Assert.Equal(
            (300, "The limit is no longer 200: Eve Engineer changed it to 300. Look again before you change it."),
            (conflict.CurrentLimit, conflict.Sentence)
        );
        Assert.Equal(
            AuditOutcome.Conflict,
            (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0].Outcome
        );
    }

    [SkippableFact]
    public async Task Change_ByAManager_IsForbiddenAndAudited()
    {
        await RegisterAsync();

        var outcome = await Host.Changes.ChangeAsync(People.Manager, Wish(200, 250), default);

        Assert.IsType<LimitChangeOutcome.Forbidden>(outcome);
        var entry = Assert.Single(await ActsAsync());
        Assert.Equal(
            (AuditOutcome.Forbidden, "Mia Manager", "SupportManager"),
            (entry.Outcome, entry.ActorName, entry.Roles)
        );
        Assert.Null((await StateAsync()).ThrottleLimitOverride);
    }

    [SkippableFact]
    public async Task Change_UnknownAccount_SaysSo() =>
        Assert.IsType<LimitChangeOutcome.UnknownAccount>(await ChangeAsync(200, 250, "nobody"));

    [SkippableFact]
    public async Task Change_SameAttemptAgain_GetsTheSameAnswerAndIsAuditedOnce()
    {
        await RegisterAsync(limit: 10);
        await SubmitAsync(15);
        var other = await StartNodeAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(click => ChangeAsync(10, 12, correlationId: "click", node: click % 2 == 0 ? Host : other))
        );

        Assert.Single(answers.Distinct());
        Assert.Equal(
            (10, 12, 2),
            answers[0] is LimitChangeOutcome.Applied applied
                ? (applied.OldLimit, applied.NewLimit, applied.Started)
                : default
        );
        Assert.Equal(2, (await ActsAsync()).Count);
    }

    [SkippableFact]
    public async Task Change_RepeatOfEveryOutcome_AnswersIt()
    {
        await RegisterAsync(limit: 10);
        foreach (var (seen, wanted) in new[] { (10, 501), (11, 20) })
        {
            var first = await ChangeAsync(seen, wanted, correlationId: $"attempt-{seen}");
            Assert.Equal(first, await ChangeAsync(seen, wanted, correlationId: $"attempt-{seen}"));
        }

        var forbidden = await Host.Changes.ChangeAsync(People.Manager, Wish(10, 11, correlationId: "no"), default);
        Assert.Equal(
            forbidden,
            await Host.Changes.ChangeAsync(People.Manager, Wish(10, 11, correlationId: "no"), default)
        );
        Assert.IsType<LimitChangeOutcome.Invalid>(await ChangeAsync(10, 11, correlationId: "no"));
    }

    [SkippableFact]
    public async Task Change_TwoEngineersAtOnceOnTwoNodes_OneAppliesOneConflicts()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();
        for (var (round, seen) = (0, 200); round < 5; round++)
        {
            var now = seen;
            var answers = await Task.WhenAll(
                Host.Changes.ChangeAsync(People.Engineer, Wish(now, now + 1), default),
                other.Changes.ChangeAsync(People.Colleague, Wish(now, now + 2), default)
            );

            seen = Assert.Single(answers.OfType<LimitChangeOutcome.Applied>()).NewLimit;
            Assert.Equal(seen, Assert.Single(answers.OfType<LimitChangeOutcome.Conflict>()).CurrentLimit);
        }
    }

    [SkippableFact]
    public async Task Change_InvalidFields_NothingIsTriedNorAudited()
    {
        await RegisterAsync();

        var invalid = Assert.IsType<LimitChangeOutcome.Invalid>(
            await Host.Changes.ChangeAsync(
                People.Engineer,
                new(Account, 200, 2_000_000_000, "short", new string('x', 10_000), ""),
                default
            )
        );

        Assert.Equal(
            ["NewLimit", "Reason", "Ticket", "CorrelationId"],
            invalid.Problems.Select(problem => problem.Field)
        );
        Assert.Empty(await ActsAsync());
    }

    [SkippableTheory]
    [InlineData("<script>alert(1)</script> 'quoted' \"twice\" \\ {json} %_ ; DROP TABLE transcripts --")]
    [InlineData("Mehr Verkehr, größer: 日本語 🎧 e\u0301 שלום line\nbreak\tand tab")]
    public async Task Change_OddReason_IsKeptToTheLetterAndTheChainHolds(string reason)
    {
        await RegisterAsync();

        await Host.Changes.ChangeAsync(People.Engineer, Wish(200, 250) with { Reason = reason }, default);

        Assert.Equal(reason, Assert.Single(await ActsAsync()).Reason);
        Assert.Null((await Host.Audit.VerifyAsync(People.Manager, null, default)).BrokenAt);
    }

    [SkippableTheory]
    [InlineData("a reason with\0a NUL in it")]
    [InlineData("a reason with half \ud83d a character")]
    [InlineData("a reason that \u202e reads backwards")]
    [InlineData("a reason with a \u2028 line separator")]
    public async Task Change_ReasonThatIsNoText_IsInvalid(string reason)
    {
        // SQLite cut it at the NUL, so that the audit's hash no longer fitted; PostgreSQL failed.
        await RegisterAsync();

        var invalid = Assert.IsType<LimitChangeOutcome.Invalid>(
            await Host.Changes.ChangeAsync(People.Engineer, Wish(200, 250) with { Reason = reason }, default)
        );

        Assert.Equal("Reason", Assert.Single(invalid.Problems).Field);
    }

    [SkippableFact]
    public async Task Change_OnOneNode_IsInForceForTheNextDecisionOnAnother()
    {
        var other = await StartNodeAsync();
        await RegisterAsync(limit: 2);
        Assert.Equal((2, 2), ((await SubmitAsync(3, node: other)).EffectiveLimit, (await StateAsync()).Running));

        await ChangeAsync(2, 5);
        var raised = await SubmitAsync(3, node: other);
        await ChangeAsync(5, 1, node: other);
        var lowered = await SubmitAsync(1);

        Assert.Equal((5, 5, 1), (raised.EffectiveLimit, raised.Running, raised.Queued));
        Assert.Equal((1, 5, 2), (lowered.EffectiveLimit, lowered.Running, lowered.Queued));
    }

    [SkippableFact]
    public async Task Readers_WithoutThePermission_AreDenied()
    {
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Audit.VerifyAsync(People.Engineer, null, default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Audit.ListAsync(People.Engineer, new(), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Audit.AccountActivityAsync(People.Stranger, Account, 1, default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() => Host.BasisAsync(People.Stranger, Account));
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Directory.FindAsync(People.Stranger, Account, default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() => Host.Throttling.NowAsync(People.Stranger, default));
    }
}

public sealed class SqliteLimitChangeTests() : LimitChangeContract(TestEngine.Sqlite);

public sealed class PostgreSqlLimitChangeTests() : LimitChangeContract(TestEngine.PostgreSql);

public sealed class SqlServerLimitChangeTests() : LimitChangeContract(TestEngine.SqlServer);
