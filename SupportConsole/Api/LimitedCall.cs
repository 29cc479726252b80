using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Api;

/// <summary>
/// Marks a call that a limit decides about: its answer carries the id of the decision, whichever way that went. A call that ends
/// before it is decided (a body that cannot be read, a database that is away) has no decision and no id.
/// </summary>
internal sealed class LimitedCall
{
    public const string Header = "X-Decision-Id";

    private static readonly LimitedCall Marker = new();

    private LimitedCall()
    {
    }

    public static void Mark(IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(Marker);

    /// <summary>Puts the decision's id on the answer; to be called with a committed decision only.</summary>
    public static void Decided(HttpContext context, IDecisions decisions, Decision? decision)
    {
        if (decision is not null)
        {
            context.Response.Headers[Header] = decisions.Issue(decision);
        }
    }
}
