using System.Globalization;
using System.Net;
using SupportConsole.Api.Requests;
using SupportConsole.Auth;
using SupportConsole.Components.Billing;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Exports;

/// <summary>
/// The download of an account's Stripe payments: all that its page's filter lets through, newest first.
/// </summary>
internal static class PaymentsExport
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] Columns =
    [
        "time",
        "type",
        "amount",
        "currency",
        "status",
        "details",
        "stripe_id",
        "stripe_url",
    ];

    /// <summary>Maps it, for those who may see the account.</summary>
    public static void MapPaymentsExport(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/accounts/{accountId}/payments.csv", ExportAsync)
            .RequireAuthorization(nameof(Permission.ViewAccounts))
            .ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(
        string accountId,
        string? type,
        string? from,
        string? to,
        HttpContext context,
        IPaymentHistory history,
        IExportAudit audit,
        CancellationToken cancellationToken
    )
    {
        var query = new PaymentQuery
        {
            Type = PaymentFilter.ParseType(type),
            From = PaymentFilter.ParseInstant(from),
            To = PaymentFilter.ParseInstant(to),
        };
        if (Problem(type, from, to, query) is { } problem)
        {
            return Results.Text(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        if (ActorClaims.ToActor(context.User) is not { } actor)
        {
            return Results.Forbid();
        }

        // What cannot be an id is not asked for: databases refuse some of it, such as NUL.
        var page = TextRules.IsIdentifier(accountId)
            ? await history.AllAsync(actor, accountId, query, cancellationToken)
            : new PaymentPage.UnknownAccount();
        if (page is PaymentPage.Found)
        {
            await audit.RecordAsync(
                actor,
                new("payments.csv", context.Request.QueryString.Value, accountId),
                cancellationToken
            );
        }

        return page switch
        {
            PaymentPage.Found found => Results.File(Write(found), CsvFile.ContentType, Name(accountId, found)),
            PaymentPage.Failed { Failure: { } failure } => Results.Text(
                BillingWords.FailureOf(failure),
                statusCode: StatusOf(failure.Kind)
            ),
            PaymentPage.NoCustomer => Results.Text(BillingWords.NoCustomer, statusCode: StatusCodes.Status404NotFound),
            _ => Results.Text($"There is no account {accountId}.", statusCode: StatusCodes.Status404NotFound),
        };
    }

    /// <summary>A file of more than was asked for would be worse than none.</summary>
    private static string? Problem(string? type, string? from, string? to, PaymentQuery query) =>
        query switch
        {
            { Type: null } when !string.IsNullOrEmpty(type) => "There is no such type of payment.",
            { From: null } when !string.IsNullOrEmpty(from) => $"from is no time such as 2026-03-04T13:00:00Z.",
            { To: null } when !string.IsNullOrEmpty(to) => $"to is no time such as 2026-03-04T13:00:00Z.",
            { From: { } start, To: { } end } when start >= end => BillingWords.EndsBeforeItBegins,
            _ => null,
        };

    private static byte[] Write(PaymentPage.Found found) =>
        CsvFile.Of(
            Columns,
            found.Payments.Select(payment =>
                (IReadOnlyList<object>)
                    [
                        payment.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
                        BillingWords.TypeOf(payment.Type),
                        payment.Amount.Value,
                        payment.Amount.Currency,
                        payment.Status,
                        payment.Detail,
                        payment.Id,
                        payment.DashboardUrl ?? "",
                    ]
            )
        );

    /// <summary>A file that does not hold everything says so in its name.</summary>
    private static string Name(string accountId, PaymentPage.Found found) =>
        $"payments-{accountId}-{(found.HasMore ? $"newest-{found.Payments.Count.ToString(CultureInfo.InvariantCulture)}-" : "")}{found.AsOf.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture)}.csv";

    private static int StatusOf(StripeFailureKind kind) =>
        (int)(
            kind switch
            {
                StripeFailureKind.NotConfigured => HttpStatusCode.NotFound,
                StripeFailureKind.TooManyRequests => HttpStatusCode.ServiceUnavailable,
                StripeFailureKind.TimedOut => HttpStatusCode.GatewayTimeout,
                _ => HttpStatusCode.BadGateway,
            }
        );
}
