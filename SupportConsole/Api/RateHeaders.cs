using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Core.Limits;

namespace SupportConsole.Api;

/// <summary>
/// Marks a call with a limit over time, and writes what its answers tell about that limit in headers.
/// </summary>
internal sealed class RateHeaders
{
    /// <summary>A streaming minute and the LeMUR window are both so long, in seconds.</summary>
    private const int WindowSeconds = 60;

    private RateHeaders() { }

    public static RateHeaders Marker { get; } = new();

    /// <summary>The headers, and what they say.</summary>
    public static IReadOnlyDictionary<string, string> Descriptions { get; } =
        new Dictionary<string, string>
        {
            ["X-RateLimit-Limit"] = "The limit in force.",
            ["X-RateLimit-Remaining"] = "How many more would be admitted at this instant.",
            ["X-RateLimit-Reset"] =
                "Whole seconds, rounded up, until the next slot frees (LeMUR) or the next minute begins (streaming), "
                + "whether or not slots are free now; 0 when none is taken.",
            ["RateLimit-Policy"] = "The limit as draft-ietf-httpapi-ratelimit-headers has it: q requests in w seconds.",
            ["RateLimit"] = "The same of the remaining: r requests, t as X-RateLimit-Reset.",
        };

    /// <summary>Writes them; to be called with the allowance of a committed decision.</summary>
    /// <param name="context">The call.</param>
    /// <param name="policy">The limit's name: letters only.</param>
    /// <param name="allowance">After the decision.</param>
    public static void Write(HttpContext context, string policy, RateAllowance allowance)
    {
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = N(allowance.Limit);
        headers["X-RateLimit-Remaining"] = N(allowance.Remaining);
        headers["X-RateLimit-Reset"] = N(allowance.ResetSeconds);
        headers["RateLimit-Policy"] = $"\"{policy}\";q={N(allowance.Limit)};w={N(WindowSeconds)}";
        headers["RateLimit"] = $"\"{policy}\";r={N(allowance.Remaining)};t={N(allowance.ResetSeconds)}";
    }

    /// <summary>Over the limit: 429, with the time to wait.</summary>
    public static JsonHttpResult<ErrorAnswer> TooMany(HttpContext context, RateAllowance allowance, string message)
    {
        // A clock ahead may leave nothing to wait for; asked again at once, it would be refused again.
        context.Response.Headers.RetryAfter = N(Math.Max(1, allowance.ResetSeconds));
        return ApiErrors.Result(StatusCodes.Status429TooManyRequests, message);
    }

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
