using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace SupportConsole.Tests.Fakes;

/// <summary>
/// Stripe on the other end of an <see cref="HttpClient"/>, its answers in the shapes of the public API documentation:
/// lists newest first with a cursor, errors in their envelope. A test may put an answer of its own in front.
/// </summary>
internal sealed class FakeStripe : HttpMessageHandler
{
    /// <summary>Each object as JSON, made once: customers with very many payments are asked for page by page.</summary>
    private readonly ConcurrentDictionary<object, Written> _written = new(ReferenceEqualityComparer.Instance);

    private readonly ConcurrentQueue<
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>
    > _scripted = [];

    /// <summary>So many refunds come with their charge.</summary>
    public const int RefundsOfACharge = 10;

    public List<object> Charges { get; } = [];

    public List<object> Intents { get; } = [];

    public List<object> Invoices { get; } = [];

    public List<object> BalanceTransactions { get; } = [];

    public List<object> Disputes { get; } = [];

    public List<object> InvoicePayments { get; } = [];

    /// <summary>By charge.</summary>
    public Dictionary<string, object[]> Refunds { get; } = [];

    public bool CustomerDeleted { get; set; }

    /// <summary>Called after each answer.</summary>
    public Action? Answered { get; set; }

    public ConcurrentQueue<HttpRequestMessage> Requests { get; } = [];

    /// <summary>Paths with their queries, in the order they were asked for.</summary>
    public IEnumerable<string> Asked =>
        Requests.Select(request => Uri.UnescapeDataString(request.RequestUri!.PathAndQuery));

    public static object Charge(
        string id,
        long created,
        long amount = 5_000,
        string currency = "usd",
        string? failure = null,
        string? reason = null,
        long refunded = 0
    ) =>
        new
        {
            id,
            @object = "charge",
            amount,
            amount_captured = failure is null ? amount : 0,
            amount_refunded = refunded,
            captured = failure is null,
            created,
            currency,
            customer = "cus_1",
            description = (string?)null,
            disputed = false,
            failure_code = failure,
            failure_message = failure is null ? null : "Your card was declined.",
            livemode = false,
            outcome = new
            {
                network_status = failure is null ? "approved_by_network" : "declined_by_network",
                reason,
                risk_level = "normal",
                type = failure is null ? "authorized" : "issuer_declined",
            },
            paid = failure is null,
            payment_intent = "pi_" + id,
            payment_method_details = new
            {
                card = new
                {
                    brand = "visa",
                    last4 = "4242",
                    exp_month = 8,
                    exp_year = 2027,
                },
                type = "card",
            },
            refunded = refunded == amount,
            status = failure is null ? "succeeded" : "failed",
        };

    /// <summary>The next call gets this answer; several stand in line.</summary>
    public FakeStripe Then(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        _scripted.Enqueue((request, _) => Task.FromResult(Answer(request, status, body, headers)));
        return this;
    }

    public FakeStripe Then(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _scripted.Enqueue((_, cancellationToken) => answer(cancellationToken));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Requests.Enqueue(request);
        var response = _scripted.TryDequeue(out var scripted)
            ? await scripted(request, cancellationToken)
            : Respond(request);
        Answered?.Invoke();
        response.RequestMessage = request;
        return response;
    }

    private HttpResponseMessage Respond(HttpRequestMessage request)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        return request.RequestUri.AbsolutePath switch
        {
            "/v1/customers/cus_1" => Json(
                request,
                CustomerDeleted
                    ? new
                    {
                        id = "cus_1",
                        @object = "customer",
                        deleted = true,
                    }
                    : new
                    {
                        id = "cus_1",
                        @object = "customer",
                        balance = 0,
                        currency = "usd",
                        delinquent = false,
                        email = "ops@acme.example",
                        livemode = false,
                    }
            ),
            "/v1/customers/cus_1/balance_transactions" => List(request, BalanceTransactions, query),
            "/v1/charges" => List(request, Charges, query, WithRefunds),
            "/v1/payment_intents" => List(request, Intents, query),
            "/v1/invoices" => List(request, Invoices, query),
            "/v1/refunds" => List(
                request,
                query["charge"] is { } charge
                    ? Refunds.GetValueOrDefault(charge, [])
                    : [.. Refunds.Values.SelectMany(refunds => refunds)],
                query
            ),
            "/v1/disputes" => List(request, Disputes, query),
            "/v1/invoice_payments" => List(request, InvoicePayments, query),
            var path
                when path.StartsWith("/v1/charges/", StringComparison.Ordinal)
                    && Charges
                        .Select(item => _written.GetOrAdd(item, Written.Of))
                        .FirstOrDefault(item => path.EndsWith("/" + item.Id, StringComparison.Ordinal))
                        is { } one => Json(request, one.Json),
            _ => Answer(
                request,
                HttpStatusCode.NotFound,
                """{"error":{"code":"resource_missing","message":"No such customer","param":"id","type":"invalid_request_error"}}""",
                []
            ),
        };
    }

    private HttpResponseMessage List(
        HttpRequestMessage request,
        IReadOnlyList<object> all,
        System.Collections.Specialized.NameValueCollection query,
        Func<Written, object>? expand = null
    )
    {
        var (from, to) = (Bound(query["created[gte]"], long.MinValue), Bound(query["created[lt]"], long.MaxValue));
        var elements = all.Select(item => _written.GetOrAdd(item, Written.Of))
            .Where(item => item.Created >= from && item.Created < to)
            .OrderByDescending(item => item.Created)
            .ToList();
        var start = query["starting_after"] is { } after ? elements.FindIndex(item => item.Id == after) + 1 : 0;
        var size = int.Parse(query["limit"]!, CultureInfo.InvariantCulture);
        var isExpanded = query.AllKeys.Any(key => key?.StartsWith("expand[", StringComparison.Ordinal) == true);
        var page = elements
            .Skip(start)
            .Take(size)
            .Select(item => isExpanded && expand is not null ? expand(item) : item.Json);
        return Json(
            request,
            new
            {
                @object = "list",
                data = page,
                has_more = elements.Count > start + size,
                url = request.RequestUri!.AbsolutePath,
            }
        );

        static long Bound(string? text, long otherwise) =>
            text is null ? otherwise : long.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>A charge as it is answered with <c>expand[]=data.refunds</c>: its newest refunds come with it.</summary>
    private object WithRefunds(Written charge)
    {
        var refunds = Refunds.GetValueOrDefault(charge.Id, []);
        var expanded = JsonObject.Create(charge.Json)!;
        expanded["refunds"] = JsonSerializer.SerializeToNode(
            new
            {
                @object = "list",
                data = refunds.Take(RefundsOfACharge),
                has_more = refunds.Length > RefundsOfACharge,
                url = $"/v1/charges/{charge.Id}/refunds",
            }
        );
        return expanded;
    }

    private static HttpResponseMessage Json(HttpRequestMessage request, object body) =>
        Answer(request, HttpStatusCode.OK, JsonSerializer.Serialize(body), []);

    private static HttpResponseMessage Answer(
        HttpRequestMessage request,
        HttpStatusCode status,
        string body,
        (string Name, string Value)[] headers
    )
    {
        var response = new HttpResponseMessage(status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
        response.Headers.Add("Request-Id", "req_test");
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private sealed record Written(string Id, long Created, JsonElement Json)
    {
        public static Written Of(object item)
        {
            var json = JsonSerializer.SerializeToElement(item);
            return new(json.GetProperty("id").GetString()!, json.GetProperty("created").GetInt64(), json);
        }
    }
}
