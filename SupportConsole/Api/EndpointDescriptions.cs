using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Api;

/// <summary>How endpoints of the platform API tell what they answer beside success.</summary>
internal static class EndpointDescriptions
{
    private static readonly int[] Always =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status401Unauthorized,
        StatusCodes.Status403Forbidden,
        StatusCodes.Status500InternalServerError,
        StatusCodes.Status503ServiceUnavailable,
    ];

    /// <summary>Every answer carries <c>X-Decision-Id</c>: see <see cref="LimitedCall"/>.</summary>
    public static RouteHandlerBuilder WithDecisionId(this RouteHandlerBuilder endpoint, DecisionKind kind)
    {
        LimitedCall.Mark(endpoint, kind);
        return endpoint;
    }

    /// <summary>Errors in <see cref="ErrorAnswer"/> that any call may have, and those of this one.</summary>
    public static RouteHandlerBuilder ProducesErrors(
        this RouteHandlerBuilder endpoint,
        params ReadOnlySpan<int> statuses
    )
    {
        foreach (var status in (int[])[.. Always, .. statuses])
        {
            endpoint.Produces<ErrorAnswer>(status);
        }

        return endpoint;
    }
}
