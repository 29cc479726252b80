using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace SupportConsole.Core.Billing.Stripe;

/// <inheritdoc cref="IStripeClient"/>
internal sealed partial class StripeClient : IStripeClient, IDisposable
{
    /// <summary>The shapes of <c>StripeRecords</c> are those of this version; Stripe keeps answering in it.</summary>
    public const string Version = "2024-06-20";

    private const int PageSize = 100;
    private const int MaximumIdLength = 255;

    /// <summary>A page of 100 objects has some 300 KB.</summary>
    private const long MaximumResponseBytes = 16 << 20;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly StripeOptions _options;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage> _retry;
    private readonly TimeProvider _clock;
    private readonly ILogger<StripeClient> _logger;

    /// <param name="options">Where and with which key.</param>
    /// <param name="handler">How calls go out.</param>
    /// <param name="clock">Waits and timeouts go by it.</param>
    /// <param name="logger">Told of failures; never of the key.</param>
    public StripeClient(
        IOptions<StripeOptions> options,
        HttpMessageHandler handler,
        TimeProvider clock,
        ILogger<StripeClient> logger
    )
    {
        _options = options.Value;
        _clock = clock;
        _logger = logger;
        _retry = StripeRetry.Pipeline(clock, Chance);
        _http = new HttpClient(handler, disposeHandler: false)
        {
            BaseAddress = new Uri(_options.BaseUrl.TrimEnd('/') + "/"),
            MaxResponseContentBufferSize = MaximumResponseBytes,
            Timeout = Timeout.InfiniteTimeSpan, // Each try has its own.
        };
    }

    public Task<StripeResult<StripeCustomer>> FindCustomerAsync(
        string customerId,
        CancellationToken cancellationToken
    ) =>
        IsId(customerId)
            ? GetAsync<StripeCustomer>($"v1/customers/{customerId}", cancellationToken)
            : Malformed<StripeCustomer>();

    public Task<StripeResult<StripeList<StripePaymentIntent>>> ListPaymentIntentsAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    ) => ListAsync<StripePaymentIntent>("v1/payment_intents", query, cancellationToken);

    public Task<StripeResult<StripeList<StripeCharge>>> ListChargesAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    ) => ListAsync<StripeCharge>("v1/charges", query, cancellationToken);

    public Task<StripeResult<StripeList<StripeRefund>>> ListRefundsAsync(
        string chargeId,
        string? after,
        CancellationToken cancellationToken
    ) =>
        IsId(chargeId)
            ? GetAsync<StripeList<StripeRefund>>(
                $"v1/refunds?limit={PageSize}&charge={chargeId}{After(after)}",
                cancellationToken
            )
            : Malformed<StripeList<StripeRefund>>();

    public Task<StripeResult<StripeList<StripeInvoice>>> ListInvoicesAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    ) => ListAsync<StripeInvoice>("v1/invoices", query, cancellationToken);

    public Task<StripeResult<StripeList<StripeBalanceTransaction>>> ListBalanceTransactionsAsync(
        StripeListQuery query,
        CancellationToken cancellationToken
    ) =>
        IsId(query.CustomerId)
            ? GetAsync<StripeList<StripeBalanceTransaction>>(
                $"v1/customers/{query.CustomerId}/balance_transactions?limit={PageSize}{Page(query)}",
                cancellationToken
            )
            : Malformed<StripeList<StripeBalanceTransaction>>();

    public void Dispose() => _http.Dispose();

    private Task<StripeResult<StripeList<T>>> ListAsync<T>(
        string path,
        StripeListQuery query,
        CancellationToken cancellationToken
    ) =>
        IsId(query.CustomerId)
            ? GetAsync<StripeList<T>>(
                $"{path}?limit={PageSize}&customer={query.CustomerId}{Page(query)}",
                cancellationToken
            )
            : Malformed<StripeList<T>>();

    private static string Page(StripeListQuery query) =>
        After(query.After) + Created("gte", query.From) + Created("lt", query.To);

    private static string After(string? id) => id is null ? "" : $"&starting_after={Uri.EscapeDataString(id)}";

    private static string Created(string comparison, DateTimeOffset? time) =>
        time is { } given
            ? string.Create(CultureInfo.InvariantCulture, $"&created[{comparison}]={given.ToUnixTimeSeconds()}")
            : "";

    /// <summary>Ids go into the address: only what cannot leave its place there.</summary>
    private static bool IsId(string id) =>
        id.Length is >= 1 and <= MaximumIdLength
        && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');

    private static Task<StripeResult<T>> Malformed<T>()
        where T : class => Task.FromResult(Fail<T>(StripeFailureKind.NotFound, null));

    private async Task<StripeResult<T>> GetAsync<T>(string address, CancellationToken cancellationToken)
        where T : class
    {
        if (!_options.IsConfigured)
        {
            return Fail<T>(StripeFailureKind.NotConfigured, null);
        }

        try
        {
            using var response = await _retry.ExecuteAsync(
                async token => await SendAsync(address, token),
                cancellationToken
            );
            return await ReadAsync<T>(response, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogFailed(address.Split('?')[0], "no answer in time");
            return Fail<T>(StripeFailureKind.TimedOut, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            LogFailed(address.Split('?')[0], exception.Message);
            return Fail<T>(StripeFailureKind.Unreachable, null);
        }
    }

    /// <summary>One try, its body included: a server that stops in the middle of an answer has not answered.</summary>
    private async Task<HttpResponseMessage> SendAsync(string address, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _options.ApiKey);
        request.Headers.Add("Stripe-Version", Version);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
        }
        catch (OperationCanceledException)
            when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private async Task<StripeResult<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
        where T : class
    {
        var requestId = response.Headers.TryGetValues("Request-Id", out var ids) ? ids.First() : null;
        if (!response.IsSuccessStatusCode)
        {
            var kind = KindOf(response.StatusCode);
            LogRefused(response.RequestMessage!.RequestUri!.AbsolutePath, (int)response.StatusCode, requestId);
            return Fail<T>(kind, requestId);
        }

        try
        {
            var value = JsonSerializer.Deserialize<T>(
                await response.Content.ReadAsByteArrayAsync(cancellationToken),
                Json
            );
            return value is null ? Fail<T>(StripeFailureKind.Unreadable, requestId) : value;
        }
        catch (JsonException exception)
        {
            LogUnreadable(response.RequestMessage!.RequestUri!.AbsolutePath, exception.Path, requestId);
            return Fail<T>(StripeFailureKind.Unreadable, requestId);
        }
    }

    private static double Chance() => RandomNumberGenerator.GetInt32(1_000) / 1_000.0;

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

    private static StripeResult<T> Fail<T>(StripeFailureKind kind, string? requestId)
        where T : class => new StripeFailure(kind, StripeTexts.Failure(kind), requestId);

    [LoggerMessage(LogLevel.Warning, "Stripe {Path}: {Cause}")]
    private partial void LogFailed(string path, string cause);

    [LoggerMessage(LogLevel.Warning, "Stripe {Path} answered {Status} (request {RequestId})")]
    private partial void LogRefused(string path, int status, string? requestId);

    [LoggerMessage(LogLevel.Warning, "Stripe {Path} answered what cannot be read at {JsonPath} (request {RequestId})")]
    private partial void LogUnreadable(string path, string? jsonPath, string? requestId);
}
