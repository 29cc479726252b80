using System.Globalization;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Throttling.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Exports;

/// <summary>The download of the Throttling page: all accounts of its period, in its order.</summary>
internal static class ThrottlingExport
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm'Z'";
    private const string NameFormat = "yyyyMMdd'T'HHmm'Z'";

    private static readonly string[] Columns =
    [
        "account_id",
        "name",
        "episodes",
        "throttled_transcripts",
        "minutes_throttled",
        "peak_queue",
        "refused_for_balance",
        "refused_streams",
        "refused_lemur",
        "limit_now",
        "waiting_now",
        "period_from",
        "period_to",
    ];

    /// <summary>Maps it, for those who may see the page.</summary>
    public static void MapThrottlingExport(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(PeriodAddress.ExportPath, ExportAsync)
            .RequireAuthorization(nameof(Permission.ViewAccounts))
            .ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(
        HttpContext context,
        IThrottlingHistory history,
        IExportAudit audit,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var address = PeriodAddress.Parse(context.Request.QueryString.Value ?? "", now, ReaderZone.Utc);
        if (address.Problem is { } problem)
        {
            return Results.Text(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        if (ActorClaims.ToActor(context.User) is not { } actor)
        {
            return Results.Forbid();
        }

        var found = await history.AccountsAsync(actor, address.ToQuery(now, ReaderZone.Utc), cancellationToken);
        await audit.RecordAsync(actor, new("throttling.csv", context.Request.QueryString.Value), cancellationToken);
        var (from, to) = (Time(found.From, TimeFormat), Time(found.To, TimeFormat));
        var file = CsvFile.Of(
            Columns,
            found.Accounts.Select(account =>
                (IReadOnlyList<object>)
                    [
                        account.AccountId,
                        account.Now.Name,
                        account.Episodes,
                        account.Transcripts,
                        account.Minutes,
                        account.PeakQueued,
                        account.Refused,
                        account.Streams.Refused,
                        account.Lemur.Refused,
                        account.Now.Limit.Value,
                        account.Now.Queued,
                        from,
                        to,
                    ]
            )
        );
        return Results.File(
            file,
            CsvFile.ContentType,
            $"throttling-{Time(found.From, NameFormat)}-{Time(found.To, NameFormat)}.csv"
        );
    }

    private static string Time(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
