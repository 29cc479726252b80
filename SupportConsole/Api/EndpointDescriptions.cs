namespace SupportConsole.Api;

/// <summary>How endpoints of the platform API tell what they answer beside success.</summary>
internal static class EndpointDescriptions
{
    private static readonly int[] Always =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status401Unauthorized,
        StatusCodes.Status500InternalServerError,
        StatusCodes.Status503ServiceUnavailable,
    ];

    /// <summary>The answer carries <c>X-Decision-Id</c> once it is decided: see <see cref="LimitedCall.Decided"/>.</summary>
    public static RouteHandlerBuilder WithDecisionId(this RouteHandlerBuilder endpoint)
    {
        LimitedCall.Mark(endpoint);
        return endpoint;
    }

    /// <summary>Errors in <see cref="ErrorAnswer"/> that any call may have, and those of this one.</summary>
    public static RouteHandlerBuilder ProducesErrors(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in (int[])[.. Always, .. statuses])
        {
            endpoint.Produces<ErrorAnswer>(status);
        }

        return endpoint;
    }
}
