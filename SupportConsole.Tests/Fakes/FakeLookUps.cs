using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.LookUps;

namespace SupportConsole.Tests.Fakes;

/// <summary>Look-ups in memory.</summary>
internal sealed class FakeLookUps : ILookUps
{
    /// <summary>What was recorded, in its order.</summary>
    public List<(string ActorId, string AccountId, LookUpKind Kind)> Recorded { get; } = [];

    /// <summary>What is listed, newest first.</summary>
    public List<AccountLookUp> Rows { get; } = [];

    public void Record(Actor actor, string accountId, LookUpKind kind) => Recorded.Add((actor.Id, accountId, kind));

    public Task<IReadOnlyList<AccountLookUp>> ListAsync(
        Actor actor,
        string accountId,
        int count,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<AccountLookUp>>([.. Rows.Where(row => row.AccountId == accountId).Take(count)]);
}
