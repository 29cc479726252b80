using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Tests.Fakes;

/// <summary>Answers each attempt as the test says.</summary>
internal sealed class ScriptedChannel(Func<OutboxMessage, Task<DeliveryResult>> send) : IOutboxChannel
{
    public ScriptedChannel(Func<OutboxMessage, DeliveryResult> send)
        : this(message => Task.FromResult(send(message))) { }

    public OutboxKind Kind => OutboxKind.Email;

    public int MaxAttempts { get; init; } = 5;

    /// <summary>Every attempt, in order.</summary>
    public List<OutboxMessage> Attempts { get; } = [];

    public Task<DeliveryResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        Attempts.Add(message);
        return send(message);
    }
}
