using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Core.Limits;

namespace SupportConsole.Api;

/// <summary>What every refusal and failure of the platform API is answered with.</summary>
internal sealed record ErrorAnswer(string Error);

/// <summary>The errors of the platform API, and how they are written.</summary>
internal static class ApiErrors
{
    /// <summary>To the letter (domain.md): clients look for it.</summary>
    public const string KeyInvalid = "Authentication error, API token missing/invalid";

    /// <summary>Answered while the database is away.</summary>
    public const string DatabaseUnavailable = "The database is not available at the moment; try again in a moment";

    private const string UnavailableRetrySeconds = "5";

    /// <summary>Why a key may not make a call.</summary>
    /// <param name="name">The key.</param>
    /// <param name="needed">The scope that the call needs.</param>
    /// <param name="granted">Those that the key has.</param>
    public static string KeyLacks(string? name, string? needed, string granted) =>
        $"The platform key {name} may not make this call: it needs the scope {needed}, and the key has {granted}";

    public static string NoAccount(string accountId) => $"There is no account {accountId}";

    public static string NoApiKey(string apiKeyId, string projectId) =>
        $"the account has no API key {apiKeyId} in project {projectId}";

    /// <summary>The status of a refusal of all new work.</summary>
    public static int StatusOf(NewWorkRefusal refusal) =>
        refusal == NewWorkRefusal.Disabled ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;

    /// <summary>An error as an endpoint's result.</summary>
    public static JsonHttpResult<ErrorAnswer> Result(int status, string message) =>
        TypedResults.Json(new ErrorAnswer(message), statusCode: status);

    /// <summary>The database does not answer.</summary>
    public static Task WriteUnavailableAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = UnavailableRetrySeconds;
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, DatabaseUnavailable);
    }

    /// <summary>An error from outside an endpoint.</summary>
    public static Task WriteAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        // The client may have gone; its token would turn the answer into an exception.
        return context.Response.WriteAsJsonAsync(new ErrorAnswer(message), CancellationToken.None);
    }
}
