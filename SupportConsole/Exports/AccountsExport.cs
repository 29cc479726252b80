using System.Globalization;
using SupportConsole.Auth;
using SupportConsole.Components.Accounts;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Exports;

/// <summary>
/// The download of the accounts: all that the page's address lets through, in its columns, sent as they are read.
/// </summary>
internal static class AccountsExport
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string NameFormat = "yyyyMMdd'T'HHmm'Z'";

    /// <summary>Keys of the page's columns, their names in the file and their values.</summary>
    private static readonly (string Key, string Name, Func<AccountRow, object> Value)[] Columns =
    [
        ("id", "account_id", row => row.Id),
        ("name", "name", row => row.Overview.Account.Name),
        ("email", "email", row => row.Overview.Account.Email),
        ("plan", "plan", row => PlanNames.Of(row.Overview.State.Plan)),
        ("billing", "billing", row => AccountWords.Billing(row.Listed.Billing)),
        ("running", "running", row => row.Overview.State.Running),
        ("queued", "queued", row => row.Overview.State.Queued),
        ("limit", "throttle_limit", row => row.Overview.Limit.Value),
        ("streaming", "streaming_limit", row => row.Listed.StreamingLimit),
        ("balance", "balance_usd", row => row.Overview.State.Balance.Dollars),
        ("state", "state", row => string.Join(", ", AccountWords.Flags(row.Overview.State).Select(flag => flag.Text))),
        ("disabled", "disabled", row => AccountWords.YesNo(row.Overview.State.Disabled)),
        ("keys", "maximum_keys", row => row.Listed.MaximumKeys),
        ("projects", "maximum_projects", row => row.Listed.MaximumProjects),
        ("owner", "important_owner", row => row.Overview.Account.ImportantOwner ?? ""),
        ("stripe", "stripe_customer_id", row => row.Overview.Account.StripeCustomerId ?? ""),
        ("changed", "last_change", row => row.ChangedAt is { } changed ? Time(changed, TimeFormat) : ""),
        ("created", "signed_up", row => Time(row.Overview.Account.CreatedAt, TimeFormat)),
    ];

    /// <summary>Maps it, for those who may see the page.</summary>
    public static void MapAccountsExport(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(AccountListAddress.ExportPath, ExportAsync)
            .RequireAuthorization(nameof(Permission.ViewAccounts))
            .ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(
        HttpContext context,
        string? ids,
        IAccountDirectory directory,
        IExportAudit audit,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (ActorClaims.ToActor(context.User) is not { } actor)
        {
            return Results.Forbid();
        }

        var address = AccountListAddress.Parse(context.Request.QueryString.Value);
        var query = address.ToListQuery(address.Query, address.Sort?.Key, address.Sort?.Descending ?? false) with
        {
            Ids = ids?.Split(',', StringSplitOptions.RemoveEmptyEntries),
        };
        if (Problem(address, query, context.Request.Query) is { } problem)
        {
            return Results.Text(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        await audit.RecordAsync(actor, new("accounts.csv", context.Request.QueryString.Value), cancellationToken);
        var columns = ColumnsOf(address);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(
            output =>
                CsvFile.WriteAsync(
                    output,
                    [.. columns.Select(column => column.Name)],
                    directory.ReadAsync(actor, query, cancellationToken),
                    listed =>
                    {
                        var row = new AccountRow(listed);
                        return [.. columns.Select(column => column.Value(row))];
                    },
                    cancellationToken
                ),
            CsvFile.ContentType,
            $"accounts-{Time(clock.GetUtcNow(), NameFormat)}.csv"
        );
    }

    /// <summary>The address' columns; the id always comes first, so that a row can be told.</summary>
    private static List<(string Key, string Name, Func<AccountRow, object> Value)> ColumnsOf(
        AccountListAddress address
    ) =>
        address.ColumnKeys is not { } keys
            ? [.. Columns]
            :
            [
                Columns[0],
                .. keys.Where(key => key != Columns[0].Key)
                    .SelectMany(key => Columns.Where(column => column.Key == key)),
            ];

    /// <summary>A file of more than was asked for would be worse than none.</summary>
    private static string? Problem(AccountListAddress address, AccountListQuery query, IQueryCollection values) =>
        query.Ids is { Count: > AccountListQuery.MaximumTake } ? AccountWords.TooManyIds
        : values["where"].Count != address.Filters.All.Count ? AccountWords.UnknownFilter
        : values.ContainsKey("view") && address.View == AccountListView.All && values["view"] != "all"
            ? AccountWords.UnknownView
        : null;

    private static string Time(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
