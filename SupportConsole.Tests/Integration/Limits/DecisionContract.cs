using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Every decision can be explained for a day, from its id alone.</summary>
public abstract class DecisionContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Explain_SubmitOverTheLimit_TellsRuleLimitCountersAndWhoSetIt()
    {
        await RegisterAsync(limit: 3);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var accepted = await SubmitAsync(5);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(3, 8);

        var found = await FindAsync(accepted.Decision);

        Assert.Equal(DecisionOutcome.Mixed, found.Decision.Outcome);
        Assert.Equal(
            "There was room for 3 under the limit of 3; the other 2 had to wait in line: the oldest starts when a "
                + "running one ends.",
            found.Rule
        );
        Assert.Equal(
            new DecisionLimit(3, 3, EffectiveLimitReason.Override, LimitSource.Override, AccountPlan.PayAsYouGo, 3, 2),
            found.Decision.Limit
        );
        Assert.Equal(new DecisionItems(Started: 3, Queued: 2), found.Decision.Items);
        Assert.Equal(
            ("Customer expects more traffic", "SUP-1", 2),
            (found.LimitChange!.Reason, found.LimitChange.Ticket, found.LimitChange.Sequence)
        );
        Assert.Equal($"{People.Engineer.Name} set the account's own limit of 3.", found.LimitOrigin);
        Assert.Equal((8, 5, 0), (found.Account!.Limit.Value, found.Account.State.Running, found.Account.State.Queued));
        Assert.Equal(Clock.GetUtcNow().AddMinutes(-1).AddHours(24), found.ExpiresAt);
    }

    [SkippableFact]
    public async Task Explain_OnThePlansDefault_NamesThePlanOfThatMoment()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        var accepted = await SubmitAsync(6);
        await Host.Registry.RegisterAsync(Registration(plan: AccountPlan.Contracted), default);

        var found = await FindAsync(accepted.Decision);

        Assert.Equal("5 is the default of the plan Free.", found.LimitOrigin);
        Assert.Null(found.LimitChange);
        Assert.Equal(AccountPlan.Contracted, found.Account!.State.Plan);
    }

    /// <summary>A paused submit was told that the limit was reached, and to wait for a running one.</summary>
    [SkippableFact]
    public async Task Explain_SubmitToAPausedQueue_NamesThePauseAndItsEnd()
    {
        await RegisterAsync(limit: 3);
        var until = Clock.GetUtcNow().AddHours(1);
        await Host.Get<IQueuePauseService>()
            .ChangeAsync(
                People.Engineer,
                new(Account, null, until, "Their release went wrong", "SUP-9", "p1"),
                default
            );
        var accepted = await SubmitAsync(2);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Host.Get<IQueuePauseService>()
            .ChangeAsync(People.Engineer, new(Account, until, null, "Their release is fine", "SUP-9", "p2"), default);

        var found = await FindAsync(accepted.Decision);

        Assert.Equal((DecisionRule.QueuePaused, DecisionOutcome.Queued), (found.Decision.Rule, found.Decision.Outcome));
        Assert.Equal(
            $"The account's queue was paused until {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC by "
                + $"{People.Engineer.Name}, so all 2 transcripts had to wait in line: the queue starts when it is "
                + "resumed or the pause ends.",
            found.Rule
        );
    }

    [SkippableFact]
    public async Task Explain_Repeat_SaysThatNothingWasDecidedAgain()
    {
        await RegisterAsync();
        await SubmitAsync("one", "two");

        var found = await FindAsync((await SubmitAsync("one", "two")).Decision);

        Assert.Equal(
            (DecisionOutcome.Repeated, new DecisionItems(Known: 2)),
            (found.Decision.Outcome, found.Decision.Items)
        );
    }

    [SkippableFact]
    public async Task Explain_RefusedForBalance_TellsBothLimits()
    {
        await RegisterAsync(limit: 50);
        await OverdrawAsync();
        var refused = Assert.IsType<SubmitOutcome.Refused>(await Limiter.SubmitAsync(Account, [new(), new()], default));

        var found = await FindAsync(refused.Decision);

        Assert.Equal(
            (DecisionOutcome.Refused, DecisionRule.NegativeBalance, 2),
            (found.Decision.Outcome, found.Decision.Rule, found.Decision.Items.Refused)
        );
        Assert.Equal(
            $"1 at a time because the balance was negative. In good standing: {People.Engineer.Name} set the "
                + "account's own limit of 50.",
            found.LimitOrigin
        );
    }

    [SkippableFact]
    public async Task Explain_RefusedOtherwise_NamesTheRule()
    {
        await RegisterAsync();
        await RegisterAsync("other");
        await SubmitAsync("mine");
        await Host.Registry.RegisterAsync(Registration("gone") with { Disabled = true }, default);

        var outcomes = new[]
        {
            await Limiter.SubmitAsync("gone", [new()], default),
            await Limiter.SubmitAsync("nobody", [new()], default),
            await Limiter.SubmitAsync(Account, [new(ProjectId: "nowhere")], default),
            await Limiter.SubmitAsync("other", [new("mine")], default),
        };

        var rules = new List<DecisionRule>();
        foreach (var outcome in outcomes)
        {
            var found = await FindAsync(outcome.Decision);
            Assert.Equal(DecisionOutcome.Refused, found.Decision.Outcome);
            rules.Add(found.Decision.Rule);
        }

        Assert.Equal(
            [DecisionRule.Disabled, DecisionRule.UnknownAccount, DecisionRule.UnknownProject, DecisionRule.IdTaken],
            rules
        );
    }

    [SkippableFact]
    public async Task Explain_Completion_TellsWhatStartedInTheFreedSlots()
    {
        await RegisterAsync(limit: 2);
        await SubmitAsync(5);
        var leases = await LeaseAsync();

        var first = await FindAsync((await CompleteAsync(leases)).Decision);
        var again = await FindAsync((await CompleteAsync(leases)).Decision);
        var lost = await FindAsync((await Limiter.CompleteAsync([new("unknown", "x", true)], default)).Decision);

        Assert.Equal(
            "2 transcripts ended and gave back their slots; 2 of those waiting started, oldest first.",
            first.Rule
        );
        Assert.Equal(
            (Account, 2, 1),
            (first.Decision.AccountId, first.Decision.Limit!.Value.InUse, first.Decision.Limit.Value.Waiting)
        );
        Assert.Equal(
            (DecisionOutcome.Repeated, DecisionOutcome.Stale),
            (again.Decision.Outcome, lost.Decision.Outcome)
        );
        Assert.Null(lost.Decision.AccountId);
    }

    [SkippableFact]
    public async Task Explain_CompletionOverAccounts_NamesNoLimit()
    {
        await RegisterAsync();
        await RegisterAsync("other");
        await SubmitAsync(1);
        await SubmitAsync(2, "other");

        var found = await FindAsync((await CompleteAsync(await LeaseAsync())).Decision);

        Assert.Equal((null, null, 3), (found.Decision.AccountId, found.Decision.Limit, found.Decision.Items.Ended));
        Assert.Null(found.Account);
        Assert.Null(found.LimitOrigin);
    }

    [SkippableFact]
    public async Task Explain_StreamsAndLemur_TellTheRateTheyMet()
    {
        await RegisterAsync(plan: AccountPlan.Free);
        var opened = await Host.Streams.OpenAsync(Account, new(), default);
        for (var session = 2; session <= 5; session++)
        {
            Assert.IsType<StreamOutcome.Opened>(await Host.Streams.OpenAsync(Account, new(), default));
        }

        Clock.Advance(TimeSpan.FromSeconds(20));
        var full = await Host.Streams.OpenAsync(Account, new(), default);
        var admitted = await Host.Lemur.AdmitAsync(Account, new(), default);
        await Host.Lemur.AdmitAsync(Account, new(), default);
        var over = await Host.Lemur.AdmitAsync(Account, new(), default);

        Assert.Equal("It was new session 1 of the 5 that this minute allows.", (await FindAsync(opened.Decision)).Rule);
        Assert.Equal(
            "All 5 new sessions of this minute were opened already; the next minute began 40 seconds later. Open "
                + "sessions are not limited.",
            (await FindAsync(full.Decision)).Rule
        );
        Assert.Equal("It was request 1 of the 2 that any 60 seconds allow.", (await FindAsync(admitted.Decision)).Rule);
        var refused = await FindAsync(over.Decision);
        Assert.Equal(
            "All 2 requests of the last 60 seconds were used; the next one was free 60 seconds later.",
            refused.Rule
        );
        Assert.Equal(("2 is the default of the plan Free.", 2), (refused.LimitOrigin, refused.ConfiguredNow));
    }

    [SkippableFact]
    public async Task Explain_OnAnotherNodeAndAfterARestart_IsTheSame()
    {
        await RegisterAsync();
        var id = Host.Decisions.Issue((await SubmitAsync(1)).Decision!);
        var other = await StartNodeAsync();

        Assert.IsType<DecisionLookup.Found>(await other.Decisions.ExplainAsync(id, default));
        await RestartAsync();
        Assert.IsType<DecisionLookup.Found>(await Host.Decisions.ExplainAsync(id, default));
    }

    [SkippableFact]
    public async Task Explain_AfterItsHours_HasExpired()
    {
        await RestartAsync(("Limits:DecisionHours", "2"));
        await RegisterAsync();
        var id = Host.Decisions.Issue((await SubmitAsync(1)).Decision!);

        Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        Assert.IsType<DecisionLookup.Found>(await Host.Decisions.ExplainAsync(id, default));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var expired = Assert.IsType<DecisionLookup.Expired>(await Host.Decisions.ExplainAsync(id, default));

        Assert.Equal("This decision is too old: decisions are explained for 2 hours.", expired.Message);
        Assert.True(Host.Decisions.IsIssued(id));
    }

    [SkippableFact]
    public async Task Explain_AForgedId_IsUnknownAndAStrangerIsDenied()
    {
        await RegisterAsync();
        var id = Host.Decisions.Issue((await SubmitAsync(1)).Decision!);
        var forged = (id[0] == 'A' ? 'B' : 'A') + id[1..];

        Assert.IsType<DecisionLookup.Unknown>(await Host.Decisions.ExplainAsync(People.Engineer, forged, default));
        Assert.False(Host.Decisions.IsIssued(forged));
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Host.Decisions.ExplainAsync(People.Stranger, id, default)
        );
    }

    [SkippableFact]
    public async Task Key_NodesThatStartTogether_AgreeOnOne()
    {
        await using (var context = Host.OpenContext())
        {
            await context.DecisionKeys.ExecuteDeleteAsync();
        }

        var nodes = Enumerable.Range(0, 8).Select(_ => CoreHost.Create(Database, Clock)).ToList();
        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.StartAsync<DecisionKeyRing>())));
        var decision = new Decision
        {
            Kind = DecisionKind.Complete,
            Rule = DecisionRule.LeaseLost,
            At = Clock.GetUtcNow(),
        };
        var ids = nodes.ConvertAll(node => node.Decisions.Issue(decision));
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        Assert.Single(ids.Distinct());
        await using var written = Host.OpenContext();
        Assert.Equal(DecisionMac.KeyBytes, (await written.DecisionKeys.AsNoTracking().SingleAsync()).Secret.Length);
    }

    private async Task<DecisionExplanation> FindAsync(Decision? decision)
    {
        Assert.NotNull(decision);
        return Assert
            .IsType<DecisionLookup.Found>(
                await Host.Decisions.ExplainAsync(People.Engineer, Host.Decisions.Issue(decision), default)
            )
            .Explanation;
    }
}

public sealed class SqliteDecisionTests() : DecisionContract(TestEngine.Sqlite);

public sealed class PostgreSqlDecisionTests() : DecisionContract(TestEngine.PostgreSql);

public sealed class SqlServerDecisionTests() : DecisionContract(TestEngine.SqlServer);
