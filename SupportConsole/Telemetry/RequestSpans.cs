using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using SupportConsole.Api;

namespace SupportConsole.Telemetry;

/// <summary>
/// Names the framework's spans of requests by their route, and ties them to the decision they led to.
/// </summary>
internal static class RequestSpans
{
    /// <summary>To be called first, so that what others make of the answer is known.</summary>
    public static void UseRequestSpans(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                finally
                {
                    if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
                    {
                        Describe(span, context);
                    }
                }
            }
        );

    private static void Describe(Activity span, HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.DisplayName = $"{context.Request.Method} {route}";
            span.SetTag("http.route", route);
        }

        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.Headers[LimitedCall.Header] is [{ } decisionId])
        {
            span.SetTag("supportconsole.decision.id", decisionId);
        }
    }
}
