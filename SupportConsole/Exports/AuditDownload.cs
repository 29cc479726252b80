using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using SupportConsole.Auth;
using SupportConsole.Components.Audit;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;

namespace SupportConsole.Exports;

/// <summary>
/// The downloads of the Audit page: all entries that its filters let through, oldest first, sent as they are read. As
/// JSON Lines and without filters it is the export that can be verified offline.
/// </summary>
internal static class AuditDownload
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string NameFormat = "yyyyMMdd'T'HHmm'Z'";
    private const string JsonLines = "application/jsonl; charset=utf-8";

    private static readonly string[] Columns =
    [
        "sequence",
        "time",
        "actor_id",
        "actor_name",
        "roles",
        "action",
        "outcome",
        "account_id",
        "before",
        "after",
        "rule",
        "reason",
        "ticket",
        "correlation_id",
        "previous_hash",
        "hash",
    ];

    /// <summary>Maps them, for those who may see the page.</summary>
    public static void MapAuditDownload(this IEndpointRouteBuilder endpoints)
    {
        foreach (var path in (string[])[AuditFilter.CsvPath, AuditFilter.JsonLinesPath])
        {
            endpoints
                .MapGet(path, DownloadAsync)
                .RequireAuthorization(nameof(Permission.ViewAudit))
                .ExcludeFromDescription();
        }
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext context,
        IAuditReader audit,
        IExportAudit exports,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var filter = AuditFilter.Parse(new Uri(context.Request.GetEncodedUrl()), now, ReaderZone.Utc);
        if (filter.Problem is { } problem)
        {
            return Results.Text(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        if (ActorClaims.ToActor(context.User) is not { } actor)
        {
            return Results.Forbid();
        }

        var isCsv = context.Request.Path == AuditFilter.CsvPath;
        var query = filter.ToQuery(now, ReaderZone.Utc);
        await exports.RecordAsync(
            actor,
            new(isCsv ? "audit.csv" : "audit.jsonl", context.Request.QueryString.Value),
            cancellationToken
        );
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(
            output =>
                isCsv
                    ? CsvFile.WriteAsync(
                        output,
                        Columns,
                        audit.ReadAsync(actor, query, cancellationToken),
                        Row,
                        cancellationToken
                    )
                    : audit.WriteExportAsync(actor, filter.IsEmpty ? null : query, output, cancellationToken),
            isCsv ? CsvFile.ContentType : JsonLines,
            $"audit-{now.UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture)}.{(isCsv ? "csv" : "jsonl")}"
        );
    }

    private static IReadOnlyList<object> Row(AuditEntry entry) =>
        [
            entry.Sequence,
            entry.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
            entry.ActorId,
            entry.ActorName,
            entry.Roles,
            entry.Action,
            entry.Outcome.ToString(),
            entry.AccountId ?? "",
            entry.Before ?? "",
            entry.After ?? "",
            entry.Rule ?? "",
            entry.Reason ?? "",
            entry.Ticket ?? "",
            entry.CorrelationId,
            entry.PreviousHash,
            entry.Hash,
        ];
}
