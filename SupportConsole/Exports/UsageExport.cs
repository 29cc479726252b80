using System.Globalization;
using SupportConsole.Auth;
using SupportConsole.Components.Usage;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Usage;

namespace SupportConsole.Exports;

/// <summary>The download of the Usage page: all rows of its period, most cost first.</summary>
internal static class UsageExport
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm'Z'";
    private const string NameFormat = "yyyyMMdd'T'HHmm'Z'";
    private const decimal MillisecondsPerHour = 3_600_000;

    private static readonly string[] Columns =
    [
        "account_id",
        "account_name",
        "project_id",
        "project_name",
        "api_key_id",
        "api_key_name",
        "product",
        "model",
        "items",
        "hours",
        "cost_usd",
        "share_of_cost",
        "period_from",
        "period_to",
    ];

    /// <summary>Maps it, for those who may see the page.</summary>
    public static void MapUsageExport(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(UsageAddress.ExportPath, ExportAsync)
            .RequireAuthorization(nameof(Permission.ViewAccounts))
            .ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(
        HttpContext context,
        IUsageReader usage,
        IExportAudit audit,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var address = UsageAddress.Parse(context.Request.QueryString.Value ?? "", now);
        if ((address.Problem ?? address.PeriodProblem) is { } problem)
        {
            return Results.Text(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        if (ActorClaims.ToActor(context.User) is not { } actor)
        {
            return Results.Forbid();
        }

        var found = await usage.RowsAsync(actor, address.ToQuery(now), cancellationToken);
        await audit.RecordAsync(actor, new("usage.csv", context.Request.QueryString.Value), cancellationToken);
        var (from, to) = (Time(found.Totals.From, TimeFormat), Time(found.Totals.To, TimeFormat));
        var file = CsvFile.Of(
            Columns,
            found.Rows.Select(row =>
                (IReadOnlyList<object>)
                    [
                        row.Group.AccountId ?? "",
                        row.Names.Account ?? "",
                        row.Group.ProjectId ?? "",
                        row.Names.Project ?? "",
                        row.Group.ApiKeyId ?? "",
                        row.Names.ApiKey ?? "",
                        row.Group.Product is { } product ? UsageKeys.Of(product) : "",
                        row.Group.Model ?? "",
                        row.Figures.Items,
                        Math.Round(row.Figures.Milliseconds / MillisecondsPerHour, 6),
                        row.Figures.Cost.Dollars,
                        Math.Round(row.Share, 6),
                        from,
                        to,
                    ]
            )
        );
        return Results.File(
            file,
            CsvFile.ContentType,
            $"usage-by-{UsageKeys.Of(address.GroupBy)}-{Time(found.Totals.From, NameFormat)}-{Time(found.Totals.To, NameFormat)}.csv"
        );
    }

    private static string Time(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
