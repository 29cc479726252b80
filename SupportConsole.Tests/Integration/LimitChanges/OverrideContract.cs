using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.LimitChanges;

/// <summary>
/// An account's own value of a limit, changed by an engineer while the limit is in use.
/// </summary>
public abstract class OverrideContract(TestEngine engine) : RateContract(engine)
{
    private const LimitKind Streaming = LimitKind.StreamingSessionsPerMinute;
    private const LimitKind Lemur = LimitKind.LemurRequestsPerMinute;

    private IOverrideService Service => Host.Get<IOverrideService>();

    [SkippableFact]
    public async Task Change_IsInForceForTheNextDecisionOnAnyNode()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();
        Assert.Equal(30, await AskManyAsync(40, other));

        Assert.IsType<OverrideOutcome.Applied>(await ChangeAsync(Lemur, null, 33));

        Assert.Equal(3, await AskManyAsync(10, other));
    }

    [SkippableFact]
    public async Task Change_BackToThePlan_TakesTheOwnValueAway()
    {
        await RegisterAsync();
        await OpenManyAsync(150);
        await ChangeAsync(Streaming, null, 300);
        Assert.Equal(300, (await OpenAsync()).Allowance.Limit);

        var applied = Assert.IsType<OverrideOutcome.Applied>(await ChangeAsync(Streaming, 300, null));

        Assert.Equal((300, 100, true), (applied.OldLimit, applied.NewLimit, applied.IsPlanDefault));
        Assert.Null((await FindAsync(Streaming)).Own);
        Assert.Null((await StateAsync()).StreamingLimitOverride);
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(100, (await OpenAsync()).Allowance.Limit);
    }

    [SkippableTheory]
    [InlineData(LimitKind.StreamingSessionsPerMinute, 100)]
    [InlineData(LimitKind.LemurRequestsPerMinute, 30)]
    [InlineData(LimitKind.Projects, 2)]
    [InlineData(LimitKind.ApiKeys, 4)]
    public async Task Change_OfAnyKind_ShowsItsValueWhoAndTheEntry(LimitKind kind, int planDefault)
    {
        await RegisterAsync();

        var applied = Assert.IsType<OverrideOutcome.Applied>(await ChangeAsync(kind, null, 50));

        var limit = await FindAsync(kind);
        Assert.Equal(
            (50, planDefault, People.Engineer.Name, applied.AuditSequence),
            (limit.Value, limit.PlanDefault, limit.Own!.SetBy, limit.Own.AuditSequence)
        );
        Assert.All(
            (await Service.FindAsync(People.Engineer, Account, default))!.Where(other => other.Kind != kind),
            other => Assert.Null(other.Own)
        );
        var known = (await Host.Get<IAccountRegistry>().FindLimitsAsync(Account, default))!.Limits.Single(other =>
            other.Kind == kind
        );
        Assert.Equal((50, LimitSource.Override, People.Engineer.Name), (known.Value, known.Source, known.SetBy));
        var entry = (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];
        Assert.Equal(
            (AuditActions.OverrideLimit, AuditOutcome.Applied, "SUP-77"),
            (entry.Action, entry.Outcome, entry.Ticket)
        );
        Assert.Equal(new AuditedOverride(kind, planDefault) { PlanDefault = true }, AuditedOverride.Read(entry.Before));
        Assert.Equal(new AuditedOverride(kind, 50), AuditedOverride.Read(entry.After));
    }

    [SkippableFact]
    public async Task Change_LeavesTheThrottleLimitAndWhatRunsAlone()
    {
        await RegisterAsync(limit: 3);
        await SubmitAsync(5);

        await ChangeAsync(Lemur, null, 7);

        var state = await StateAsync();
        Assert.Equal(
            (3, 2, 3, 7),
            (state.Running, state.Queued, state.ThrottleLimitOverride, state.LemurLimitOverride)
        );
    }

    [SkippableFact]
    public async Task Change_MovedMeanwhile_IsAConflictThatNamesWho()
    {
        await RegisterAsync();
        await ChangeAsync(Lemur, null, 40, actor: People.Colleague);

        var conflict = Assert.IsType<OverrideOutcome.Conflict>(await ChangeAsync(Lemur, null, 60));

        Assert.Contains("Carl Colleague set it to 40", conflict.Sentence, StringComparison.Ordinal);
        Assert.Equal(40, (await FindAsync(Lemur)).Value);
        Assert.Equal(
            AuditOutcome.Conflict,
            (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0].Outcome
        );
    }

    [SkippableFact]
    public async Task Change_TwoEngineersAtOnce_OneAppliesTheOtherSeesIt()
    {
        await RegisterAsync();
        await OpenManyAsync(150);
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Service.ChangeAsync(People.Engineer, Wish(Streaming, null, 200, "one"), default),
            other.Get<IOverrideService>().ChangeAsync(People.Colleague, Wish(Streaming, null, 300, "other"), default)
        );

        Assert.Single(outcomes.OfType<OverrideOutcome.Applied>());
        Assert.Single(outcomes.OfType<OverrideOutcome.Conflict>());
    }

    [SkippableFact]
    public async Task Change_SameAttemptTwice_AnswersTheFirstAndAnotherUnderItsIdIsRefused()
    {
        await RegisterAsync();
        await OpenManyAsync(150);

        var first = await ChangeAsync(Streaming, null, 200, "attempt-1");
        var second = await ChangeAsync(Streaming, null, 200, "attempt-1");

        Assert.IsType<OverrideOutcome.Applied>(first);
        Assert.Equal(first, second);
        Assert.IsType<OverrideOutcome.Invalid>(await ChangeAsync(Streaming, null, 201, "attempt-1"));
        Assert.IsType<OverrideOutcome.Invalid>(await ChangeAsync(Lemur, null, 200, "attempt-1"));
        Assert.IsType<OverrideOutcome.Invalid>(await ChangeAsync(Streaming, null, 200, "attempt-1", People.Colleague));
        Assert.Single(await Host.Audit.AccountActivityAsync(People.Engineer, Account, 9, default), entry =>
            entry.Action == AuditActions.OverrideLimit
        );
    }

    [SkippableFact]
    public async Task Change_WithoutTheRightOrTheAccount_SaysSo()
    {
        await RegisterAsync();

        Assert.IsType<OverrideOutcome.Forbidden>(await ChangeAsync(Lemur, null, 40, actor: People.Manager));
        Assert.IsType<OverrideOutcome.UnknownAccount>(
            await Service.ChangeAsync(
                People.Engineer,
                Wish(Lemur, null, 40, "nobody") with
                {
                    AccountId = "nobody",
                },
                default
            )
        );

        Assert.Equal(30, (await FindAsync(Lemur)).Value);
        Assert.Equal(
            AuditOutcome.Forbidden,
            (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0].Outcome
        );
        Assert.Null(await Service.FindAsync(People.Engineer, "nobody", default));
    }

    [SkippableFact]
    public async Task Explain_DecisionUnderAnOwnLimit_TellsWhoSetItAndWhy()
    {
        await RegisterAsync();
        await ChangeAsync(Streaming, null, 40, actor: People.Colleague);
        var set = Assert.IsType<OverrideOutcome.Applied>(await ChangeAsync(Lemur, null, 1));
        await AskAsync();
        var refused = Assert.IsType<LemurOutcome.LimitReached>(await AskAsync());

        // Whatever is changed afterwards, the decision met this one.
        await ChangeAsync(Lemur, 1, 50, actor: People.Colleague);
        await ChangeAsync(Lemur, 50, null, actor: People.Colleague);

        var id = Host.Decisions.Issue(refused.Decision!);
        var found = Assert
            .IsType<DecisionLookup.Found>(await Host.Decisions.ExplainAsync(People.Engineer, id, default))
            .Explanation;
        Assert.Equal(set.AuditSequence, found.LimitChange?.Sequence);
        Assert.Equal($"{People.Engineer.Name} set the account's own limit of 1.", found.LimitOrigin);
    }

    private static OverrideRequest Wish(LimitKind kind, int? seen, int? wanted, string attempt) =>
        new(Account, kind, seen, wanted, "Agreed in the contract", "SUP-77", attempt);

    private Task<OverrideOutcome> ChangeAsync(
        LimitKind kind,
        int? seen,
        int? wanted,
        string? attempt = null,
        Actor? actor = null
    ) =>
        Service.ChangeAsync(
            actor ?? People.Engineer,
            Wish(kind, seen, wanted, attempt ?? Guid.NewGuid().ToString("N")),
            default
        );

    private async Task<OverridableLimit> FindAsync(LimitKind kind) =>
        (await Service.FindAsync(People.Engineer, Account, default))!.Single(limit => limit.Kind == kind);
}

public sealed class SqliteOverrideTests() : OverrideContract(TestEngine.Sqlite);

public sealed class PostgreSqlOverrideTests() : OverrideContract(TestEngine.PostgreSql);

public sealed class SqlServerOverrideTests() : OverrideContract(TestEngine.SqlServer);
