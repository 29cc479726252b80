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

    public static string NoAccount(string accountId) => $"There is no account {accountId}";

    public static string NoApiKey(string apiKeyId, string projectId) =>
        $"the account has no API key {apiKeyId} in project {projectId}";

    /// <summary>The status of a refusal of all new work.</summary>
    public static int StatusOf(NewWorkRefusal refusal) =>
        refusal == NewWorkRefusal.Disabled ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;

    /// <summary>An error as an endpoint's result.</summary>
    public static JsonHttpResult<ErrorAnswer> Result(int status, string message) =>
        TypedResults.Json(new ErrorAnswer(message), statusCode: status);

    /// <summary>An error from outside an endpoint.</summary>
    public static Task WriteAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        // The client may have gone; its token would turn the answer into an exception.
        return context.Response.WriteAsJsonAsync(new ErrorAnswer(message), CancellationToken.None);
    }
}
