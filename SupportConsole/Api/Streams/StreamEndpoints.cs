using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Api.Keys;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Api.Streams;

/// <summary>Streaming sessions: opened under the limit of the minute, and terminated.</summary>
internal static class StreamEndpoints
{
    private const string Policy = "streaming";
    private const NumberStyles PlainNumber = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    public static void MapStreams(this IEndpointRouteBuilder platform)
    {
        var streams = platform.MapGroup("").WithTags("Streams").RequireScope(PlatformScopes.Work);
        streams
            .MapPost("/accounts/{accountId}/streams", OpenAsync)
            .WithSummary("Open a streaming session")
            .WithDescription(
                "New sessions are limited per UTC minute; open ones are not. A refused attempt takes nothing from "
                    + "the limit. "
                    + "A session that is never terminated is closed after 3 hours, and charged for them."
            )
            .WithDecisionId(DecisionKind.OpenStream)
            .WithMetadata(RateHeaders.Marker)
            .ProducesErrors(
                StatusCodes.Status404NotFound,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status429TooManyRequests
            );
        streams
            .MapDelete("/streams/{sessionId}", EndAsync)
            .WithSummary("Terminate a streaming session")
            .WithDescription(
                "Charges the session time once: the seconds given, else the time from opening to now. A repeat "
                    + "changes nothing."
            )
            .ProducesErrors(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<StreamAnswer>, JsonHttpResult<ErrorAnswer>>> OpenAsync(
        string accountId,
        StreamBody body,
        IStreamLimiter streams,
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

        var outcome = await streams.OpenAsync(accountId, request, cancellationToken);
        LimitedCall.Decided(context, decisions, outcome.Decision);
        switch (outcome)
        {
            case StreamOutcome.Opened opened:
                RateHeaders.Write(context, Policy, opened.Allowance);
                return TypedResults.Created(
                    $"{PlatformApi.Prefix}/streams/{opened.SessionId}",
                    StreamAnswer.Of(opened)
                );
            case StreamOutcome.LimitReached reached:
                RateHeaders.Write(context, Policy, reached.Allowance);
                return RateHeaders.TooMany(context, reached.Allowance, LimitTexts.TooManySessions);
            case StreamOutcome.Refused refused:
                RateHeaders.Write(context, Policy, refused.Allowance);
                return ApiErrors.Result(ApiErrors.StatusOf(refused.Refusal), refused.Message);
            case StreamOutcome.UnknownAccount:
                return ApiErrors.Result(StatusCodes.Status404NotFound, ApiErrors.NoAccount(accountId));
            case StreamOutcome.UnknownProject unknown:
                return ApiErrors.Result(
                    StatusCodes.Status400BadRequest,
                    $"projectId: the account has no project {unknown.ProjectId}"
                );
            case StreamOutcome.UnknownApiKey unknown:
                return ApiErrors.Result(
                    StatusCodes.Status400BadRequest,
                    $"apiKeyId: {ApiErrors.NoApiKey(unknown.ApiKeyId, unknown.ProjectId)}"
                );
            case StreamOutcome.UnknownModel unknown:
                return ApiErrors.Result(
                    StatusCodes.Status400BadRequest,
                    $"model: must be one of {string.Join(", ", unknown.Known)}"
                );
            default:
                throw new UnreachableException();
        }
    }

    // The query is read as a text, so that a wrong number gets the field's own sentence.
    private static async Task<Results<NoContent, JsonHttpResult<ErrorAnswer>>> EndAsync(
        string sessionId,
        [Description("Session time to charge;")] string? seconds,
        IStreamLimiter streams,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        fields.Required(FieldRules.SessionId, sessionId);
        var billed = seconds is null ? (TimeSpan?)null : Read(seconds, fields);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        return await streams.EndAsync(sessionId, billed, cancellationToken) is EndStreamOutcome.Ended
            ? TypedResults.NoContent()
            : ApiErrors.Result(StatusCodes.Status404NotFound, $"There is no streaming session {sessionId}");
    }

    private static TimeSpan Read(string seconds, RequestFields fields)
    {
        if (!decimal.TryParse(seconds, PlainNumber, CultureInfo.InvariantCulture, out var value))
        {
            fields.Refuse(FieldRules.Seconds);
            return TimeSpan.Zero;
        }

        // To the millisecond, halves away from zero, as the length of audio is.
        return TimeSpan.FromMilliseconds(
            (long)decimal.Round(fields.Required(FieldRules.Seconds, value) * 1_000, 0, MidpointRounding.AwayFromZero)
        );
    }
}
