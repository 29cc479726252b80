using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Api.Keys;
using SupportConsole.Api.Requests;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Core.Registration;

namespace SupportConsole.Api.Accounts;

/// <summary>Accounts as sign-up and billing register them.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder platform) =>
        platform
            .MapPut("/accounts/{accountId}", RegisterAsync)
            .WithSummary("Register or update an account")
            .WithDescription(
                "Limits set in the console are never touched. A field that is absent leaves what stands, null clears "
                    + "it. A new account has one project, default, and balance 0."
            )
            .WithTags("Accounts")
            .RequireScope(PlatformScopes.Accounts)
            .ProducesErrors(StatusCodes.Status413PayloadTooLarge);

    private static async Task<
        Results<Created<AccountAnswer>, Ok<AccountAnswer>, JsonHttpResult<ErrorAnswer>>
    > RegisterAsync(
        string accountId,
        AccountBody body,
        IAccountRegistry accounts,
        ClaimsPrincipal caller,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        var registration = body.Read(accountId, caller.Identity!.Name!, fields);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await accounts.RegisterAsync(registration, cancellationToken);
        var answer = AccountAnswer.Of(outcome.Account);
        return outcome.Created
            ? TypedResults.Created($"{PlatformApi.Prefix}/accounts/{accountId}", answer)
            : TypedResults.Ok(answer);
    }
}
