using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Billing.Inbox;

/// <inheritdoc cref="IPaymentInbox"/>
internal sealed class PaymentInbox(CommandBatcher batcher, IDbContextFactory<ConsoleDbContext> contexts) : IPaymentInbox
{
    private const int MaximumOfAccount = 50;

    public async Task<InboxPage> ListAsync(Actor actor, InboxQuery query, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.HandlePayments);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var payments = await Of(context.InboxPayments.AsNoTracking(), query.Kind)
            .OrderByDescending(payment => payment.FirstToldAt)
            .ThenByDescending(payment => payment.PaymentId)
            .Skip((Math.Max(1, query.Page) - 1) * InboxQuery.PageSize)
            .Take(InboxQuery.PageSize)
            .ToListAsync(cancellationToken);
        var ids = payments.Select(payment => payment.AccountId).OfType<string>().Distinct().ToList();
        var names = await context
            .Accounts.AsNoTracking()
            .Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);
        return new(
            [
                .. payments.Select(payment => new InboxItem(
                    payment,
                    payment.AccountId is { } id ? names.GetValueOrDefault(id) : null
                )),
            ],
            new Dictionary<InboxKind, int>(await CountWaitingAsync(context, cancellationToken))
            {
                [InboxKind.All] = await context.InboxPayments.CountAsync(cancellationToken),
            }
        );
    }

    public async Task<IReadOnlyDictionary<InboxKind, int>> CountWaitingAsync(
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.HandlePayments);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await CountWaitingAsync(context, cancellationToken);
    }

    public async Task<InboxDetail?> FindAsync(Actor actor, string paymentId, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var payment = await context
            .InboxPayments.AsNoTracking()
            .SingleOrDefaultAsync(payment => payment.PaymentId == paymentId, cancellationToken);
        return payment is null ? null : (await DetailsAsync(context, [payment], cancellationToken))[0];
    }

    public async Task<IReadOnlyList<InboxDetail>> OfAccountAsync(
        Actor actor,
        string accountId,
        int count,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var payments = await context
            .InboxPayments.AsNoTracking()
            .Where(payment => payment.AccountId == accountId)
            .OrderByDescending(payment => payment.FirstToldAt)
            .ThenByDescending(payment => payment.PaymentId)
            .Take(Math.Clamp(count, 1, MaximumOfAccount))
            .ToListAsync(cancellationToken);
        return await DetailsAsync(context, payments, cancellationToken);
    }

    public async Task<HandleOutcome> HandleAsync(
        Actor actor,
        HandleRequest request,
        CancellationToken cancellationToken
    ) =>
        request.Problem() is { } problem
            ? new HandleOutcome.Invalid(problem)
            : await batcher.ExecuteAsync(new HandlePaymentCommand(actor, request), cancellationToken);

    /// <summary>What waits, by kind.</summary>
    private static async Task<Dictionary<InboxKind, int>> CountWaitingAsync(
        ConsoleDbContext context,
        CancellationToken cancellationToken
    )
    {
        var states = await context
            .InboxPayments.AsNoTracking()
            .Where(payment => payment.Waits)
            .GroupBy(payment => payment.State)
            .Select(same => new { State = same.Key, Count = same.Count() })
            .ToListAsync(cancellationToken);
        return new()
        {
            [InboxKind.Unmatched] = Sum(InboxState.Unmatched, InboxState.AmountDiffers),
            [InboxKind.Foreign] = Sum(InboxState.ForeignCurrency),
            [InboxKind.Disputed] = Sum(InboxState.Reversed),
        };

        int Sum(params InboxState[] wanted) =>
            states.Where(found => wanted.Contains(found.State)).Sum(found => found.Count);
    }

    private static IQueryable<InboxPayment> Of(IQueryable<InboxPayment> payments, InboxKind kind) =>
        kind switch
        {
            InboxKind.Unmatched => payments.Where(payment =>
                payment.Waits && (payment.State == InboxState.Unmatched || payment.State == InboxState.AmountDiffers)
            ),
            InboxKind.Foreign => payments.Where(payment =>
                payment.Waits && payment.State == InboxState.ForeignCurrency
            ),
            InboxKind.Disputed => payments.Where(payment => payment.Waits && payment.State == InboxState.Reversed),
            _ => payments,
        };

    private static async Task<List<InboxDetail>> DetailsAsync(
        ConsoleDbContext context,
        List<InboxPayment> payments,
        CancellationToken cancellationToken
    )
    {
        var ids = payments.Select(payment => payment.PaymentId).ToList();
        var reversals = (
            await context
                .PaymentReversals.AsNoTracking()
                .Where(reversal => ids.Contains(reversal.PaymentId))
                .OrderBy(reversal => reversal.OpenedAt)
                .ToListAsync(cancellationToken)
        ).ToLookup(reversal => reversal.PaymentId);
        var events = (
            await context
                .MoneyEvents.AsNoTracking()
                .Where(told => ids.Contains(told.PaymentId))
                .OrderBy(told => told.HappenedAt)
                .ThenBy(told => told.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(told => told.PaymentId);
        var references = payments.SelectMany(LedgerReferences.All).Distinct().ToList();
        var accounts = payments.Select(payment => payment.AccountId).OfType<string>().Distinct().ToList();
        var entries = await context
            .LedgerEntries.AsNoTracking()
            .Where(entry => accounts.Contains(entry.AccountId) && references.Contains(entry.Reference))
            .OrderBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. payments.Select(payment => new InboxDetail(
                payment,
                [.. reversals[payment.PaymentId]],
                [.. events[payment.PaymentId]],
                [
                    .. entries.Where(entry =>
                        entry.AccountId == payment.AccountId
                        && LedgerReferences.IsOf(entry.Reference, payment.PaymentId)
                    ),
                ]
            )),
        ];
    }
}
