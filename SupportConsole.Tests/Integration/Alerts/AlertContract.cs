using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Alerts;

/// <summary>
/// An account far over its limit for long gets one alert; one person has it; it ends by itself or by them.
/// </summary>
public abstract class AlertContract(TestEngine engine) : CoreContract(engine)
{
    private IAlerts Alerts => Host.Get<IAlerts>();

    [SkippableFact]
    public async Task Watch_TenMinutesOver_RaisesOneAlert()
    {
        await OverAsync(demand: 11);
        Clock.Advance(TimeSpan.FromMinutes(10));
        await WatchAsync();
        Assert.Empty(await ListAsync());

        Clock.Advance(TimeSpan.FromMinutes(1));
        await WatchAsync();
        await WatchAsync();

        var row = Assert.Single(await ListAsync());
        Assert.Equal((11, 10, 11, AlertState.Open), (row.Demand, row.Limit, row.Alert.PeakDemand, row.Alert.State));
        Assert.Equal(Clock.GetUtcNow().AddMinutes(-10), row.Alert.OverSince);
        Assert.Equal("acme Inc", row.AccountName);
    }

    /// <summary>What waits there waits for its account to be enabled: a limit would not help.</summary>
    [SkippableFact]
    public async Task Watch_DisabledAccountWithAQueue_RaisesNone()
    {
        await OverAsync();
        await Host.Registry.RegisterAsync(Registration() with { Disabled = true }, default);
        Clock.Advance(TimeSpan.FromHours(2));
        await WatchAsync();

        Assert.Empty(await ListAsync());
    }

    [SkippableFact]
    public async Task Watch_LessThanTenPercentOver_RaisesNone()
    {
        await RegisterAsync(limit: 100);
        await SubmitAsync(109);
        Clock.Advance(TimeSpan.FromHours(2));
        await WatchAsync();

        Assert.Empty(await ListAsync());
    }

    [SkippableFact]
    public async Task Watch_OverFarLongerThanTheLookBack_IsStillSeen()
    {
        await OverAsync(demand: 10);
        Clock.Advance(TimeSpan.FromMinutes(3));
        await SubmitAsync(5);
        var began = Clock.GetUtcNow().AddMinutes(1);
        for (var hour = 0; hour < 30; hour++)
        {
            Clock.Advance(TimeSpan.FromHours(1));
            await SubmitAsync(1);
        }

        await WatchAsync();

        Assert.Equal(began, Assert.Single(await ListAsync()).Alert.OverSince);
    }

    [SkippableFact]
    public async Task Watch_BackUnder_EndsTheAlertByItself()
    {
        await OverAsync();
        await WatchLaterAsync();
        Assert.IsType<AlertOutcome.Done>(await ClaimAsync());

        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(10, 20));
        await WatchAsync();
        Assert.Single(await ListAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));
        await WatchAsync();

        Assert.Empty(await ListAsync());
        Assert.Equal(AlertState.Over, (await OnlyAsync()).State);
        await OverAgainAsync(seen: 20);
        await WatchLaterAsync();
        Assert.Equal(AlertState.Open, Assert.Single(await ListAsync()).Alert.State);
    }

    [SkippableFact]
    public async Task Watch_GrowingDemand_KeepsThePeak()
    {
        await OverAsync();
        await WatchLaterAsync();
        await SubmitAsync(7);
        await WatchAsync();

        Assert.Equal(22, (await OnlyAsync()).PeakDemand);
    }

    [SkippableFact]
    public async Task Finish_StillOver_DoesNotComeBackUntilItWasUnder()
    {
        await OverAsync();
        await WatchLaterAsync();
        await ClaimAsync();
        Assert.IsType<AlertOutcome.Done>(
            await Alerts.FinishAsync(People.Engineer, (await OnlyAsync()).Id, "Raised their limit", "done", default)
        );

        for (var look = 0; look < 10; look++)
        {
            Clock.Advance(TimeSpan.FromMinutes(37));
            await SubmitAsync(1);
            await WatchAsync();
            Assert.Empty(await ListAsync());
        }

        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(10, 100));
        Clock.Advance(TimeSpan.FromMinutes(5));
        await WatchAsync();
        await OverAgainAsync(seen: 100);
        await WatchLaterAsync();
        Assert.Single(await ListAsync());
    }

    [SkippableFact]
    public async Task Claim_ManyPeopleAtOnce_OneGetsIt()
    {
        await OverAsync();
        await WatchLaterAsync();
        var id = (await OnlyAsync()).Id;
        var other = await StartNodeAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    (number % 2 == 0 ? Host : other)
                        .Get<IAlerts>()
                        .ClaimAsync(
                            People.Engineer with
                            {
                                Id = $"person-{number}",
                                Name = $"Person {number}",
                            },
                            id,
                            null,
                            $"claim-{number}",
                            default
                        )
                )
        );

        Assert.Single(outcomes.OfType<AlertOutcome.Done>());
        var holder = (await OnlyAsync()).ClaimedBy;
        Assert.All(outcomes.OfType<AlertOutcome.Refused>(), refused =>
            Assert.Equal(AlertTexts.Taken(holder), refused.Sentence)
        );
    }

    [SkippableFact]
    public async Task Acts_EachStep_IsFencedAndAudited()
    {
        await OverAsync();
        await WatchLaterAsync();
        var id = (await OnlyAsync()).Id;

        Assert.Equal(
            new AlertOutcome.Refused(AlertTexts.NotYours),
            await Alerts.FinishAsync(People.Engineer, id, "Raised their limit", "1", default)
        );
        Assert.Equal(
            new AlertOutcome.Refused(AlertTexts.Forbidden),
            await Alerts.ClaimAsync(People.Manager, id, null, "2", default)
        );
        Assert.IsType<AlertOutcome.Done>(await Alerts.ClaimAsync(People.Engineer, id, null, "3", default));
        Assert.IsType<AlertOutcome.Done>(await Alerts.ClaimAsync(People.Engineer, id, null, "3", default));
        Assert.Equal(
            new AlertOutcome.Refused(AlertTexts.NotYours),
            await Alerts.ReleaseAsync(People.Colleague, id, "4", default)
        );
        Assert.IsType<AlertOutcome.Done>(
            await Alerts.ClaimAsync(People.Colleague, id, People.Engineer.Id, "5", default)
        );
        Assert.Equal(
            new AlertOutcome.Refused(AlertTexts.NotYours),
            await Alerts.FinishAsync(People.Engineer, id, "Raised their limit", "6", default)
        );
        Assert.IsType<AlertOutcome.Done>(await Alerts.ReleaseAsync(People.Colleague, id, "7", default));
        Assert.Null((await OnlyAsync()).ClaimedById);
        await Alerts.ClaimAsync(People.Engineer, id, null, "8", default);
        Assert.IsType<AlertOutcome.Done>(
            await Alerts.FinishAsync(People.Engineer, id, "Raised their limit", "9", default)
        );
        Assert.Equal(
            new AlertOutcome.Refused(AlertTexts.Gone),
            await Alerts.ClaimAsync(People.Engineer, id, null, "10", default)
        );

        var entries = await Host.Audit.AccountActivityAsync(People.Engineer, Account, 20, default);
        Assert.Equal(
            ["9", "8", "7", "6", "5", "4", "3", "2", "1"],
            entries
                .Where(entry => entry.Action.StartsWith("alert.", StringComparison.Ordinal))
                .Select(entry => entry.CorrelationId)
        );
        Assert.Equal(
            [AuditOutcome.Conflict, AuditOutcome.Forbidden],
            [
                entries.Single(entry => entry.CorrelationId == "1").Outcome,
                entries.Single(entry => entry.CorrelationId == "2").Outcome,
            ]
        );
    }

    [SkippableFact]
    public async Task Watch_TwoNodesAtOnce_RaiseOne()
    {
        await OverAsync();
        Clock.Advance(TimeSpan.FromMinutes(11));
        var other = await StartNodeAsync();

        await Task.WhenAll(WatchAsync(), WatchAsync(other), WatchAsync(), WatchAsync(other));

        Assert.Single(await ListAsync());
    }

    /// <summary>The watch read two to five statements for each account.</summary>
    [SkippableFact]
    public async Task Watch_FiftyAccounts_ReadsNoMoreThanForOne()
    {
        await OverAsync();
        Clock.Advance(TimeSpan.FromMinutes(11));
        var (raisesOne, followsOne) = (await ReadsAsync(), await ReadsAsync());
        for (var number = 0; number < 50; number++)
        {
            await RegisterAsync($"a{number}", limit: 10);
            await SubmitAsync(15, $"a{number}");
        }

        Clock.Advance(TimeSpan.FromMinutes(11));
        var (raisesMany, followsMany) = (await ReadsAsync(), await ReadsAsync());

        Assert.Equal((raisesOne, followsOne), (raisesMany, followsMany));
        Assert.Equal(51, (await ListAsync()).Count);
    }

    [SkippableFact]
    public async Task Watch_NinetyPercentOfAStreamingMinute_RaisesAnAlertOfItsKindThatEndsByItself()
    {
        await RegisterAsync();
        await OpenAsync(89);
        await WatchAsync();
        Assert.Empty(await ListAsync());

        await OpenAsync(1);
        await WatchAsync();
        await WatchAsync();

        var row = Assert.Single(await ListAsync());
        Assert.Equal(
            (LimitedProduct.Streaming, 90, 100, ThrottlingClass.Transient),
            (row.Alert.Kind, row.Alert.PeakDemand, row.Alert.Limit, row.Alert.Pattern)
        );
        await OpenAsync(40);
        await WatchAsync();
        row = Assert.Single(await ListAsync());
        Assert.Equal((130, ThrottlingClass.Spike), (row.Alert.PeakDemand, row.Alert.Pattern));

        Clock.Advance(TimeSpan.FromMinutes(7));
        await WatchAsync();
        Assert.Empty(await ListAsync());
    }

    [SkippableFact]
    public async Task Watch_StreamingDealtWith_ComesBackOnlyAfterAPause()
    {
        await RegisterAsync();
        await OpenAsync(100);
        await WatchAsync();
        var id = (await OnlyAsync()).Id;
        await ClaimAsync();
        await Alerts.FinishAsync(People.Engineer, id, "Raised their limit", "done", default);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await OpenAsync(110);
        await WatchAsync();
        Assert.Empty(await ListAsync());

        Clock.Advance(TimeSpan.FromMinutes(10));
        await OpenAsync(110);
        await WatchAsync();

        Assert.Single(await ListAsync());
    }

    [SkippableFact]
    public async Task Snooze_IsNotShownUntilThenAndComesBack()
    {
        await OverAsync();
        await WatchLaterAsync();
        var id = (await OnlyAsync()).Id;
        await Alerts.ClaimAsync(People.Colleague, id, null, "claim", default);

        Assert.Equal(
            new AlertOutcome.Refused(AlertTexts.NotYours),
            await Alerts.SnoozeAsync(People.Engineer, id, Clock.GetUtcNow().AddHours(1), "1", default)
        );
        Assert.IsType<AlertOutcome.Refused>(
            await Alerts.SnoozeAsync(People.Colleague, id, Clock.GetUtcNow().AddHours(73), "2", default)
        );
        var until = Clock.GetUtcNow().AddHours(1);
        var first = await Alerts.SnoozeAsync(People.Colleague, id, until, "3", default);
        Assert.IsType<AlertOutcome.Done>(first);
        Assert.Equal(first, await Alerts.SnoozeAsync(People.Colleague, id, until, "3", default));
        await WatchAsync();
        Assert.Empty(await ListAsync());

        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(People.Colleague.Id, Assert.Single(await ListAsync()).Alert.ClaimedById);
        var entries = await Host.Audit.AccountActivityAsync(People.Engineer, Account, 20, default);
        Assert.Equal(
            [AuditOutcome.Applied, AuditOutcome.Conflict, AuditOutcome.Conflict],
            entries.Where(entry => entry.Action == AuditActions.SnoozeAlert).Select(entry => entry.Outcome)
        );
    }

    [SkippableFact]
    public async Task Finish_WithoutASummary_IsRefusedAndWithOneKeepsIt()
    {
        await OverAsync();
        await WatchLaterAsync();
        var id = (await OnlyAsync()).Id;
        await ClaimAsync();

        Assert.IsType<AlertOutcome.Refused>(await Alerts.FinishAsync(People.Engineer, id, " ", "1", default));
        Assert.IsType<AlertOutcome.Done>(
            await Alerts.FinishAsync(People.Engineer, id, "Agreed a limit of 40 with them", "2", default)
        );

        Assert.Equal("Agreed a limit of 40 with them", (await OnlyAsync()).Summary);
        Assert.Equal(
            "Agreed a limit of 40 with them",
            (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0].Reason
        );
    }

    private async Task OpenAsync(int sessions)
    {
        for (var session = 0; session < sessions; session++)
        {
            await Host.Streams.OpenAsync(Account, new(), default);
        }
    }

    private async Task OverAsync(int demand = 15)
    {
        await RegisterAsync(limit: 10);
        await SubmitAsync(demand);
    }

    /// <summary>The limit falls again under what runs and waits.</summary>
    private async Task OverAgainAsync(int seen)
    {
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(seen, 5));
        await SubmitAsync(1);
    }

    private async Task WatchLaterAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(11));
        await WatchAsync();
    }

    private async Task WatchAsync(CoreHost? node = null)
    {
        using var watch = ActivatorUtilities.CreateInstance<AlertWatch>((node ?? Host).Get<IServiceProvider>());
        await watch.RunAsync(default);
    }

    private async Task<int> ReadsAsync()
    {
        using var counter = new StatementCounter();
        await WatchAsync();
        return counter.Reads;
    }

    private async Task<AlertOutcome> ClaimAsync() =>
        await Alerts.ClaimAsync(People.Engineer, (await OnlyAsync()).Id, null, "claim", default);

    private Task<IReadOnlyList<StandingAlert>> ListAsync() => Alerts.ListAsync(People.Manager, default);

    private async Task<AccountAlert> OnlyAsync()
    {
        await using var context = Host.OpenContext();
        return await context.AccountAlerts.AsNoTracking().SingleAsync();
    }
}

public sealed class SqliteAlertTests() : AlertContract(TestEngine.Sqlite);

public sealed class PostgreSqlAlertTests() : AlertContract(TestEngine.PostgreSql);

public sealed class SqlServerAlertTests() : AlertContract(TestEngine.SqlServer);
