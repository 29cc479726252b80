using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.Demo;

/// <summary>A raise that engineering is asked for in the demo's history.</summary>
/// <param name="Request">Who asks for what, and when.</param>
/// <param name="Answer">What engineering says to it; null when it still waits.</param>
internal sealed record DemoEscalation(DemoChange Request, DemoAnswer? Answer = null)
{
    /// <summary>One applied, one denied, two that wait.</summary>
    public static IReadOnlyList<DemoEscalation> All { get; } =
    [
        new(
            new(TimeSpan.FromMinutes(310), 44, 600, DemoPeople.Engineer, "Call center moves all its lines to us this week", "SUP-2213"),
            new(TimeSpan.FromMinutes(266), EscalationDecision.Approve, "Room enough since the new encoders; tell us before the next thousand")),
        new(
            new(TimeSpan.FromMinutes(215), 15, 300, DemoPeople.Engineer, "Batch of recordings piles up, customer asks for room", "SUP-2231"),
            new(TimeSpan.FromMinutes(188), EscalationDecision.Deny, "One batch that drains by itself within half an hour; ask again if it comes daily")),
        new(Request: new(TimeSpan.FromMinutes(58), 48, 800, DemoPeople.Engineer, "Launch next week, customer expects four times the traffic", "SUP-2275")),
        new(Request: new(TimeSpan.FromMinutes(21), 19, 460, DemoPeople.Colleague, "Archive import until Tuesday, customer's own users wait behind it", "SUP-2288")),
    ];
}

/// <summary>What engineering says in the demo's history.</summary>
/// <param name="Before">How long before the history's end.</param>
internal sealed record DemoAnswer(TimeSpan Before, EscalationDecision Decision, string Comment);
