using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Rates;

namespace SupportConsole.Tests.Fakes;

/// <summary>Figures as they are set.</summary>
internal sealed class FakeRateReader : IRateReader
{
    /// <summary>The figures; null for an unknown account.</summary>
    public RateOverview? Overview { get; set; }

    public IReadOnlyList<StreamingSpan> History { get; set; } = [];

    /// <summary>Thrown by every call when set.</summary>
    public Exception? Failure { get; set; }

    public Task<RateOverview?> AccountAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
        Answer(Overview);

    public Task<IReadOnlyList<StreamingSpan>> HistoryAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) => Answer(History);

    public IReadOnlyList<StreamingMove> Moves { get; set; } = [];

    public SessionFinding? Finding { get; set; }

    public Task<IReadOnlyList<StreamingMove>> MovesAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) => Answer(Moves);

    public Task<SessionFinding> FindSessionAsync(
        Actor actor,
        string accountId,
        string id,
        CancellationToken cancellationToken
    ) => Answer(Finding ?? new SessionFinding.Nothing(id));

    private Task<T> Answer<T>(T value) => Failure is null ? Task.FromResult(value) : Task.FromException<T>(Failure);
}
