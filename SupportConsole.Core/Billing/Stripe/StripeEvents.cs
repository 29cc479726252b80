using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Persistence;
using StripeNet = global::Stripe;

namespace SupportConsole.Core.Billing.Stripe;

/// <inheritdoc cref="IStripeEvents"/>
/// <remarks>
/// Nothing is kept per event: the payment's id is the deposit's reference, unique in the ledger for ever. So neither
/// the same event again, nor another event of the same payment, nor billing that reports it too under that reference,
/// counts twice.
/// </remarks>
internal sealed partial class StripeEvents(
    IDepositService deposits,
    IDbContextFactory<ConsoleDbContext> contexts,
    ILogger<StripeEvents> logger
) : IStripeEvents
{
    public async Task<StripeEventOutcome> TakeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (Read(body.Span) is not { Id: { Length: > 0 } id } told)
        {
            return StripeEventOutcome.Unreadable;
        }

        if (told.Type != StripeNet.EventTypes.PaymentIntentSucceeded)
        {
            return StripeEventOutcome.NotForUs;
        }

        if (
            told.Data?.Object
            is not StripeNet.PaymentIntent { Id: { Length: > 0 and <= 100 } paymentId, Currency: { } currency } payment
        )
        {
            return StripeEventOutcome.Unreadable;
        }

        if (new StripeAmount(payment.AmountReceived, currency).Dollars is not { } amount || amount <= Money.Zero)
        {
            LogNotADeposit(id, paymentId, payment.AmountReceived, currency);
            return StripeEventOutcome.NotADeposit;
        }

        if (
            payment.CustomerId is not { Length: > 0 } customer
            || await FindAccountAsync(customer, cancellationToken) is not { } accountId
        )
        {
            LogUnknownCustomer(id, paymentId, payment.CustomerId);
            return StripeEventOutcome.UnknownCustomer;
        }

        switch (await deposits.DepositAsync(new(accountId, amount, paymentId), cancellationToken))
        {
            case DepositOutcome.Accepted:
                LogDeposited(id, paymentId, accountId);
                return StripeEventOutcome.Deposited;
            case DepositOutcome.ReferenceTaken:
                LogDiffers(id, paymentId, accountId);
                return StripeEventOutcome.AmountDiffers;
            default:
                LogUnknownCustomer(id, paymentId, customer);
                return StripeEventOutcome.UnknownCustomer;
        }
    }

    private static StripeNet.Event? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            // Of any version: we read only what all have.
            return StripeNet.EventUtility.ParseEvent(Encoding.UTF8.GetString(body), throwOnApiVersionMismatch: false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Signed, and yet no event: the library throws whatever its reader stumbles on, and the caller is told so.
            return null;
        }
    }

    /// <summary>
    /// The one account with this customer; null when there is none or more than one, which no deposit may guess
    /// between.
    /// </summary>
    private async Task<string?> FindAccountAsync(string customer, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context
            .Accounts.AsNoTracking()
            .Where(account => account.StripeCustomerId == customer)
            .Select(account => account.Id)
            .Take(2)
            .ToListAsync(cancellationToken);
        return found.Count == 1 ? found[0] : null;
    }

    [LoggerMessage(
        LogLevel.Information,
        "Stripe event {EventId}: payment {PaymentId} is a deposit of account {AccountId}"
    )]
    private partial void LogDeposited(string eventId, string paymentId, string accountId);

    [LoggerMessage(
        LogLevel.Warning,
        "Stripe event {EventId}: payment {PaymentId} of {Amount} minor units in {Currency} is no deposit in dollars; "
            + "nothing was changed"
    )]
    private partial void LogNotADeposit(string eventId, string paymentId, long amount, string currency);

    [LoggerMessage(
        LogLevel.Warning,
        "Stripe event {EventId}: payment {PaymentId} is of customer {CustomerId}, whom no account or more than one "
            + "has; nothing was changed"
    )]
    private partial void LogUnknownCustomer(string eventId, string paymentId, string? customerId);

    [LoggerMessage(
        LogLevel.Error,
        "Stripe event {EventId}: payment {PaymentId} of account {AccountId} was deposited before with another "
            + "amount; nothing was changed"
    )]
    private partial void LogDiffers(string eventId, string paymentId, string accountId);
}
