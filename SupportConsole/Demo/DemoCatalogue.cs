using System.Globalization;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Registration;

namespace SupportConsole.Demo;

/// <summary>Invents the accounts: all plans, and every state a support engineer meets.</summary>
internal static class DemoCatalogue
{
    /// <summary>All demo ids begin so: the demo's workers take no other account's work.</summary>
    public const string IdPrefix = "demo-";

    /// <summary>The place of an ordinary account with a limit of its own.</summary>
    public const int OwnLimit = 28;

    private const int FirstNumber = 10_401;

    private static readonly string[] Firsts =
    [
        "Northwind",
        "Bluefin",
        "Cedar",
        "Harbor",
        "Lumen",
        "Quill",
        "Ridge",
        "Sable",
        "Tidal",
        "Umber",
        "Vesper",
        "Willow",
        "Arbor",
        "Beacon",
        "Cobalt",
        "Drift",
        "Ember",
        "Fathom",
        "Grove",
        "Halcyon",
    ];

    private static readonly string[] Seconds =
    [
        "Captions",
        "Media",
        "Health",
        "Legal",
        "Podcasts",
        "Analytics",
        "Learning",
        "Meetings",
        "Radio",
        "Research",
        "Support",
        "Studios",
        "Voice",
        "Archive",
        "Insights",
    ];

    private static readonly int[] Deposits = [25, 50, 50, 100, 100, 200, 400, 1_000, 2_000];

    /// <summary>The id of the ordinary account at a place of the list.</summary>
    public static string Ordinary(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{FirstNumber + index}");

    /// <summary>
    /// The accounts of a seed, oldest sign-up first: those of <see cref="DemoShowcase"/> and, up to the number wanted,
    /// ordinary ones.
    /// </summary>
    public static IReadOnlyList<DemoAccount> Make(int seed, int count)
    {
        var random = new Random(seed);
        var showcase = DemoShowcase.All.Select((shown, index) => Make(index, shown, random)).ToList();
        var ordinary = Enumerable
            .Range(showcase.Count, Math.Max(0, count - showcase.Count))
            .Select(index => Make(index, null, random));
        return [.. showcase.Concat(ordinary).OrderByDescending(account => account.Age)];
    }

    private static DemoAccount Make(int index, DemoShowcaseAccount? shown, Random random)
    {
        var plan = shown is not null
            ? DemoShowcaseShapes.PlanOf(shown.Id)
            : (index % 10) switch
            {
                < 4 => AccountPlan.Free,
                < 8 => AccountPlan.PayAsYouGo,
                8 => AccountPlan.Contracted,
                _ => AccountPlan.Enterprise,
            };
        var account = new DemoAccount
        {
            Index = index,
            Registration = Register(index, plan, shown, random),
            Age = TimeSpan.FromDays(31 + random.Next(700)) + TimeSpan.FromMinutes(random.Next(1_440)),
            Traffic = new(
                plan == AccountPlan.Free ? 0.02 + (random.NextDouble() * 0.05) : 0.05 + (random.NextDouble() * 0.3)
            ),
            Deposit = Money.FromDollars(
                plan switch
                {
                    AccountPlan.Free => 5, // What a trial gives.
                    AccountPlan.PayAsYouGo => Deposits[random.Next(Deposits.Length)],
                    _ => 0,
                }
            ),
            MeanSeconds = 40 + random.Next(120),
            AudioSpeed = plan == AccountPlan.Free ? 1 : 6,
        };
        return shown is not null ? DemoShowcaseShapes.Of(account)
            : index == OwnLimit ? account with { ThrottleLimit = 450, Traffic = new(2) }
            : index % 50 == 33 ? account with { Registration = account.Registration with { Disabled = true } }
            : account;
    }

    private static AccountRegistration Register(int index, AccountPlan plan, DemoShowcaseAccount? shown, Random random)
    {
        var first = Firsts[index % Firsts.Length];
        var second = Seconds[((index * 7) + (index / 60)) % Seconds.Length]; // Every pair once before one comes again.
        var again = index / (Firsts.Length * Seconds.Length);
        var name = shown?.Name ?? $"{first} {second}{(again == 0 ? "" : $" {again + 1}")}";
        var domain = name.Replace(" ", "-", StringComparison.Ordinal).ToLowerInvariant() + ".example";
        return new()
        {
            AccountId = shown?.Id ?? Ordinary(index),
            Email = $"{(random.Next(3) == 0 ? "ops" : "billing")}@{domain}",
            Name = name,
            Plan = plan,
            StripeCustomerId = plan == AccountPlan.Free ? null : $"cus_demo{random.Next(0x1000000):x6}{index:x4}",
            AutoPay =
                plan == AccountPlan.PayAsYouGo && shown is null && random.Next(2) == 0
                    ? new AutoPay(Money.FromDollars(10), Money.FromDollars(100))
                    : null,
            EomBilling = plan is AccountPlan.Contracted or AccountPlan.Enterprise,
        };
    }
}
