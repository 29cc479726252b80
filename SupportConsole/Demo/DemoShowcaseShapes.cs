using SupportConsole.Core.Accounts;

namespace SupportConsole.Demo;

/// <summary>
/// How the accounts of <see cref="DemoShowcase"/> behave, so that each shows what its sentence says whenever the demo
/// is made.
/// </summary>
internal static class DemoShowcaseShapes
{
    /// <summary>What distinguishes one from an ordinary account.</summary>
    public static DemoAccount Of(DemoAccount account)
    {
        var shaped = Shape(account with { IsEven = true });

        // Hundreds at a time are short calls: the balance lasts.
        return shaped.Traffic.Demand > 0 ? shaped with { AudioSpeed = 0.3 } : shaped;
    }

    /// <summary>The plan of one.</summary>
    public static AccountPlan PlanOf(string id) =>
        id switch
        {
            DemoShowcase.Transient => AccountPlan.Free,
            DemoShowcase.Approved or DemoShowcase.Temporary => AccountPlan.Contracted,
            DemoShowcase.Eom or DemoShowcase.Waiting => AccountPlan.Enterprise,
            _ => AccountPlan.PayAsYouGo,
        };

    private static DemoAccount Shape(DemoAccount account) =>
        account.Id switch
        {
            DemoShowcase.Steady => account with
            {
                Traffic = new(0, Demand: 214, From: TimeSpan.FromMinutes(150)),
                MeanSeconds = 300,
                Deposit = Money.FromDollars(1_500),
                Rates = new(Streams: 12, Lemur: 6, Forgotten: 0.015),
            },
            DemoShowcase.FarOver => account with
            {
                Traffic = new(0, Demand: 412, From: TimeSpan.FromMinutes(95)),
                MeanSeconds = 420,
                Deposit = Money.FromDollars(2_000),
            },
            DemoShowcase.Spike => account with
            {
                Traffic = new(
                    1,
                    Demand: 290,
                    From: TimeSpan.FromMinutes(40),
                    Until: TimeSpan.FromMinutes(32),
                    Every: TimeSpan.FromMinutes(85)
                ),
                MeanSeconds = 200,
                Deposit = Money.FromDollars(800),
            },
            DemoShowcase.Transient => account with
            {
                Traffic = new(
                    0.02,
                    Demand: 7,
                    From: TimeSpan.FromMinutes(22),
                    Until: TimeSpan.FromMinutes(18),
                    Every: TimeSpan.FromMinutes(45)
                ),
                MeanSeconds = 90,
            },
            DemoShowcase.Slow => account with
            {
                Traffic = new(0, Demand: 60, From: TimeSpan.FromHours(3)),
                MeanSeconds = 700,
                Deposit = Money.FromDollars(400),
            },
            DemoShowcase.Temporary => account with { ThrottleLimitFor = TimeSpan.FromDays(9), Traffic = new(0.5) },
            DemoShowcase.Negative => Unfunded(account, Money.FromDollars(30), perMinute: 1) with
            {
                UnpaidFor = TimeSpan.FromHours(30),
            },
            DemoShowcase.CreditUsed => Unfunded(account, Money.FromDollars(20), perMinute: 1.5) with
            {
                UnpaidFor = TimeSpan.MaxValue,
            },
            DemoShowcase.Eom => account with { MeanSeconds = 300, Traffic = new(0.4) },
            DemoShowcase.RefillDue => AutoPaid(account) with { UnpaidFor = TimeSpan.FromHours(48) },
            DemoShowcase.CardDeclined => AutoPaid(account) with { UnpaidFor = TimeSpan.FromHours(72) },
            DemoShowcase.Disabled => account with
            {
                Traffic = new(0.05, Demand: 230, From: TimeSpan.FromMinutes(80), Until: DemoActs.DisabledBefore),
                MeanSeconds = 240,
                Deposit = Money.FromDollars(800),
            },
            DemoShowcase.Paused => account with
            {
                Traffic = new(0, Demand: 60, From: TimeSpan.FromHours(2)),
                MeanSeconds = 200,
                Deposit = Money.FromDollars(300),
            },
            // Paid in again and again, never more than two days' worth.
            DemoShowcase.LowBalance => account with
            {
                Traffic = new(4),
                MeanSeconds = 60,
                Deposit = Money.FromDollars(14),
            },
            DemoShowcase.Disputed => Unfunded(account, Money.Zero, perMinute: 0.1) with
            {
                UnpaidFor = TimeSpan.MaxValue,
            },
            DemoShowcase.Streams => account with
            {
                Traffic = new(0.1),
                Deposit = Money.FromDollars(500),
                Rates = new(Streams: 13, Lemur: 0.2, Forgotten: 0.02, BurstEvery: 10),
            },
            DemoShowcase.Lemur => account with
            {
                Traffic = new(0.1),
                Deposit = Money.FromDollars(600),
                Rates = new(Streams: 0.5, Lemur: 44, Forgotten: 0, From: TimeSpan.FromMinutes(90)),
            },
            _ => account,
        };

    private static DemoAccount Unfunded(DemoAccount account, Money deposit, double perMinute) =>
        account with
        {
            Deposit = deposit,
            Traffic = new(perMinute),
            MeanSeconds = 300,
            AudioSpeed = 15,
            Registration = account.Registration with { AutoPay = null },
        };

    private static DemoAccount AutoPaid(DemoAccount account) =>
        account with
        {
            Deposit = Money.FromDollars(40),
            Traffic = new(1.5),
            MeanSeconds = 300,
            AudioSpeed = 8,
            Registration = account.Registration with
            {
                AutoPay = new AutoPay(Money.FromDollars(5), Money.FromDollars(40)),
            },
        };
}
