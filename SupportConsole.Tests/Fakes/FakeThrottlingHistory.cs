using SupportConsole.Core.Access;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Tests.Fakes;

/// <summary>History as it is set.</summary>
internal sealed class FakeThrottlingHistory : IThrottlingHistory
{
    public ThrottlingPeriod? Period { get; set; }

    public List<ThrottledAccount> Accounts { get; } = [];

    public Dictionary<string, AccountNow> Now { get; } = [];

    public AccountHistory? Account { get; set; }

    public Task<ThrottlingPeriod> PeriodAsync(Actor actor, PeriodQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(Period ?? new() { From = query.From, To = query.To, Size = BucketSize.Minute });

    public Task<IReadOnlyList<ThrottledAccount>> AccountsAsync(Actor actor, PeriodQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ThrottledAccount>>(Accounts);

    public Task<IReadOnlyDictionary<string, AccountNow>> NowAsync(Actor actor, IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, AccountNow>>(Now);

    public Task<AccountHistory?> AccountAsync(Actor actor, string accountId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        Task.FromResult(Account);
}
