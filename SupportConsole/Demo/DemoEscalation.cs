using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Demo;

/// <summary>A raise that engineering is asked for in the demo's history.</summary>
/// <param name="Request">Who asks for what, and when.</param>
/// <param name="Answer">What engineering says to it; null when nobody does.</param>
/// <param name="Urgent">The urgent raise that support applies meanwhile; null for none.</param>
internal sealed record DemoEscalation(DemoChange Request, DemoAnswer? Answer = null, DemoChange? Urgent = null)
{
    /// <summary>One of each end, and three that wait: one of them about streaming sessions.</summary>
    public static IReadOnlyList<DemoEscalation> All { get; } =
    [
        new(
            Request: new(
                TimeSpan.FromHours(80),
                DemoShowcase.Lapsed,
                600,
                DemoPeople.Colleague,
                "Exam season: recordings of all courses at once",
                "SUP-2221"
            )
        ),
        new(
            new(
                TimeSpan.FromHours(52),
                DemoShowcase.Approved,
                600,
                DemoPeople.Engineer,
                "Call center moves all its lines to us this week",
                "SUP-2225"
            ),
            new(
                TimeSpan.FromHours(49),
                EscalationDecision.Approve,
                "Room enough since the new encoders; tell us before the next thousand"
            )
        ),
        new(
            new(
                TimeSpan.FromHours(27),
                DemoShowcase.Denied,
                700,
                DemoPeople.Engineer,
                "Batch of recordings piles up, customer asks for room",
                "SUP-2231"
            ),
            new(
                TimeSpan.FromHours(25),
                EscalationDecision.Deny,
                "One batch that drains by itself within half an hour; ask again if it comes daily"
            )
        ),
        new(
            Request: new(
                TimeSpan.FromMinutes(58),
                DemoShowcase.Waiting,
                800,
                DemoPeople.Engineer,
                "Launch next week, customer expects four times the traffic",
                "SUP-2275"
            )
        ),
        new(
            new(
                TimeSpan.FromMinutes(45),
                DemoShowcase.Urgent,
                560,
                DemoPeople.Colleague,
                "Archive import until Tuesday, customer's own users wait behind it",
                "SUP-2288"
            ),
            Urgent: new(
                TimeSpan.FromMinutes(40),
                DemoShowcase.Urgent,
                220,
                DemoPeople.Colleague,
                "Users wait behind the import until engineering has decided",
                "SUP-2288"
            )
        ),
        new(
            Request: new(
                TimeSpan.FromMinutes(26),
                DemoShowcase.Streams,
                650,
                DemoPeople.Engineer,
                "Telehealth rooms open on the hour, all at once; sessions are being terminated since today",
                "SUP-2292"
            )
            {
                Kind = LimitKind.StreamingSessionsPerMinute,
            }
        ),
    ];
}

/// <summary>What engineering says in the demo's history.</summary>
/// <param name="Before">How long before the history's end.</param>
internal sealed record DemoAnswer(TimeSpan Before, EscalationDecision Decision, string Comment);
