using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Administration;

/// <summary>A change of plan and what it does to limits that are in use.</summary>
public abstract class PlanChangeContract(TestEngine engine) : AdministrationTestBase(engine)
{
    [SkippableFact]
    public async Task Raise_StartsWhatWaitsInTheSameTransaction()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        await SubmitAsync(12);
        Assert.Equal(5, (await StateAsync()).Running);

        var applied = await ChangePlanAsync(AccountPlan.PayAsYouGo);

        Assert.Equal((12, 0), await StateAsync() is var state ? (state.Running, state.Queued) : default);
        Assert.Equal((7, 5, 200), (applied.Started, applied.Before.ThrottleLimit, applied.After.ThrottleLimit));
        var change = Assert.Single(await ChangesAsync());
        Assert.Equal(
            (LimitChangeCause.Plan, 5, 200, applied.AuditSequence),
            (change.Cause, change.OldLimit, change.NewLimit, change.AuditSequence)
        );
    }

    [SkippableFact]
    public async Task Downgrade_KillsNothingAndDrainsToTheNewLimit()
    {
        await RegisterAsync();
        await SubmitAsync(8);
        var leases = await LeaseAsync();

        await ChangePlanAsync(AccountPlan.Free);
        await SubmitAsync(3);

        Assert.Equal((8, 3), await StateAsync() is var high ? (high.Running, high.Queued) : default);
        await CompleteAsync(leases.Take(3));
        Assert.Equal((5, 3), await StateAsync() is var full ? (full.Running, full.Queued) : default);
        await CompleteAsync(leases.Skip(3).Take(1));
        Assert.Equal((5, 2), await StateAsync() is var next ? (next.Running, next.Queued) : default);
    }

    [SkippableFact]
    public async Task Downgrade_StreamsAndLlmRequests_HaveTheNewLimitsAtOnce()
    {
        await RegisterAsync();
        Assert.Equal(8, await OpenManyAsync(8));
        Assert.Equal(4, await AskManyAsync(4));

        await ChangePlanAsync(AccountPlan.Free);

        Assert.IsType<StreamOutcome.LimitReached>(await TryOpenAsync());
        Assert.Equal(0, await AskManyAsync(1));
        Assert.Equal(5, (await ViewAsync()).Limits.Rates.Streaming.Terms.Start);
    }

    [SkippableFact]
    public async Task OwnLimits_StayUnlessAskedToGo()
    {
        await RegisterAsync(limit: 40);
        await OverrideAsync(LimitKind.StreamingSessionsPerMinute, 300);
        await OverrideAsync(LimitKind.LemurRequestsPerMinute, 90);
        await OverrideAsync(LimitKind.ApiKeys, 9);

        await ChangePlanAsync(AccountPlan.Contracted);
        Assert.Equal([40, 300, 90, 5, 9], await LimitsAsync());

        var removed = await ChangePlanAsync(
            AccountPlan.Free,
            new(LimitKind.AsyncConcurrency, 40),
            new(LimitKind.StreamingSessionsPerMinute, 300),
            new(LimitKind.ApiKeys, 9)
        );

        Assert.Equal([5, 5, 90, 2, 2], await LimitsAsync());
        Assert.Equal("asyncConcurrency 40, streamingSessionsPerMinute 300, apiKeys 9", removed.After.OwnLimitsRemoved);
        await using (var context = Host.OpenContext())
        {
            var last = await context
                .LimitChanges.Where(change => change.Kind == LimitKind.StreamingSessionsPerMinute)
                .OrderBy(change => change.AuditSequence)
                .LastAsync();
            Assert.Equal((LimitChangeCause.Plan, 300, 5), (last.Cause, last.OldLimit, last.NewLimit));
        }

        var state = await StateAsync();
        Assert.Equal(
            (null, null, 90),
            (state.ThrottleLimitOverride, state.StreamingLimitOverride, state.LemurLimitOverride)
        );
    }

    [SkippableFact]
    public async Task OwnLimitThatIsToGo_MovedMeanwhile_IsAConflictThatSaysWho()
    {
        await RegisterAsync();
        await OverrideAsync(LimitKind.ApiKeys, 9);
        await OverrideAsync(LimitKind.ApiKeys, 10);

        var conflict = Assert.IsType<AdministrationOutcome.Conflict>(
            await SetAsync(
                AccountField.Plan,
                settings => settings with { Plan = AccountPlan.Free },
                removed: new SeenOverride(LimitKind.ApiKeys, 9)
            )
        );

        Assert.Contains("Eve Engineer set it to 10", conflict.Sentence, StringComparison.Ordinal);
        Assert.Null(conflict.Change);
        Assert.Equal(AccountPlan.PayAsYouGo, (await SettingsAsync()).Plan);
    }

    [SkippableFact]
    public async Task ProjectsAndKeysBeyondThePlan_StayAndNoneIsMade()
    {
        await RegisterAsync(plan: AccountPlan.Contracted);
        foreach (var name in new[] { "Staging", "Test" })
        {
            Assert.IsType<ProjectOutcome.Done>(await CreateAsync(name));
        }

        foreach (var key in new[] { "k1", "k2", "k3" })
        {
            await AddKeyAsync(key, name: key);
        }

        await ChangePlanAsync(AccountPlan.Free);

        Assert.Equal((3, 3), await ViewAsync() is var view ? (view.Projects, view.ApiKeys) : default);
        var preview = PlanPreview.Of(await ViewAsync(), AccountPlan.Free, [], Host.Limits);
        Assert.Equal([0, 0, 0, 1, 1], preview.Select(limit => limit.Beyond));
        Assert.IsType<ProjectOutcome.Refused>(await CreateAsync("More"));
        Assert.IsType<ProjectOutcome.Refused>(
            await Host.Get<IProjectService>()
                .ExecuteAsync(
                    People.Engineer,
                    new CreateApiKey(Account, Project.DefaultId, "more", "They ask for it", "SUP-1", "more"),
                    default
                )
        );
    }

    [SkippableFact]
    public async Task WaitingEscalation_BecomesVoidAndThePlanIsNotUndoneAsALimit()
    {
        await RegisterAsync();
        var asked = Assert.IsType<EscalationRequestOutcome.Requested>(
            await Host.Escalations.RequestAsync(People.Engineer, Wish(200, 900), default)
        );

        var applied = await ChangePlanAsync(AccountPlan.Free);

        Assert.Equal(asked.EscalationId, applied.After.VoidedEscalationId);
        var undo = Assert.IsType<LimitMoveOutcome.Refused>(
            await Host.Changes.UndoAsync(
                People.Engineer,
                new(Account, applied.AuditSequence, "It was a mistake of mine", "SUP-1", "undo"),
                default
            )
        );
        Assert.Contains("Mia Manager changed the account's plan", undo.Sentence, StringComparison.Ordinal);
        Assert.Equal(5, (await Host.Directory.FindAsync(People.Engineer, Account, default))!.Limit.Value);
    }

    private Task<ProjectOutcome> CreateAsync(string name) =>
        Host.Get<IProjectService>()
            .ExecuteAsync(People.Engineer, new CreateProject(Account, name, "They ask for it", "SUP-1", name), default);

    private async Task<IEnumerable<int>> LimitsAsync() =>
        (await ViewAsync()).Limits.Limits.OrderBy(limit => limit.Kind).Select(limit => limit.Value);

    private async Task<List<LimitChange>> ChangesAsync()
    {
        await using var context = Host.OpenContext();
        return await context.LimitChanges.AsNoTracking().ToListAsync();
    }
}

public sealed class SqlitePlanChangeTests() : PlanChangeContract(TestEngine.Sqlite);

public sealed class PostgreSqlPlanChangeTests() : PlanChangeContract(TestEngine.PostgreSql);

public sealed class SqlServerPlanChangeTests() : PlanChangeContract(TestEngine.SqlServer);
