using System.Globalization;
using SupportConsole.Api.Requests;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Transcripts;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Exports;

/// <summary>
/// The download of an account's transcripts: all that its tab's filter lets through, newest first, sent as they are
/// read.
/// </summary>
internal static class TranscriptsExport
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string NameFormat = "yyyyMMdd'T'HHmm'Z'";
    private const decimal MillisecondsPerSecond = 1_000;

    private static readonly string[] Columns =
    [
        "id",
        "account_id",
        "project_id",
        "api_key_id",
        "model",
        "status",
        "throttled",
        "attempts",
        "worker",
        "submitted",
        "started",
        "finished",
        "audio_seconds",
        "cost_usd",
        "error",
    ];

    /// <summary>Maps it, for those who may see the account.</summary>
    public static void MapTranscriptsExport(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/accounts/{accountId}/transcripts.csv", ExportAsync)
            .RequireAuthorization(nameof(Permission.ViewAccounts))
            .ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(
        string accountId,
        HttpContext context,
        IAccountDirectory directory,
        ITranscriptExplorer transcripts,
        IExportAudit audit,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var filter = TranscriptFilter.Parse(context.Request.QueryString.Value ?? "", now, ReaderZone.Utc);
        if (filter.Problem is { } problem)
        {
            return Results.Text(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        if (ActorClaims.ToActor(context.User) is not { } actor)
        {
            return Results.Forbid();
        }

        // What cannot be an id is not asked for: databases refuse some of it, such as NUL.
        if (
            !TextRules.IsIdentifier(accountId) || await directory.FindAsync(actor, accountId, cancellationToken) is null
        )
        {
            return Results.Text($"There is no account {accountId}.", statusCode: StatusCodes.Status404NotFound);
        }

        await audit.RecordAsync(
            actor,
            new("transcripts.csv", context.Request.QueryString.Value, accountId),
            cancellationToken
        );
        context.Response.Headers.CacheControl = "no-store";
        var rows = transcripts.ReadAsync(
            actor,
            (filter with { Before = null }).ToQuery(accountId, now, ReaderZone.Utc),
            cancellationToken
        );
        return Results.Stream(
            output => CsvFile.WriteAsync(output, Columns, rows, Row, cancellationToken),
            CsvFile.ContentType,
            $"transcripts-{accountId}-{now.UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture)}.csv"
        );
    }

    private static IReadOnlyList<object> Row(Transcript transcript) =>
        [
            transcript.Id,
            transcript.AccountId,
            transcript.ProjectId,
            transcript.ApiKeyId ?? "",
            transcript.Model,
            TranscriptWords.State(transcript.Status).ToLowerInvariant(),
            transcript.Throttle == Throttle.Never ? "no" : "yes",
            transcript.Attempts,
            transcript.LeaseOwner ?? "",
            Time(transcript.SubmittedAt),
            Time(transcript.StartedAt),
            Time(transcript.FinishedAt),
            transcript.AudioMilliseconds is { } milliseconds ? milliseconds / MillisecondsPerSecond : "",
            transcript.Status == TranscriptStatus.Completed ? transcript.Cost.Dollars : "",
            transcript.Error ?? "",
        ];

    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";
}
