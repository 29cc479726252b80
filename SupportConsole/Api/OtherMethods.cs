namespace SupportConsole.Api;

/// <summary>
/// Answers the methods that a path does not have. Routing's own answer would have no text, and no authorization policy
/// but the console's, so that a service without a key would be sent to the sign-in page.
/// </summary>
internal static class OtherMethods
{
    /// <summary>To be called when all endpoints of the group are mapped.</summary>
    public static void MapOtherMethods(this RouteGroupBuilder group)
    {
        var paths = ((IEndpointRouteBuilder)group)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .GroupBy(endpoint => endpoint.RoutePattern.RawText ?? "")
            .ToDictionary(
                path => path.Key,
                path => string.Join(", ", path.SelectMany(Methods).Order(StringComparer.Ordinal))
            );

        // An endpoint for any method comes after those that name the method.
        foreach (var (path, allowed) in paths)
        {
            group.Map(path, context => RefuseAsync(context, allowed)).ExcludeFromDescription();
        }
    }

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static Task RefuseAsync(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return ApiErrors.WriteAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            $"{context.Request.Method} is not possible here; use {allowed}"
        );
    }
}
