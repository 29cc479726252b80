using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Api.Keys;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Api.Decisions;

/// <summary>Why a limited call was answered as it was.</summary>
internal static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder platform) =>
        platform
            .MapGet("/decisions/{decisionId}", ExplainAsync)
            .WithSummary("Explain a decision")
            .WithDescription(
                "By the X-Decision-Id of a limited call's answer, for 24 hours: the rule, the limit with who set it "
                    + "and why, and the counters."
            )
            .WithTags("Decisions")
            .RequireScope(PlatformScopes.Limits)
            .ProducesErrors(StatusCodes.Status404NotFound, StatusCodes.Status410Gone);

    private static async Task<Results<Ok<DecisionAnswer>, JsonHttpResult<ErrorAnswer>>> ExplainAsync(
        string decisionId,
        IDecisions decisions,
        CancellationToken cancellationToken
    ) =>
        await decisions.ExplainAsync(decisionId, cancellationToken) switch
        {
            DecisionLookup.Found found => TypedResults.Ok(DecisionAnswer.Of(found.Explanation)),
            DecisionLookup.Expired expired => ApiErrors.Result(StatusCodes.Status410Gone, expired.Message),
            DecisionLookup.Unknown unknown => ApiErrors.Result(StatusCodes.Status404NotFound, unknown.Message),
            _ => throw new UnreachableException(),
        };
}
