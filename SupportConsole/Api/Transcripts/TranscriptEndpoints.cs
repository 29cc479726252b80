using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Api.Keys;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Shutdown;

namespace SupportConsole.Api.Transcripts;

/// <summary>The life of a transcript: submitted, leased, kept alive, completed; and one to look at.</summary>
internal static class TranscriptEndpoints
{
    private const string Lease = "lease";
    private const string Heartbeat = "heartbeat";
    private const string Complete = "complete";

    /// <summary>Words that stand in the path where a transcript's id would.</summary>
    public static IReadOnlyList<string> Verbs { get; } = [Lease, Heartbeat, Complete];

    public static void MapTranscripts(this IEndpointRouteBuilder platform)
    {
        var transcripts = platform.MapGroup("").WithTags("Transcripts").RequireScope(PlatformScopes.Work);
        transcripts
            .MapPost("/accounts/{accountId}/transcripts", SubmitAsync)
            .WithSummary("Submit transcripts")
            .WithDescription(
                "All or none are accepted; each starts at once or waits in line. A repeated id answers its present "
                    + "state."
            )
            .WithDecisionId(DecisionKind.Submit)
            .ProducesErrors(
                StatusCodes.Status404NotFound,
                StatusCodes.Status409Conflict,
                StatusCodes.Status413PayloadTooLarge
            );
        transcripts
            .MapPost($"/transcripts/{Lease}", LeaseAsync)
            .WithSummary("Take started transcripts to work on")
            .WithDescription(
                "Oldest start first; waits up to waitSeconds when there is none. A key that is revoked meanwhile "
                    + "ends no call that waits: it is answered as it began, and the next one is refused."
            )
            .ProducesErrors(StatusCodes.Status413PayloadTooLarge);
        transcripts
            .MapPost($"/transcripts/{Heartbeat}", HeartbeatAsync)
            .WithSummary("Renew leases")
            .ProducesErrors(StatusCodes.Status413PayloadTooLarge);
        transcripts
            .MapPost($"/transcripts/{Complete}", CompleteAsync)
            .WithSummary("End transcripts")
            .WithDescription(
                "Charges completed ones and starts the oldest waiting in their place. A repeat changes nothing."
            )
            .WithDecisionId(DecisionKind.Complete)
            .ProducesErrors(StatusCodes.Status413PayloadTooLarge);
        transcripts
            .MapGet("/accounts/{accountId}/transcripts", ListAsync)
            .WithSummary("An account's transcripts")
            .WithDescription(
                "Newest first. nextBeforeId leads to the next page while anything older is left, also where a page "
                    + "holds fewer than asked for because little matches. New transcripts change no page that is asked "
                    + "for by its beforeId."
            )
            .ProducesErrors(StatusCodes.Status404NotFound);
        transcripts
            .MapGet("/transcripts/{id}", FindAsync)
            .WithSummary("One transcript")
            .ProducesErrors(StatusCodes.Status404NotFound);
        transcripts
            .MapDelete("/transcripts/{id}", CancelAsync)
            .WithSummary("Cancel a queued transcript")
            .WithDescription(
                $"It ends as error with the text \"{CancellationTexts.ByRequest}\", and nothing is charged. A repeat "
                    + "changes nothing. What is processing or has finished is not cancelled: 409."
            )
            .ProducesErrors(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<SubmitAnswer>, JsonHttpResult<ErrorAnswer>>> SubmitAsync(
        string accountId,
        SubmitBody body,
        ITranscriptLimiter limiter,
        IDecisions decisions,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        fields.Required(FieldRules.AccountId, accountId);
        var transcripts = body.Read(fields);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await limiter.SubmitAsync(accountId, transcripts, cancellationToken);
        LimitedCall.Decided(context, decisions, outcome.Decision);
        return outcome switch
        {
            SubmitOutcome.Accepted accepted => TypedResults.Ok(SubmitAnswer.Of(accepted)),
            SubmitOutcome.Refused refused => ApiErrors.Result(ApiErrors.StatusOf(refused.Refusal), refused.Message),
            SubmitOutcome.UnknownAccount => ApiErrors.Result(
                StatusCodes.Status404NotFound,
                ApiErrors.NoAccount(accountId)
            ),
            SubmitOutcome.UnknownProject unknown => ApiErrors.Result(
                StatusCodes.Status400BadRequest,
                $"{Place(transcripts, item => ProjectOf(item) == unknown.ProjectId)}.projectId: "
                    + $"the account has no project {unknown.ProjectId}"
            ),
            SubmitOutcome.UnknownApiKey unknown => ApiErrors.Result(
                StatusCodes.Status400BadRequest,
                $"{Place(transcripts, item => item.ApiKeyId == unknown.ApiKeyId && ProjectOf(item) == unknown.ProjectId)}.apiKeyId: "
                    + ApiErrors.NoApiKey(unknown.ApiKeyId, unknown.ProjectId)
            ),
            SubmitOutcome.UnknownModel unknown => ApiErrors.Result(
                StatusCodes.Status400BadRequest,
                $"{Place(transcripts, item => item.Model == unknown.Model)}.model: must be one of "
                    + $"{string.Join(", ", unknown.Known)}"
            ),
            SubmitOutcome.IdTaken taken => ApiErrors.Result(
                StatusCodes.Status409Conflict,
                $"{Place(transcripts, item => item.Id == taken.TranscriptId)}.id: {taken.TranscriptId} is taken by "
                    + "another account; nothing was stored"
            ),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Results<Ok<LeaseAnswer>, JsonHttpResult<ErrorAnswer>>> LeaseAsync(
        LeaseBody body,
        ITranscriptLimiter limiter,
        NodeDrain drain,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        var request = body.Read(fields);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        if (drain.HasBegun)
        {
            // What there is, at once: a worker that waits would be asked to go in the middle of it.
            var found = await limiter.LeaseAsync(request with { Wait = TimeSpan.Zero }, cancellationToken);
            return TypedResults.Ok(new LeaseAnswer([.. found.Select(LeasedAnswer.Of)]));
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.Begun);
        try
        {
            var leases = await limiter.LeaseAsync(request, either.Token);
            return TypedResults.Ok(new LeaseAnswer([.. leases.Select(LeasedAnswer.Of)]));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Waiting workers must not hold up a stop; they ask again, and another node or the next start answers.
            return TypedResults.Ok(new LeaseAnswer([]));
        }
    }

    private static async Task<Results<Ok<HeartbeatAnswer>, JsonHttpResult<ErrorAnswer>>> HeartbeatAsync(
        HeartbeatBody body,
        ITranscriptLimiter limiter,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        var leases = body.Read(fields);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await limiter.HeartbeatAsync(leases, cancellationToken);
        return TypedResults.Ok(new HeartbeatAnswer(outcome.Renewed, outcome.Stale));
    }

    private static async Task<Results<Ok<CompleteAnswer>, JsonHttpResult<ErrorAnswer>>> CompleteAsync(
        CompleteBody body,
        ITranscriptLimiter limiter,
        IDecisions decisions,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        var results = body.Read(fields);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await limiter.CompleteAsync(results, cancellationToken);
        LimitedCall.Decided(context, decisions, outcome.Decision);
        return TypedResults.Ok(new CompleteAnswer(outcome.Accepted, outcome.Stale, outcome.Started));
    }

    private static async Task<Results<Ok<TranscriptAnswer>, JsonHttpResult<ErrorAnswer>>> FindAsync(
        string id,
        ITranscriptLimiter limiter,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        fields.Required(FieldRules.TranscriptId, id);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        return await limiter.FindAsync(id, cancellationToken) is { } found
            ? TypedResults.Ok(TranscriptAnswer.Of(found))
            : ApiErrors.Result(StatusCodes.Status404NotFound, $"There is no transcript {id}");
    }

    private static async Task<Results<Ok<ListAnswer>, JsonHttpResult<ErrorAnswer>>> ListAsync(
        string accountId,
        [AsParameters] ListParameters parameters,
        ITranscriptList list,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        var (query, beforeId, afterId) = parameters.Read(fields, accountId);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        return await list.ListAsync(query, beforeId, afterId, cancellationToken) switch
        {
            TranscriptListOutcome.Found found => TypedResults.Ok(ListAnswer.Of(found.Page)),
            TranscriptListOutcome.UnknownTranscript unknown => ApiErrors.Result(
                StatusCodes.Status400BadRequest,
                $"{(unknown.TranscriptId == beforeId ? FieldRules.BeforeId : FieldRules.AfterId).Name}: the account has no "
                    + $"transcript {unknown.TranscriptId}"
            ),
            _ => ApiErrors.Result(StatusCodes.Status404NotFound, ApiErrors.NoAccount(accountId)),
        };
    }

    private static async Task<Results<NoContent, JsonHttpResult<ErrorAnswer>>> CancelAsync(
        string id,
        IPlatformCancellation cancellation,
        CancellationToken cancellationToken
    )
    {
        var fields = new RequestFields();
        fields.Required(FieldRules.TranscriptId, id);
        if (fields.Refusal is { } refusal)
        {
            return refusal;
        }

        return await cancellation.CancelAsync(id, cancellationToken) switch
        {
            CancelOutcome.Canceled or CancelOutcome.AlreadyCanceled => TypedResults.NoContent(),
            CancelOutcome.NotWaiting other => ApiErrors.Result(StatusCodes.Status409Conflict, other.Sentence),
            CancelOutcome.UnknownTranscript => ApiErrors.Result(
                StatusCodes.Status404NotFound,
                $"There is no transcript {id}"
            ),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The first item an answer is about, as it stands in the body.</summary>
    private static string ProjectOf(TranscriptSubmission submission) => submission.ProjectId ?? Project.DefaultId;

    private static string Place(
        IReadOnlyList<TranscriptSubmission> transcripts,
        Func<TranscriptSubmission, bool> isMeant
    ) => $"transcripts[{transcripts.TakeWhile(item => !isMeant(item)).Count()}]";
}
