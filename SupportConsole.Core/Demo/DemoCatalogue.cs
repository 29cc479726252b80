using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;

namespace SupportConsole.Core.Demo;

/// <summary>Invents the accounts: all plans, and every state a support engineer meets.</summary>
internal static class DemoCatalogue
{
    /// <summary>All demo ids begin so: the demo's workers take no other account's work.</summary>
    public const string IdPrefix = "demo-";

    private const int FirstNumber = 10_401;

    private static readonly string[] Firsts =
    [
        "Northwind", "Bluefin", "Cedar", "Harbor", "Lumen", "Quill", "Ridge", "Sable", "Tidal", "Umber", "Vesper", "Willow", "Arbor", "Beacon", "Cobalt",
        "Drift", "Ember", "Fathom", "Grove", "Halcyon",
    ];

    private static readonly string[] Seconds =
        ["Captions", "Media", "Health", "Legal", "Podcasts", "Analytics", "Learning", "Meetings", "Radio", "Research", "Support", "Studios", "Voice", "Archive", "Insights"];

    /// <summary>The accounts of a seed, oldest sign-up first.</summary>
    public static IReadOnlyList<DemoAccount> Make(int seed, int count)
    {
        var random = new Random(seed);
        var accounts = Enumerable.Range(0, count).Select(index => Make(index, random)).ToList();
        return [.. accounts.OrderByDescending(account => account.Age)];
    }

    private static DemoAccount Make(int index, Random random)
    {
        var plan = (index % 10) switch
        {
            < 4 => AccountPlan.Free,
            < 8 => AccountPlan.PayAsYouGo,
            8 => AccountPlan.Contracted,
            _ => AccountPlan.Enterprise,
        };
        var ordinary = new DemoAccount
        {
            Index = index,
            Registration = Register(index, plan, random),
            Age = TimeSpan.FromDays(1 + random.Next(700)) + TimeSpan.FromMinutes(random.Next(1_440)),
            Traffic = new(plan == AccountPlan.Free ? 0.02 + (random.NextDouble() * 0.1) : 0.05 + (random.NextDouble() * 0.5)),
            Deposit = plan == AccountPlan.Enterprise ? Money.Zero : Money.FromDollars(plan == AccountPlan.Free ? 50 : 20 + (random.Next(40) * 20)),
            MeanSeconds = 40 + random.Next(120),
        };
        return Special(ordinary);
    }

    /// <summary>The accounts worth looking at, the first of the list; everybody else just works.</summary>
    private static DemoAccount Special(DemoAccount account) => Fund(account.Index switch
    {
        // A little over: support raises it alone. Indices 4-7 are pay-as-you-go.
        4 => account with { Traffic = new(0, Demand: 214, From: TimeSpan.FromMinutes(41)), MeanSeconds = 300 },
        14 => account with { Traffic = new(0, Demand: 209, From: TimeSpan.FromMinutes(150)), MeanSeconds = 420 },

        // Far over: needs engineering.
        5 => account with { Traffic = new(0, Demand: 412, From: TimeSpan.FromMinutes(95)), MeanSeconds = 420 },
        19 => account with { Traffic = new(0, Demand: 460, From: TimeSpan.FromMinutes(64)), MeanSeconds = 360, Registration = account.Registration with { EomBilling = true } },

        // Spikes that are over: one in the last hour, again and again, one before. And transient spells of a few that wait.
        6 => account with { Traffic = new(1, Demand: 290, From: TimeSpan.FromMinutes(40), Until: TimeSpan.FromMinutes(30), Every: TimeSpan.FromMinutes(85)), MeanSeconds = 200 },
        2 => account with { Traffic = new(0.2, Demand: 7, From: TimeSpan.FromMinutes(22), Until: TimeSpan.FromMinutes(18), Every: TimeSpan.FromMinutes(45)), MeanSeconds = 90 },
        15 => account with { Traffic = new(1, Demand: 330, From: TimeSpan.FromHours(4), Until: TimeSpan.FromMinutes(215)), MeanSeconds = 240 },

        // Given a limit of its own earlier.
        8 => account with { ThrottleLimit = 300, Traffic = new(0, Demand: 240, From: TimeSpan.FromHours(3)), MeanSeconds = 400 },
        18 => account with { ThrottleLimit = 450, Traffic = new(2), MeanSeconds = 180 },
        16 => account with { ThrottleLimit = 40, Traffic = new(0, Demand: 46, From: TimeSpan.FromMinutes(70)), MeanSeconds = 240 },

        // Free accounts at their five.
        0 or 10 => account with { Traffic = new(0, Demand: 9, From: TimeSpan.FromMinutes(120)), MeanSeconds = 150 },
        1 => account with { Traffic = new(0, Demand: 7, From: TimeSpan.FromMinutes(12)), MeanSeconds = 120 },

        // The deposit ran out: refused until it is topped up.
        7 or 17 or 27 => account with { Deposit = Money.FromDollars(1), Traffic = new(0.3), MeanSeconds = 600, Registration = account.Registration with { AutoPay = null } },

        // Negative, but covered: auto-pay, EOM billing.
        24 => account with { Deposit = Money.FromDollars(1), Traffic = new(0.6), MeanSeconds = 500, Registration = account.Registration with { AutoPay = new(Money.FromDollars(10), Money.FromDollars(100)) } },
        9 or 29 => account with { Deposit = Money.Zero, Traffic = new(0.8), Registration = account.Registration with { EomBilling = true } },

        13 or 26 => account with { Registration = account.Registration with { Disabled = true }, Traffic = new(0.02) },
        _ => account,
    });

    /// <summary>A throttled account is meant to show throttling alone: its deposit lasts for weeks.</summary>
    private static DemoAccount Fund(DemoAccount account) =>
        account.Traffic.Demand > 0 ? account with { Deposit = Money.FromDollars(20_000) } : account;

    private static AccountRegistration Register(int index, AccountPlan plan, Random random)
    {
        var first = Firsts[index % Firsts.Length];
        var second = Seconds[((index * 7) + (index / 60)) % Seconds.Length]; // Every pair once before one comes again.
        var again = index / (Firsts.Length * Seconds.Length);
        var name = $"{first} {second}{(again == 0 ? "" : $" {again + 1}")}";
        var domain = name.Replace(" ", "-", StringComparison.Ordinal).ToLowerInvariant() + ".example";
        return new()
        {
            AccountId = $"{IdPrefix}{FirstNumber + index}",
            Email = $"{(random.Next(3) == 0 ? "ops" : "billing")}@{domain}",
            Name = name,
            Plan = plan,
            StripeCustomerId = plan == AccountPlan.Free ? null : $"cus_demo{random.Next(0x1000000):x6}{index:x4}",
            AutoPay = plan == AccountPlan.PayAsYouGo && random.Next(2) == 0 ? new(Money.FromDollars(10), Money.FromDollars(100)) : null,
            EomBilling = plan == AccountPlan.Enterprise,
        };
    }
}
