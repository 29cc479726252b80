using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Notifications.Delivery;

/// <summary>Where one kind of message goes.</summary>
internal interface IOutboxChannel
{
    OutboxKind Kind { get; }

    /// <summary>Attempts after which a message that could be tried again is given up.</summary>
    int MaxAttempts { get; }

    /// <summary>
    /// Makes one attempt. It ends by itself within a minute, whatever the other side does, and tells every expected end
    /// as a value. A message may come again after an attempt that was cut off: then it must be recognisable as the same
    /// one.
    /// </summary>
    /// <param name="message">To be sent.</param>
    /// <param name="cancellationToken">
    /// Not cancelled by a stop of the program: what was begun is brought to its end.
    /// </param>
    Task<DeliveryResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken);
}

/// <summary>How an attempt ended.</summary>
internal abstract record DeliveryResult
{
    private DeliveryResult() { }

    /// <summary>It is there.</summary>
    /// <param name="To">An address, a file, a channel.</param>
    public sealed record Sent(string To) : DeliveryResult;

    /// <summary>Not now.</summary>
    /// <param name="Why">In words, without secrets.</param>
    /// <param name="After">
    /// How long the other side wants to be left alone, with all messages; null when it did not say.
    /// </param>
    public sealed record Later(string Why, TimeSpan? After = null) : DeliveryResult;

    /// <summary>
    /// It was handed over whole, and no answer came: it may be there. Tried once more, much later, lest one message
    /// comes many times.
    /// </summary>
    public sealed record Unanswered : DeliveryResult
    {
        /// <summary>Stands in the message until it ends, so that the next one without an answer is the last.</summary>
        public const string Why = "The mail server took the whole mail and did not answer: it may be there.";
    }

    /// <summary>Not ever: trying again would be answered the same.</summary>
    /// <param name="Why">In words, without secrets.</param>
    public sealed record Never(string Why) : DeliveryResult;

    /// <summary>Nobody set up where to send it; a person is asked to carry it instead. No fault.</summary>
    /// <param name="Why">In words.</param>
    public sealed record NotConfigured(string Why) : DeliveryResult;
}
