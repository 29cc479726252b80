using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;

namespace SupportConsole.Demo;

/// <summary>A limit change somebody makes, or tries, in the demo's history.</summary>
/// <param name="Before">How long before the history's end.</param>
/// <param name="AccountId">The account it is made for.</param>
/// <param name="NewLimit">The limit asked for.</param>
internal sealed record DemoChange(
    TimeSpan Before,
    string AccountId,
    int NewLimit,
    Actor By,
    string Reason,
    string Ticket
)
{
    /// <summary>Which limit: the throttle limit, or the start of that on new streaming sessions.</summary>
    public LimitKind Kind { get; init; }

    /// <summary>The changes of the history, oldest first: applied ones and refusals by every rule.</summary>
    public static IReadOnlyList<DemoChange> All { get; } =
    [
        new(
            TimeSpan.FromHours(97),
            DemoCatalogue.Ordinary(46),
            350,
            DemoPeople.Colleague,
            "Weekly batch moves to weekday mornings",
            "SUP-2218"
        ),
        new(
            TimeSpan.FromHours(76),
            DemoShowcase.Temporary,
            300,
            DemoPeople.Engineer,
            "Conference season: more recordings for two weeks",
            "SUP-2219"
        ),
        new(
            TimeSpan.FromHours(73),
            DemoCatalogue.Ordinary(46),
            200,
            DemoPeople.Colleague,
            "Batch is through; back to the plan's limit",
            "SUP-2218"
        ),
        new(
            TimeSpan.FromHours(29),
            DemoCatalogue.Ordinary(48),
            250,
            DemoPeople.Engineer,
            "Contract renewed with a higher concurrency",
            "SUP-2230"
        ),
        new(
            TimeSpan.FromMinutes(61),
            DemoShowcase.Waiting,
            800,
            DemoPeople.Engineer,
            "Launch next week, customer expects four times the traffic",
            "SUP-2275"
        ),
        new(
            TimeSpan.FromMinutes(52),
            DemoCatalogue.Ordinary(48),
            300,
            DemoPeople.Manager,
            "Tried to help out while the team was in a meeting",
            "SUP-2280"
        ),
        new(
            TimeSpan.FromMinutes(34),
            DemoShowcase.FarOver,
            400,
            DemoPeople.Engineer,
            "Onboarded last week, steady weekday batches",
            "SUP-2291"
        ),
        new(
            TimeSpan.FromMinutes(9),
            DemoCatalogue.Ordinary(58),
            260,
            DemoPeople.Colleague,
            "New integration goes live today, agreed with sales",
            "SUP-2294"
        ),
    ];
}
