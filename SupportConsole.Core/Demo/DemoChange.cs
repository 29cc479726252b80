using SupportConsole.Core.Access;

namespace SupportConsole.Core.Demo;

/// <summary>A limit change somebody makes, or tries, in the demo's history.</summary>
/// <param name="Before">How long before the history's end.</param>
/// <param name="AccountIndex">Which account.</param>
/// <param name="NewLimit">The limit asked for.</param>
internal sealed record DemoChange(TimeSpan Before, int AccountIndex, int NewLimit, Actor By, string Reason, string Ticket)
{
    /// <summary>The changes of the history, oldest first: applied ones and refusals by every rule.</summary>
    public static IReadOnlyList<DemoChange> All { get; } =
    [
        new(TimeSpan.FromMinutes(345), 28, 250, DemoPeople.Engineer, "Contract renewed with a higher concurrency", "SUP-2210"),
        new(TimeSpan.FromMinutes(290), 36, 350, DemoPeople.Colleague, "Weekly batch moves to weekday mornings", "SUP-2218"),
        new(TimeSpan.FromMinutes(222), 15, 300, DemoPeople.Engineer, "Batch of recordings piles up, customer asks for room", "SUP-2231"),
        new(TimeSpan.FromMinutes(180), 36, 200, DemoPeople.Colleague, "Batch is through; back to the plan's limit", "SUP-2218"),
        new(TimeSpan.FromMinutes(61), 48, 800, DemoPeople.Engineer, "Launch next week, customer expects four times the traffic", "SUP-2275"),
        new(TimeSpan.FromMinutes(52), 28, 300, DemoPeople.Manager, "Tried to help out while the team was in a meeting", "SUP-2280"),
        new(TimeSpan.FromMinutes(34), 5, 400, DemoPeople.Engineer, "Onboarded last week, steady weekday batches", "SUP-2291"),
        new(TimeSpan.FromMinutes(9), 58, 260, DemoPeople.Colleague, "New integration goes live today, agreed with sales", "SUP-2294"),
    ];
}
