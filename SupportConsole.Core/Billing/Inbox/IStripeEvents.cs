namespace SupportConsole.Core.Billing.Inbox;

/// <summary>Takes in what Stripe tells by itself. The caller has checked that it was Stripe.</summary>
public interface IStripeEvents
{
    /// <summary>
    /// Keeps an event about money for ever, and brings the ledger to what all events of its payment say together: once,
    /// however often and in whatever order they are told.
    /// </summary>
    /// <param name="body">The event, JSON.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Engine.LimitsUnavailableException">
    /// The database did not take it: Stripe must tell again.
    /// </exception>
    Task<StripeEventOutcome> TakeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}

/// <summary>What became of an event: nothing, or how it left its payment.</summary>
public abstract record StripeEventOutcome
{
    private StripeEventOutcome() { }

    /// <summary>Kept; a repeated one answers as the first did.</summary>
    public sealed record Taken(InboxState State) : StripeEventOutcome;

    /// <summary>Not about money of a payment: nothing is kept.</summary>
    public sealed record NotForUs : StripeEventOutcome;

    /// <summary>Not an event at all, or one without what all of its kind have.</summary>
    public sealed record Unreadable : StripeEventOutcome;
}
