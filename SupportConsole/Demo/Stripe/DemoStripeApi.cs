using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace SupportConsole.Demo.Stripe;

/// <summary>
/// The calls of Stripe's API that the console makes. Source: Stripe's API reference, version 2026-10-28.
/// </summary>
internal sealed class DemoStripeApi(DemoCustomers customers)
{
    private const int StandardLimit = 10;
    private const int HighestLimit = 100;

    /// <summary>Answers one call.</summary>
    public async Task<DemoAnswer> AnswerAsync(
        string method,
        string path,
        IQueryCollection query,
        CancellationToken cancellationToken
    )
    {
        if (!HttpMethods.IsGet(method))
        {
            return DemoAnswer.ReadOnly;
        }

        return path.Trim('/').Split('/') switch
        {
            ["v1", "customers", var id] => await FindAsync(
                id,
                "id",
                objects => DemoAnswer.Ok(objects.Customer),
                cancellationToken
            ),
            ["v1", "customers", var id, "balance_transactions"] => await FindAsync(
                id,
                "id",
                objects => List(objects.BalanceTransactions, "customer_balance_transaction", path, query),
                cancellationToken
            ),
            ["v1", "charges"] => await OfCustomerAsync(
                query,
                objects => List(Expanded(objects, query), "charge", path, query),
                cancellationToken
            ),
            ["v1", "payment_intents"] => await OfCustomerAsync(
                query,
                objects => List(objects.Intents, "payment_intent", path, query),
                cancellationToken
            ),
            ["v1", "invoices"] => await OfCustomerAsync(
                query,
                objects => List(objects.Invoices, "invoice", path, query),
                cancellationToken
            ),
            _ => DemoAnswer.NoSuchAddress(method, path),
        };
    }

    private Task<DemoAnswer> OfCustomerAsync(
        IQueryCollection query,
        Func<DemoStripeObjects, DemoAnswer> answer,
        CancellationToken cancellationToken
    ) =>
        query.TryGetValue("customer", out var id) && !StringValues.IsNullOrEmpty(id)
            ? FindAsync(id.ToString(), "customer", answer, cancellationToken)
            : Task.FromResult(
                DemoAnswer.BadParameter("customer", "parameter_missing", "Missing required param: customer.")
            );

    private async Task<DemoAnswer> FindAsync(
        string customerId,
        string parameter,
        Func<DemoStripeObjects, DemoAnswer> answer,
        CancellationToken cancellationToken
    ) =>
        await customers.FindAsync(customerId, cancellationToken) is { } objects
            ? answer(objects)
            : DemoAnswer.Missing("customer", customerId, parameter);

    /// <summary>Charges with their refunds in them, where that is asked for.</summary>
    private static List<DemoObject> Expanded(DemoStripeObjects objects, IQueryCollection query) =>
        query.Any(pair => pair.Key.StartsWith("expand[", StringComparison.Ordinal) && pair.Value == "data.refunds")
            ?
            [
                .. objects.Charges.Select(charge =>
                    charge.With(
                        "refunds",
                        new
                        {
                            @object = "list",
                            data = objects
                                .Refunds.Where(refund => refund.Parent == charge.Id)
                                .OrderByDescending(refund => refund.Created)
                                .Select(refund => refund.Json),
                            has_more = false,
                            url = $"/v1/refunds?charge={charge.Id}",
                        }
                    )
                ),
            ]
            : objects.Charges;

    /// <summary>A page of a list, newest first, after the object that the cursor names.</summary>
    private static DemoAnswer List(IReadOnlyList<DemoObject> all, string kind, string path, IQueryCollection query)
    {
        if (!TryNumber(query, "limit", out var wanted) || wanted is < 1 or > HighestLimit)
        {
            return DemoAnswer.BadParameter(
                "limit",
                "parameter_invalid_integer",
                $"This value must be an integer from 1 to {HighestLimit}."
            );
        }

        if (!TryNumber(query, "created[gte]", out var from) || !TryNumber(query, "created[lt]", out var to))
        {
            return DemoAnswer.BadParameter(
                "created",
                "parameter_invalid_integer",
                "Invalid timestamp: must be an integer Unix timestamp."
            );
        }

        var inPeriod = all.Where(item =>
                item.Created >= (from ?? long.MinValue) && item.Created < (to ?? long.MaxValue)
            )
            .OrderByDescending(item => item.Created)
            .ThenByDescending(item => item.Id, StringComparer.Ordinal)
            .ToList();
        var start = 0;
        if (query["starting_after"].ToString() is { Length: > 0 } after)
        {
            start = inPeriod.FindIndex(item => item.Id == after) + 1;
            if (start == 0)
            {
                return DemoAnswer.Missing(kind, after, "starting_after");
            }
        }

        var limit = (int)(wanted ?? StandardLimit);
        return DemoAnswer.Ok(
            new
            {
                @object = "list",
                data = inPeriod.Skip(start).Take(limit).Select(item => item.Json),
                has_more = inPeriod.Count > start + limit,
                url = path,
            }
        );
    }

    /// <summary>False when what is given is no number; null when nothing is given.</summary>
    private static bool TryNumber(IQueryCollection query, string name, out long? number)
    {
        number = null;
        if (!query.TryGetValue(name, out var text))
        {
            return true;
        }

        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed);
        number = parsed;
        return isNumber;
    }
}
