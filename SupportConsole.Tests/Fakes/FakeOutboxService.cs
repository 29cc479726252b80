using SupportConsole.Core.Access;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Tests.Fakes;

/// <summary>Remembers what was to be sent again.</summary>
internal sealed class FakeOutboxService : IOutboxService
{
    /// <summary>Message and attempt, in order.</summary>
    public List<(string MessageId, string CorrelationId)> Wishes { get; } = [];

    public ResendOutcome Outcome { get; set; } = new ResendOutcome.Waits(1);

    public Exception? Failure { get; set; }

    public Task<ResendOutcome> SendAgainAsync(
        Actor actor,
        string messageId,
        string correlationId,
        CancellationToken cancellationToken
    )
    {
        Wishes.Add((messageId, correlationId));
        return Failure is { } failure ? Task.FromException<ResendOutcome>(failure) : Task.FromResult(Outcome);
    }
}
