using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Taking the last change back.</summary>
public abstract class UndoContract(TestEngine engine) : CoreContract(engine)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [SkippableFact]
    public async Task Undo_LastChange_BringsBackValueAndSourceAndStartsWhatWaits()
    {
        await RegisterAsync(limit: 10);
        var lowered = await AppliedAsync(10, 2);
        await SubmitAsync(6);

        var undone = Assert.IsType<LimitMoveOutcome.Applied>(await UndoAsync(lowered, reason: " slip of the finger "));

        Assert.Equal((2, 10, 4), (undone.OldLimit, undone.NewLimit, undone.Started));
        Assert.Equal(
            (10, LimitSource.Override),
            ((await BasisAsync()).CurrentLimit, (await BasisAsync()).LimitState.Source)
        );
        var entry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];
        Assert.Equal(
            (AuditActions.UndoThrottleLimit, AuditOutcome.Applied, $"Undo of #{lowered}: slip of the finger", "SUP-1"),
            (entry.Action, entry.Outcome, entry.Reason, entry.Ticket)
        );
    }

    [SkippableFact]
    public async Task Undo_FirstChange_GoesBackToThePlansDefault()
    {
        await RegisterAsync();
        var raised = await AppliedAsync(200, 300);

        await UndoAsync(raised);

        Assert.Equal(
            (200, LimitSource.PlanDefault),
            ((await BasisAsync()).CurrentLimit, (await BasisAsync()).LimitState.Source)
        );
    }

    [SkippableTheory]
    [InlineData(30, 250, true)]
    [InlineData(50, 200, false)]
    public async Task Undo_OfALastingChangeOverATemporary_BringsItBackUnlessItsTimeIsUp(
        int minutes,
        int expected,
        bool isTemporary
    )
    {
        await RegisterAsync();
        var expiry = Clock.GetUtcNow().AddMinutes(45);
        await Host.Changes.ChangeAsync(People.Engineer, Wish(200, 250) with { ExpiresAt = expiry }, default);
        var lasting = await AppliedAsync(250, 220);
        Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.IsType<LimitMoveOutcome.Applied>(await UndoAsync(lasting));

        var standing = (await BasisAsync()).LimitState;
        Assert.Equal(
            (expected, isTemporary ? expiry : null, 200),
            (standing.Value, standing.Temporary?.ExpiresAt, standing.Lasting)
        );
    }

    [SkippableFact]
    public async Task Undo_MovedSince_IsRefusedAndNamesWho()
    {
        await RegisterAsync();
        var first = await AppliedAsync(200, 210);
        await Host.Changes.ChangeAsync(People.Colleague, Wish(210, 220), default);

        var refused = Assert.IsType<LimitMoveOutcome.Refused>(await UndoAsync(first));

        Assert.Equal(
            "The limit moved since. The last change is that of Carl Colleague, from 210 to 220. Look again.",
            refused.Sentence
        );
        Assert.Equal((AuditOutcome.Conflict, refused.AuditSequence), await LastEntryAsync());
        Assert.Equal(220, (await BasisAsync()).CurrentLimit);
    }

    [SkippableTheory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public async Task Undo_Time_HasAnEnd(int minutes, bool isDone)
    {
        await RegisterAsync();
        var change = await AppliedAsync(200, 210);
        Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(isDone, (await BasisAsync()).Undoable is not null);
        Assert.Equal(isDone, await UndoAsync(change) is LimitMoveOutcome.Applied);
    }

    [SkippableFact]
    public async Task Undo_OfAnUndoOrAnExpiry_IsRefused()
    {
        await RegisterAsync();
        var undo = Assert.IsType<LimitMoveOutcome.Applied>(await UndoAsync(await AppliedAsync(200, 210)));
        var again = Assert.IsType<LimitMoveOutcome.Refused>(await UndoAsync(undo.AuditSequence));
        await Host.Changes.ChangeAsync(
            People.Engineer,
            Wish(200, 250) with
            {
                ExpiresAt = Clock.GetUtcNow() + Hour,
            },
            default
        );
        Clock.Advance(Hour);
        await Host.Service<LimitExpiry>().RunAsync(default);
        var expiry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0].Sequence;

        Assert.Equal("Eve Engineer has already undone the last change. Change the limit instead.", again.Sentence);
        Assert.IsType<LimitMoveOutcome.Refused>(await UndoAsync(expiry));
        Assert.Null((await BasisAsync()).Undoable);
    }

    [SkippableFact]
    public async Task Undo_OfADefaultThatNeverMoved_IsRefused()
    {
        await RegisterAsync();
        Assert.Equal(
            "The limit was never changed: there is nothing to undo.",
            Assert.IsType<LimitMoveOutcome.Refused>(await UndoAsync(1)).Sentence
        );
    }

    [SkippableFact]
    public async Task Undo_ByAManager_IsForbiddenAndAudited()
    {
        await RegisterAsync();
        var change = await AppliedAsync(200, 210);

        Assert.IsType<LimitMoveOutcome.Forbidden>(
            await Host.Changes.UndoAsync(
                People.Manager,
                new(Account, change, "Slip of the finger", "SUP-1", "no"),
                default
            )
        );

        Assert.Equal(AuditOutcome.Forbidden, (await LastEntryAsync()).Outcome);
        Assert.Equal(210, (await BasisAsync()).CurrentLimit);
    }

    [SkippableFact]
    public async Task Undo_TwoAtOnceOnTwoNodes_OneUndoes()
    {
        var other = await StartNodeAsync();
        await RegisterAsync();
        var change = await AppliedAsync(200, 210);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(index =>
                    Task.Run(() =>
                        (index % 2 == 0 ? Host : other).Changes.UndoAsync(
                            index % 2 == 0 ? People.Engineer : People.Colleague,
                            new(Account, change, "Slip of the finger", "SUP-1", $"undo-{index}"),
                            default
                        )
                    )
                )
        );

        Assert.Single(answers.OfType<LimitMoveOutcome.Applied>());
        Assert.Equal(5, answers.OfType<LimitMoveOutcome.Refused>().Count());
        Assert.Equal(200, (await BasisAsync()).CurrentLimit);
    }

    [SkippableFact]
    public async Task Undo_SameAttemptAgain_GetsTheSameAnswer()
    {
        await RegisterAsync();
        var request = new LimitUndoRequest(
            Account,
            await AppliedAsync(200, 210),
            "Slip of the finger",
            "SUP-1",
            "once"
        );

        var first = await Host.Changes.UndoAsync(People.Engineer, request, default);

        Assert.Equal(first, await Host.Changes.UndoAsync(People.Engineer, request, default));
        Assert.IsType<LimitMoveOutcome.Invalid>(
            await Host.Changes.UndoAsync(People.Engineer, request with { AuditSequence = 99 }, default)
        );
        Assert.IsType<LimitMoveOutcome.Invalid>(
            await Host.Changes.UndoAsync(People.Engineer, request with { Reason = "a NUL \0 in it" }, default)
        );
        Assert.IsType<LimitMoveOutcome.UnknownAccount>(
            await Host.Changes.UndoAsync(
                People.Engineer,
                new("nobody", 1, "Slip of the finger", "SUP-1", "other"),
                default
            )
        );
    }

    /// <summary>An undo asked neither reason nor ticket.</summary>
    [SkippableTheory]
    [InlineData("too short", "SUP-1", nameof(LimitUndoRequest.Reason))]
    [InlineData("Slip of the finger", " ", nameof(LimitUndoRequest.Ticket))]
    public async Task Undo_WithoutReasonOrTicket_IsNotTried(string reason, string ticket, string field)
    {
        await RegisterAsync();
        var change = await AppliedAsync(200, 210);

        var invalid = Assert.IsType<LimitMoveOutcome.Invalid>(
            await Host.Changes.UndoAsync(People.Engineer, new(Account, change, reason, ticket, "once"), default)
        );

        Assert.Equal(field, Assert.Single(invalid.Problems).Field);
        Assert.Equal(210, (await BasisAsync()).CurrentLimit);
    }

    private async Task<long> AppliedAsync(int seen, int wanted) =>
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(seen, wanted)).AuditSequence;

    private Task<LimitMoveOutcome> UndoAsync(long sequence, string reason = "Slip of the finger") =>
        Host.Changes.UndoAsync(
            People.Engineer,
            new(Account, sequence, reason, "SUP-1", Guid.NewGuid().ToString("N")),
            default
        );

    private async Task<LimitChangeBasis> BasisAsync() => (await Host.BasisAsync(People.Engineer, Account))!;

    private async Task<(AuditOutcome Outcome, long Sequence)> LastEntryAsync()
    {
        var entry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];
        return (entry.Outcome, entry.Sequence);
    }
}

public sealed class SqliteUndoTests() : UndoContract(TestEngine.Sqlite);

public sealed class PostgreSqlUndoTests() : UndoContract(TestEngine.PostgreSql);

public sealed class SqlServerUndoTests() : UndoContract(TestEngine.SqlServer);
