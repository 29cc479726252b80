namespace SupportConsole.Core.Billing.Stripe;

/// <summary>Takes in what Stripe tells by itself. The caller has checked that it was Stripe.</summary>
public interface IStripeEvents
{
    /// <summary>
    /// Turns a payment that succeeded into a deposit of the account with that customer, once however often it is told.
    /// </summary>
    /// <param name="body">The event, JSON.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Engine.LimitsUnavailableException">
    /// The database did not take it: Stripe must tell again.
    /// </exception>
    Task<StripeEventOutcome> TakeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}

/// <summary>What became of an event.</summary>
public enum StripeEventOutcome
{
    /// <summary>It is in the balance, now or since it was told before.</summary>
    Deposited,

    /// <summary>A kind of event that we do nothing with.</summary>
    NotForUs,

    /// <summary>No account has this customer, or several have: logged for people to look at.</summary>
    UnknownCustomer,

    /// <summary>Not in dollars, or an amount that no deposit has: logged for people to look at.</summary>
    NotADeposit,

    /// <summary>The same payment was deposited before with another amount: logged for people to look at.</summary>
    AmountDiffers,

    /// <summary>Not an event at all.</summary>
    Unreadable,
}
