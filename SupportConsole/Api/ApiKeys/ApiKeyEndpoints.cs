using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Api.Keys;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Core.Projects;

namespace SupportConsole.Api.ApiKeys;

/// <summary>The customers' API keys. Not to be confused with the platform keys that open this API.</summary>
internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder platform) =>
        platform
            .MapPost("/keys/verify", VerifyAsync)
            .WithSummary("Verify an API key")
            .WithDescription(
                "Whose key a customer's program sent. To be asked with every request: a deleted key is refused from "
                    + "the next call on, so the answer must not be kept. "
                    + "A key that is unknown, deleted, empty or none is answered 401; so is a call without a "
                    + "platform key, which alone has a WWW-Authenticate header."
            )
            .WithTags("Keys")
            .RequireScope(PlatformScopes.Keys)
            .ProducesErrors(StatusCodes.Status413PayloadTooLarge);

    private static async Task<Results<Ok<VerifyKeyAnswer>, JsonHttpResult<ErrorAnswer>>> VerifyAsync(
        VerifyKeyBody body,
        IApiKeyVerifier keys,
        CancellationToken cancellationToken
    ) =>
        await keys.VerifyAsync(body.ApiKey, cancellationToken) is { } verified
            ? TypedResults.Ok(new VerifyKeyAnswer(verified.AccountId, verified.ProjectId, verified.ApiKeyId))
            : ApiErrors.Result(StatusCodes.Status401Unauthorized, ApiErrors.KeyInvalid);
}
