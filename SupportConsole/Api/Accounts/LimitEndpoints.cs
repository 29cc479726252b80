using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Api.Keys;
using SupportConsole.Api.Requests;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Core.Registration;

namespace SupportConsole.Api.Accounts;

/// <summary>What an account may do at the moment, and why.</summary>
internal static class LimitEndpoints
{
    public static void MapLimits(this IEndpointRouteBuilder platform) =>
        platform
            .MapGet("/accounts/{accountId}/limits", FindAsync)
            .WithSummary("Every limit of an account")
            .WithDescription("With its source, since when, by whom, and the live counters.")
            .WithTags("Accounts")
            .RequireScope(PlatformScopes.Limits)
            .ProducesErrors(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<LimitsAnswer>, JsonHttpResult<ErrorAnswer>>> FindAsync(
        string accountId,
        IAccountRegistry accounts,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        fields.Required(FieldRules.AccountId, accountId);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        return await accounts.FindLimitsAsync(accountId, cancellationToken) is { } limits
            ? TypedResults.Ok(LimitsAnswer.Of(limits))
            : ApiErrors.Result(StatusCodes.Status404NotFound, ApiErrors.NoAccount(accountId));
    }
}
