using System.Diagnostics;
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
                "Limits set in the console are never touched, nor are plan, disabled, e-mail and name that a manager has "
                    + "set there: the answer has what is in force. A field that is absent leaves what stands, null clears "
                    + "it. A new account has one project, default, and balance 0. A Stripe customer belongs to one "
                    + "account: 409 when another has it. Payments that waited for the customer are deposited."
            )
            .WithTags("Accounts")
            .RequireScope(PlatformScopes.Accounts)
            .ProducesErrors(StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge);

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

        return await accounts.RegisterAsync(registration, cancellationToken) switch
        {
            RegisterOutcome.Registered { Created: true } registered => TypedResults.Created(
                $"{PlatformApi.Prefix}/accounts/{accountId}",
                AccountAnswer.Of(registered.Account)
            ),
            RegisterOutcome.Registered registered => TypedResults.Ok(AccountAnswer.Of(registered.Account)),
            RegisterOutcome.CustomerTaken => ApiErrors.Result(
                StatusCodes.Status409Conflict,
                "stripeCustomerId: another account has this customer; nothing was changed"
            ),
            _ => throw new UnreachableException(),
        };
    }
}
