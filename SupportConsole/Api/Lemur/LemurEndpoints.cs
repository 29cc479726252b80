using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Api.Keys;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Api.Lemur;

/// <summary>LeMUR requests under the limit of any 60 seconds.</summary>
internal static class LemurEndpoints
{
    private const string Policy = "lemur";

    public static void MapLemur(this IEndpointRouteBuilder platform) =>
        platform
            .MapPost("/accounts/{accountId}/lemur", AdmitAsync)
            .WithSummary("Ask for a LeMUR request")
            .WithDescription(
                "In no 60 seconds are more than the limit admitted. A refused request takes nothing from it and "
                    + "costs nothing."
            )
            .WithTags("LeMUR")
            .RequireScope(PlatformScopes.Work)
            .WithDecisionId(DecisionKind.Lemur)
            .WithMetadata(RateHeaders.Marker)
            .ProducesErrors(
                StatusCodes.Status404NotFound,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status429TooManyRequests
            );

    private static async Task<Results<Ok<LemurAnswer>, JsonHttpResult<ErrorAnswer>>> AdmitAsync(
        string accountId,
        LemurBody body,
        ILemurLimiter limiter,
        IDecisions decisions,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        fields.Required(FieldRules.AccountId, accountId);
        var request = body.Read(fields);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await limiter.AdmitAsync(accountId, request, cancellationToken);
        LimitedCall.Decided(context, decisions, outcome.Decision);
        switch (outcome)
        {
            case LemurOutcome.Admitted admitted:
                RateHeaders.Write(context, Policy, admitted.Allowance);
                return TypedResults.Ok(LemurAnswer.Of(admitted));
            case LemurOutcome.LimitReached reached:
                RateHeaders.Write(context, Policy, reached.Allowance);
                return RateHeaders.TooMany(context, reached.Allowance, reached.Message);
            case LemurOutcome.Refused refused:
                RateHeaders.Write(context, Policy, refused.Allowance);
                return ApiErrors.Result(ApiErrors.StatusOf(refused.Refusal), refused.Message);
            case LemurOutcome.UnknownAccount:
                return ApiErrors.Result(StatusCodes.Status404NotFound, ApiErrors.NoAccount(accountId));
            case LemurOutcome.UnknownProject unknown:
                RateHeaders.Write(context, Policy, unknown.Allowance);
                return ApiErrors.Result(
                    StatusCodes.Status400BadRequest,
                    $"projectId: the account has no project {unknown.ProjectId}"
                );
            case LemurOutcome.UnknownApiKey unknown:
                RateHeaders.Write(context, Policy, unknown.Allowance);
                return ApiErrors.Result(
                    StatusCodes.Status400BadRequest,
                    $"apiKeyId: {ApiErrors.NoApiKey(unknown.ApiKeyId, unknown.ProjectId)}"
                );
            case LemurOutcome.UnknownModel unknown:
                return ApiErrors.Result(
                    StatusCodes.Status400BadRequest,
                    $"model: must be one of {string.Join(", ", unknown.Known)}"
                );
            default:
                throw new UnreachableException();
        }
    }
}
