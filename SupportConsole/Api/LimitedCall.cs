namespace SupportConsole.Api;

/// <summary>Marks a call that a limit decides about: its answer, whatever it is, carries the id of the decision.</summary>
internal sealed class LimitedCall
{
    public const string Header = "X-Decision-Id";

    private static readonly LimitedCall Marker = new();

    private LimitedCall()
    {
    }

    public static void Mark(IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(Marker);

    public static void GiveDecisionId(HttpContext context) => context.Response.Headers[Header] = Guid.NewGuid().ToString("N");

    /// <summary>The id of this call's decision; null when it is not a limited one.</summary>
    public static string? DecisionId(HttpContext context) => context.Response.Headers[Header];
}
