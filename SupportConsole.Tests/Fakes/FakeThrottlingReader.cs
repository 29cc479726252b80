using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Tests.Fakes;

/// <summary>Figures as they are set.</summary>
internal sealed class FakeThrottlingReader : IThrottlingReader
{
    public NowOverview Now { get; set; } = new(Samples.Now, 0, 0, 0, [], [], []);

    public Dictionary<string, AccountThrottling> Accounts { get; } = [];

    public List<ThrottleMinute> History { get; } = [];

    /// <summary>Thrown by every call when set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How often the figures were read.</summary>
    public int Reads { get; private set; }

    public Task<NowOverview> NowAsync(Actor actor, CancellationToken cancellationToken) => Answer(Now);

    public Task<AccountThrottling?> AccountAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
        Answer(Accounts.GetValueOrDefault(accountId));

    public Task<IReadOnlyList<ThrottleMinute>> HistoryAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) => Answer<IReadOnlyList<ThrottleMinute>>(History);

    private Task<T> Answer<T>(T value)
    {
        Reads++;
        return Failure is null ? Task.FromResult(value) : Task.FromException<T>(Failure);
    }
}
