using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.Payments;

/// <inheritdoc cref="IPaymentHistory"/>
internal sealed class PaymentHistory(
    IStripeGateway stripe,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<StripeOptions> options,
    TimeProvider clock
) : IPaymentHistory
{
    /// <summary>Customers kept at once; beyond it the oldest go.</summary>
    private const int MaximumKept = 200;

    private readonly PaymentFeeds _feeds = new(stripe, new PaymentRows(options.Value.DashboardUrl));
    private readonly ConcurrentDictionary<
        Key,
        (Task<StripeResult<StripeCustomer>> Customer, PaymentTimeline Timeline)
    > _kept = [];

    public async Task<PaymentPage> PageAsync(
        Actor actor,
        string accountId,
        PaymentQuery query,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        return await ReadAsync(
            accountId,
            customerId => Key.Of(customerId, query),
            Math.Max(0, query.Skip),
            Math.Clamp(query.PageSize, 1, PaymentQuery.MaximumPageSize),
            cancellationToken
        );
    }

    public async Task<PaymentPage> AllAsync(
        Actor actor,
        string accountId,
        PaymentQuery query,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        var (ended, timeline, isDeleted) = await OpenAsync(
            accountId,
            customerId => Key.Of(customerId, query),
            cancellationToken
        );
        if (timeline is null)
        {
            return ended!;
        }

        // One timeline to the end, however long that takes: a fresh one would begin somewhere else when payments have
        // come meanwhile.
        var all = new List<Payment>();
        while (true)
        {
            var (failure, rows, hasMore) = await timeline.ReadAsync(
                all.Count,
                PaymentQuery.MaximumPageSize,
                cancellationToken
            );
            if (failure is not null)
            {
                return new PaymentPage.Failed(failure);
            }

            all.AddRange(rows);
            if (!hasMore || all.Count >= PaymentQuery.MaximumExport)
            {
                return new PaymentPage.Found(all, hasMore, timeline.AsOf, isDeleted);
            }
        }
    }

    public async Task ForgetAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        if (await FindCustomerIdAsync(accountId, cancellationToken) is (_, { } customerId))
        {
            foreach (var key in _kept.Keys.Where(key => key.CustomerId == customerId))
            {
                _kept.TryRemove(key, out _);
            }
        }
    }

    public async Task<CardHealth> CardAsync(Actor actor, string accountId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var page = await ReadAsync(
            accountId,
            customerId => new Key(customerId, AttemptsOnly: true),
            0,
            PaymentQuery.MaximumPageSize,
            cancellationToken
        );
        if (page is not PaymentPage.Found { Payments: var attempts } found)
        {
            return new(CardState.Unknown, null, 0, (page as PaymentPage.Failed)?.Failure);
        }

        var failed = attempts.TakeWhile(payment => payment.Type == PaymentType.FailedPayment).Count();
        var state =
            attempts.Count == 0 ? CardState.NeverCharged
            : failed > 0 ? CardState.Failing
            : CardState.Working;
        return new(state, attempts.Count == 0 ? null : attempts[0], failed, null) { AsOf = found.AsOf };
    }

    private async Task<PaymentPage> ReadAsync(
        string accountId,
        Func<string, Key> keyOf,
        int skip,
        int take,
        CancellationToken cancellationToken
    )
    {
        var (ended, timeline, isDeleted) = await OpenAsync(accountId, keyOf, cancellationToken);
        if (timeline is null)
        {
            return ended!;
        }

        // What was read stays good after a failure; what failed is asked for again next time.
        var (failure, rows, hasMore) = await timeline.ReadAsync(skip, take, cancellationToken);
        return failure is null
            ? new PaymentPage.Found(rows, hasMore, timeline.AsOf, isDeleted)
            : new PaymentPage.Failed(failure);
    }

    /// <summary>The history that is kept or begins now; without a timeline, why there is none.</summary>
    private async Task<(PaymentPage? Ended, PaymentTimeline? Timeline, bool IsDeleted)> OpenAsync(
        string accountId,
        Func<string, Key> keyOf,
        CancellationToken cancellationToken
    )
    {
        if (!options.Value.IsConfigured)
        {
            return (
                new PaymentPage.Failed(new(StripeFailureKind.NotConfigured, StripeTexts.NotConfigured)),
                null,
                false
            );
        }

        var (exists, customerId) = await FindCustomerIdAsync(accountId, cancellationToken);
        if (customerId is null)
        {
            return (exists ? new PaymentPage.NoCustomer() : new PaymentPage.UnknownAccount(), null, false);
        }

        var key = keyOf(customerId);
        var (asked, timeline) = Keep(key);
        var customer = await asked.WaitAsync(cancellationToken);
        if (customer.Failure is { } unknown)
        {
            _kept.TryRemove(key, out _);
            return (new PaymentPage.Failed(unknown), null, false);
        }

        return (null, timeline, customer.Value!.Deleted);
    }

    private (Task<StripeResult<StripeCustomer>> Customer, PaymentTimeline Timeline) Keep(Key key)
    {
        var now = clock.GetUtcNow();
        var oldest = now.AddSeconds(-options.Value.CacheSeconds);
        foreach (var (other, kept) in _kept)
        {
            if (kept.Timeline.AsOf < oldest || _kept.Count > MaximumKept)
            {
                _kept.TryRemove(other, out _);
            }
        }

        return _kept.GetOrAdd(key, _ =>
            (
                stripe.FindCustomerAsync(key.CustomerId, CancellationToken.None),
                new PaymentTimeline(
                    key.AttemptsOnly
                        ? [_feeds.Attempts(key.CustomerId)]
                        : _feeds.Of(key.CustomerId, key.Type, key.From, key.To),
                    now
                )
            )
        );
    }

    private async Task<(bool Exists, string? CustomerId)> FindCustomerIdAsync(
        string accountId,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context
            .Accounts.AsNoTracking()
            .Where(account => account.Id == accountId)
            .Select(account => new { account.StripeCustomerId })
            .FirstOrDefaultAsync(cancellationToken);
        return (found is not null, string.IsNullOrWhiteSpace(found?.StripeCustomerId) ? null : found.StripeCustomerId);
    }

    /// <summary>A history that is kept.</summary>
    private sealed record Key(
        string CustomerId,
        PaymentType? Type = null,
        DateTimeOffset? From = null,
        DateTimeOffset? To = null,
        bool AttemptsOnly = false
    )
    {
        public static Key Of(string customerId, PaymentQuery query) =>
            new(customerId, query.Type, query.From, query.To);
    }
}
