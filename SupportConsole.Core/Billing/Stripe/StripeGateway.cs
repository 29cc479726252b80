using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StripeNet = global::Stripe;

namespace SupportConsole.Core.Billing.Stripe;

/// <inheritdoc cref="IStripeGateway"/>
/// <remarks>
/// Asks through Stripe's own library, in the API version that it was built for. Tries and time-outs are those of
/// <see cref="StripeTries"/> in the HTTP client.
/// </remarks>
/// <param name="options">Where and with which key.</param>
/// <param name="clients">Makes the HTTP client of the name <see cref="HttpClientName"/>.</param>
/// <param name="logger">Told of failures; never of the key.</param>
internal sealed partial class StripeGateway(
    IOptions<StripeOptions> options,
    IHttpClientFactory clients,
    ILogger<StripeGateway> logger
) : IStripeGateway
{
    public const string HttpClientName = "Stripe";

    private const int PageSize = 100;
    private const int MaximumIdLength = 255;

    /// <summary>A charge comes with some refunds; the others of one charge are read up to here.</summary>
    private const int MaximumRefunds = 1_000;

    public Task<StripeResult<StripeCustomer>> FindCustomerAsync(
        string customerId,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "customer",
            customerId,
            async stripe =>
                StripeShapes.Of(await stripe.Customers.GetAsync(customerId, cancellationToken: cancellationToken)),
            cancellationToken
        );

    public Task<StripeResult<StripeList<StripePaymentIntent>>> ListPaymentIntentsAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "payment intents",
            query.CustomerId,
            async stripe =>
                Page(
                    await stripe.PaymentIntents.ListAsync(
                        Of(
                            query,
                            new StripeNet.PaymentIntentListOptions
                            {
                                Customer = query.CustomerId,
                                Created = Period(query),
                            }
                        ),
                        cancellationToken: cancellationToken
                    ),
                    StripeShapes.Of
                ),
            cancellationToken
        );

    public Task<StripeResult<StripeList<StripeCharge>>> ListChargesAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "charges",
            query.CustomerId,
            async stripe =>
            {
                var asked = Of(
                    query,
                    new StripeNet.ChargeListOptions { Customer = query.CustomerId, Created = Period(query) }
                );
                asked.AddExpand("data.refunds");
                var page = await stripe.Charges.ListAsync(asked, cancellationToken: cancellationToken);
                var charges = new List<StripeCharge>();
                foreach (var charge in page.Data)
                {
                    charges.Add(StripeShapes.Of(charge, await RefundsAsync(stripe, charge, cancellationToken)));
                }

                return new StripeList<StripeCharge>(charges, page.HasMore);
            },
            cancellationToken
        );

    public Task<StripeResult<StripeList<StripeInvoice>>> ListInvoicesAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "invoices",
            query.CustomerId,
            async stripe =>
                Page(
                    await stripe.Invoices.ListAsync(
                        Of(
                            query,
                            new StripeNet.InvoiceListOptions { Customer = query.CustomerId, Created = Period(query) }
                        ),
                        cancellationToken: cancellationToken
                    ),
                    StripeShapes.Of
                ),
            cancellationToken
        );

    public Task<StripeResult<StripeList<StripeBalanceTransaction>>> ListBalanceTransactionsAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "balance transactions",
            query.CustomerId,
            async stripe =>
                Page(
                    await stripe.Customers.BalanceTransactions.ListAsync(
                        query.CustomerId,
                        new() { Limit = PageSize, StartingAfter = query.After },
                        cancellationToken: cancellationToken
                    ),
                    StripeShapes.Of
                ),
            cancellationToken
        );

    private static T After<T>(T options, string? after)
        where T : StripeNet.ListOptions
    {
        (options.Limit, options.StartingAfter) = (PageSize, after);
        return options;
    }

    /// <summary>The refunds that came with a charge, and the older ones where there are more.</summary>
    private static async Task<List<StripeNet.Refund>> RefundsAsync(
        StripeNet.V1Services stripe,
        StripeNet.Charge charge,
        CancellationToken cancellationToken
    )
    {
        List<StripeNet.Refund> refunds = [.. charge.Refunds?.Data ?? []];
        if (charge.Refunds is { HasMore: true } && refunds.Count > 0)
        {
            var older = stripe.Refunds.ListAutoPagingAsync(
                new()
                {
                    Charge = charge.Id,
                    Limit = PageSize,
                    StartingAfter = refunds[^1].Id,
                },
                cancellationToken: cancellationToken
            );
            await foreach (var refund in older)
            {
                refunds.Add(refund);
                if (refunds.Count >= MaximumRefunds)
                {
                    break;
                }
            }
        }

        return refunds;
    }

    private static T Of<T>(StripeListQuery query, T options)
        where T : StripeNet.ListOptions => After(options, query.After);

    private static StripeNet.DateRangeOptions? Period(StripeListQuery query) =>
        query.From is null && query.To is null
            ? null
            : new() { GreaterThanOrEqual = query.From?.UtcDateTime, LessThan = query.To?.UtcDateTime };

    private static StripeList<TRecord> Page<T, TRecord>(StripeNet.StripeList<T> page, Func<T, TRecord> recordOf) =>
        new([.. page.Data.Select(recordOf)], page.HasMore);

    /// <summary>Ids go into the address: only what cannot leave its place there.</summary>
    private static bool IsId(string id) =>
        id.Length is >= 1 and <= MaximumIdLength
        && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');

    /// <summary>Asks about an object or a customer.</summary>
    private Task<StripeResult<T>> AskAsync<T>(
        string what,
        string id,
        Func<StripeNet.V1Services, Task<T>> ask,
        CancellationToken cancellationToken
    )
        where T : class =>
        IsId(id)
            ? AskAsync(what, ask, cancellationToken)
            : Task.FromResult<StripeResult<T>>(
                new StripeFailure(StripeFailureKind.NotFound, StripeTexts.Failure(StripeFailureKind.NotFound))
            );

    private async Task<StripeResult<T>> AskAsync<T>(
        string what,
        Func<StripeNet.V1Services, Task<T>> ask,
        CancellationToken cancellationToken
    )
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!options.Value.IsConfigured)
        {
            return Fail(StripeFailureKind.NotConfigured);
        }

        using var http = clients.CreateClient(HttpClientName);
        var stripe = new StripeNet.StripeClient(
            new StripeNet.StripeClientOptions
            {
                ApiKey = options.Value.ApiKey,
                ApiBase = options.Value.BaseUrl.TrimEnd('/'),
                HttpClient = new StripeNet.SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false),
            }
        );
        try
        {
            return await ask(stripe.V1);
        }
        catch (TimeoutException)
        {
            LogFailed(what, "no answer in time");
            return Fail(StripeFailureKind.TimedOut);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            LogFailed(what, exception.Message);
            return Fail(StripeFailureKind.Unreachable);
        }
        catch (StripeNet.StripeException exception)
        {
            // Not its message, which may quote the key.
            var requestId = exception.StripeResponse?.RequestId;
            LogRefused(what, (int)exception.HttpStatusCode, requestId);
            return Fail(KindOf(exception.HttpStatusCode), requestId);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The library throws whatever its reader stumbles on, FormatException is ours: the answer is none of
            // Stripe's.
            LogUnreadable(what, exception.GetType().Name);
            return Fail(StripeFailureKind.Unreadable);
        }

        static StripeResult<T> Fail(StripeFailureKind kind, string? requestId = null) =>
            new StripeFailure(kind, StripeTexts.Failure(kind), requestId);
    }

    private static StripeFailureKind KindOf(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized => StripeFailureKind.KeyRefused,
            HttpStatusCode.Forbidden => StripeFailureKind.NotPermitted,
            HttpStatusCode.NotFound => StripeFailureKind.NotFound,
            HttpStatusCode.TooManyRequests => StripeFailureKind.TooManyRequests,
            >= HttpStatusCode.InternalServerError => StripeFailureKind.ServerError,
            >= HttpStatusCode.BadRequest => StripeFailureKind.Refused,
            _ => StripeFailureKind.Unreadable,
        };

    [LoggerMessage(LogLevel.Warning, "Stripe {What}: {Cause}")]
    private partial void LogFailed(string what, string cause);

    [LoggerMessage(LogLevel.Warning, "Stripe {What}: answered {Status} (request {RequestId})")]
    private partial void LogRefused(string what, int status, string? requestId);

    [LoggerMessage(LogLevel.Warning, "Stripe {What}: answered what cannot be read ({Cause})")]
    private partial void LogUnreadable(string what, string cause);
}
