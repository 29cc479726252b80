using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.Readings;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Billing;

/// <summary>Balances that do not last long: who is listed, and who is not any more.</summary>
public abstract class LowBalanceContract(TestEngine engine) : RateContract(engine)
{
    [SkippableFact]
    public async Task List_BalanceForLessThanTwoDays_TellsHowLongItLasts()
    {
        // 16.80 USD in 7 days are 0.10 USD an hour.
        await SpentAsync(deposit: 20, spent: 16.80m);
        Assert.Equal(1, await MeasureAsync());

        var low = Assert.Single((await ListAsync()).Accounts);

        Assert.Equal((Account, Money.FromDollars(3.20m)), (low.AccountId, low.Balance));
        Assert.Equal(32, low.Runway.Lasts.TotalHours, 3);
        var facts = (await Host.Get<IAccountReadings>().ReadAsync(People.Engineer, Account, default))!.Money;
        Assert.Equal(low.Runway, facts.Runway);
    }

    [SkippableFact]
    public async Task List_ADepositSince_TakesItOffAtOnce()
    {
        await SpentAsync(deposit: 20, spent: 16.80m);
        await MeasureAsync();

        await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(100), "second"), default);

        Assert.Equal(0, (await ListAsync()).Total);
        Assert.Equal(0, await MeasureAsync());
        await using var context = Host.OpenContext();
        Assert.Empty(await context.MeasuredSpends.ToListAsync());
    }

    [SkippableFact]
    public async Task List_LastingLonger_RefilledOrNegative_IsNotLow()
    {
        await SpentAsync(deposit: 21.70m, spent: 16.80m);
        await MeasureAsync();
        Assert.Equal(0, (await ListAsync()).Total);

        await using (var context = Host.OpenContext())
        {
            await context.AccountStates.ExecuteUpdateAsync(set => set.SetProperty(state => state.EomBilling, true));
        }

        Assert.Equal(0, await MeasureAsync());
        Assert.Equal(0, (await ListAsync()).Total);
    }

    [SkippableFact]
    public async Task List_UsageOlderThanTheDaysMeasured_DoesNotCount()
    {
        await SpentAsync(deposit: 20, spent: 16.80m);
        Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(0, await MeasureAsync());
    }

    /// <summary>One transcript at 0.15 USD an hour.</summary>
    private async Task SpentAsync(decimal deposit, decimal spent)
    {
        await RegisterAsync(deposit: deposit);
        await SubmitAsync(1);
        var lease = Assert.Single(await Host.LeaseOfAsync(Account, 1, TimeSpan.FromMinutes(1)));
        var audio = (long)(spent / 0.15m * 3_600_000);
        await Limiter.CompleteAsync([new(lease.Id, lease.LeaseToken, true, audio)], default);
    }

    private Task<LowBalanceList> ListAsync() => Host.Get<ILowBalances>().ListAsync(People.Engineer, default);

    private async Task<int> MeasureAsync()
    {
        using var measure = ActivatorUtilities.CreateInstance<LowBalanceMeasure>(Host.Get<IServiceProvider>());
        return await measure.RunAsync(default);
    }
}

public sealed class SqliteLowBalanceTests() : LowBalanceContract(TestEngine.Sqlite);

public sealed class PostgreSqlLowBalanceTests() : LowBalanceContract(TestEngine.PostgreSql);

public sealed class SqlServerLowBalanceTests() : LowBalanceContract(TestEngine.SqlServer);
