using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Api.Keys;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Api.Deposits;

/// <summary>Money paid in.</summary>
internal static class DepositEndpoints
{
    public static void MapDeposits(this IEndpointRouteBuilder platform) =>
        platform
            .MapPost("/accounts/{accountId}/deposits", DepositAsync)
            .WithSummary("Record a deposit, a refund or an adjustment")
            .WithDescription(
                "The reference makes it idempotent. A refund takes the amount away; an adjustment may be below 0. A balance that is no longer negative is in force at once."
            )
            .WithTags("Accounts")
            .RequireScope(PlatformScopes.Money)
            .ProducesErrors(
                StatusCodes.Status404NotFound,
                StatusCodes.Status409Conflict,
                StatusCodes.Status413PayloadTooLarge
            );

    private static async Task<Results<Ok<DepositAnswer>, JsonHttpResult<ErrorAnswer>>> DepositAsync(
        string accountId,
        DepositBody body,
        IDepositService deposits,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        var deposit = body.Read(accountId, fields);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        return await deposits.DepositAsync(deposit, cancellationToken) switch
        {
            DepositOutcome.Accepted accepted => TypedResults.Ok(new DepositAnswer(accepted.Balance.Dollars)),
            DepositOutcome.UnknownAccount => ApiErrors.Result(
                StatusCodes.Status404NotFound,
                ApiErrors.NoAccount(accountId)
            ),
            DepositOutcome.ReferenceTaken taken => ApiErrors.Result(
                StatusCodes.Status409Conflict,
                $"reference: stands for an entry of {taken.Amount.Dollars} USD already; nothing was changed"
            ),
            _ => throw new UnreachableException(),
        };
    }
}
