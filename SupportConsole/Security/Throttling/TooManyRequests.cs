using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using SupportConsole.Api;
using SupportConsole.Security.Network;

namespace SupportConsole.Security.Throttling;

/// <summary>The answer 429: when to come again, and why, in the language of whoever asked.</summary>
internal static class TooManyRequests
{
    /// <summary>Answers a request that a limiter did not let pass.</summary>
    public static ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken) =>
        new(AnswerAsync(context.HttpContext, context.Lease));

    /// <summary>Answers a request whose lease was refused.</summary>
    public static Task AnswerAsync(HttpContext context, RateLimitLease lease)
    {
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
            ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
            : 1;
        var response = context.Response;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"There are too many requests from your address or sign-in; try again in {seconds} s"
        );
        if (!Audience.IsPeople(context.Request.Path))
        {
            return ApiErrors.WriteAsync(context, StatusCodes.Status429TooManyRequests, text);
        }

        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(text + ".", CancellationToken.None);
    }
}
