using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;
using StripeNet = global::Stripe;

namespace SupportConsole.Core.Billing.Inbox;

/// <inheritdoc cref="IStripeReconciliation"/>
/// <remarks>
/// All of Stripe's lists are read before anything is compared: half of them would make a refund look like a payment
/// that nobody told of.
/// </remarks>
internal sealed class StripeReconciliation(
    IStripeGateway stripe,
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<StripeOptions> options,
    TimeProvider clock
) : IStripeReconciliation
{
    /// <summary>Type of the events that it keeps.</summary>
    public const string EventType = "reconcile";

    private const int ChunkSize = 200;

    public async Task<ReconciliationReport> RunAsync(
        DateTimeOffset since,
        bool posts,
        Action<ReconciliationFinding> found,
        CancellationToken cancellationToken
    )
    {
        // Stripe's times are whole seconds, and so are ours of it: what is told later is newer.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var told = new SortedDictionary<string, PaymentFacts>(StringComparer.Ordinal);
        var failure = await ReadAsync(told, since, now, cancellationToken)
            ?? await CompleteAsync(told, now, cancellationToken);
        if (failure is not null)
        {
            return new(told.Count, 0, 0, failure);
        }

        var (findings, posted) = (0, 0);
        foreach (var chunk in told.Values.Chunk(ChunkSize))
        {
            foreach (var (facts, finding) in await CompareAsync(chunk, cancellationToken))
            {
                findings++;
                var result = finding;
                if (posts)
                {
                    var taken = await batcher.ExecuteAsync(
                        new TakeMoneyCommand(Event(facts, now), facts),
                        cancellationToken
                    );
                    posted += taken.Entries > 0 ? 1 : 0;
                    result = finding with { State = taken.State, AccountId = taken.AccountId };
                }

                found(result);
            }
        }

        return new(told.Count, findings, posted, null);
    }

    public async Task<ReconciliationReport> RunAloneAsync(
        DateTimeOffset since,
        bool posts,
        Action<ReconciliationFinding> found,
        CancellationToken cancellationToken
    )
    {
        await batcher.StartAsync(cancellationToken);
        try
        {
            return await RunAsync(since, posts, found, cancellationToken);
        }
        finally
        {
            await batcher.StopAsync(CancellationToken.None);
        }
    }

    private static MoneyEvent Event(PaymentFacts facts, DateTimeOffset now) =>
        new()
        {
            Id = string.Create(
                CultureInfo.InvariantCulture,
                $"{EventType} {facts.PaymentId} {now.ToUnixTimeSeconds()}"
            ),
            Type = EventType,
            PaymentId = facts.PaymentId,
            ObjectId = facts.PaymentId,
            HappenedAt = now,
            Amount = facts.PaidAt is null ? null : facts.Received,
            Currency = facts.Currency,
        };

    /// <summary>Reads all lists to their ends.</summary>
    private async Task<StripeFailure?> ReadAsync(
        SortedDictionary<string, PaymentFacts> told,
        DateTimeOffset since,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var kind in Enum.GetValues<StripeMoneyKind>())
        {
            string? after = null;
            do
            {
                var answer = await stripe.ListMoneyAsync(kind, since, after, cancellationToken);
                if (answer.Value is not { } page)
                {
                    return answer.Failure;
                }

                foreach (var facts in page.Data.Select(item => Of(item, now)).OfType<PaymentFacts>())
                {
                    Add(told, facts);
                }

                after = page.Next;
            } while (after is not null);
        }

        return null;
    }

    /// <summary>Asks for the payments of refunds and disputes that were made before the time.</summary>
    private async Task<StripeFailure?> CompleteAsync(
        SortedDictionary<string, PaymentFacts> told,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var facts in told.Values.Where(facts => facts is { PaidAt: null, ChargeId: not null }).ToList())
        {
            var answer = await stripe.FindChargeAsync(facts.ChargeId!, cancellationToken);
            if (answer.Value is { } charge)
            {
                if (Of(charge, now) is { } payment)
                {
                    Add(told, payment);
                }
            }
            else if (answer.Failure!.Kind != StripeFailureKind.NotFound)
            {
                return answer.Failure;
            }
        }

        return null;
    }

    private static void Add(SortedDictionary<string, PaymentFacts> told, PaymentFacts facts) =>
        told[facts.PaymentId] = told.TryGetValue(facts.PaymentId, out var known) ? known.Join(facts) : facts;

    private PaymentFacts? Of(StripeNet.StripeEntity item, DateTimeOffset now) =>
        item switch
        {
            StripeNet.Charge { Captured: true, Status: "succeeded" } charge => StripeFacts.Of(
                charge,
                now,
                paysInvoice: false,
                options.Value.PurposeKey
            ),
            StripeNet.Refund refund => StripeFacts.Of(refund, now),
            StripeNet.Dispute dispute => StripeFacts.Of(dispute, now),
            StripeNet.InvoicePayment paid => StripeFacts.Of(paid),
            _ => null,
        };

    /// <summary>Those whose ledger is not what all facts together say, or that are not known here.</summary>
    private async Task<List<(PaymentFacts Facts, ReconciliationFinding Finding)>> CompareAsync(
        PaymentFacts[] told,
        CancellationToken cancellationToken
    )
    {
        var ids = told.Select(facts => facts.PaymentId).ToList();
        var customers = told.Select(facts => facts.CustomerId).OfType<string>().Distinct().ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var payments = await context
            .InboxPayments.AsNoTracking()
            .Where(payment => ids.Contains(payment.PaymentId))
            .ToDictionaryAsync(payment => payment.PaymentId, cancellationToken);
        var reversals = (
            await context
                .PaymentReversals.AsNoTracking()
                .Where(reversal => ids.Contains(reversal.PaymentId))
                .ToListAsync(cancellationToken)
        ).ToLookup(reversal => reversal.PaymentId);
        var owners = await context
            .Accounts.AsNoTracking()
            .Where(account => account.StripeCustomerId != null && customers.Contains(account.StripeCustomerId))
            .ToDictionaryAsync(account => account.StripeCustomerId!, account => account.Id, cancellationToken);
        var findings = new List<(PaymentFacts, ReconciliationFinding)>();
        foreach (var facts in told)
        {
            var payment = payments.GetValueOrDefault(facts.PaymentId);
            var all = payment?.Facts([.. reversals[facts.PaymentId]]).Join(facts) ?? facts;
            var (stands, wanted) = (payment?.InLedger ?? Money.Zero, PaymentStanding.Of(all));
            var owner = all.CustomerId is { } customer ? owners.GetValueOrDefault(customer) : null;
            var isFound = payment switch
            {
                null => wanted.Nature != PaymentNature.NotOurs,
                { IsDismissed: true } => false,
                { AccountId: null } => owner is not null
                    || wanted.Nature != PaymentStanding.Of(payment.Facts([])).Nature,
                { IsPostedElsewhere: true } => payment.Deposited - wanted.Refunded - wanted.Disputed != stands,
                _ => wanted.InLedger != stands,
            };
            if (isFound)
            {
                findings.Add(
                    (
                        facts,
                        new(
                            facts.PaymentId,
                            all.CustomerId,
                            payment?.AccountId ?? owner,
                            all is { PaidAt: not null, Currency: { } currency } ? new(all.Received, currency) : null,
                            stands,
                            wanted.InLedger,
                            payment?.State
                        )
                    )
                );
            }
        }

        return findings;
    }
}
