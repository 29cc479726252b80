using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit.LookUps;

/// <summary>
/// Collects look-ups in memory, each person, account and hour once, until <see cref="LookUpWriter"/> takes them: a page
/// waits for no write.
/// </summary>
internal sealed class LookUpRecorder(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider clock) : ILookUps
{
    private const int MaximumRows = 200;

    private readonly ConcurrentDictionary<
        (string Actor, string Account),
        (DateTimeOffset Hour, LookUpKind Kind)
    > _known = [];
    private readonly ConcurrentQueue<AccountLookUp> _waiting = new();

    public void Record(Actor actor, string accountId, LookUpKind kind)
    {
        var now = clock.GetUtcNow();
        var hour = now.Truncate(TimeSpan.FromHours(1));
        var key = (actor.Id, accountId);
        if (_known.TryGetValue(key, out var known) && known.Hour == hour && known.Kind >= kind)
        {
            return;
        }

        _known[key] = (hour, kind);
        _waiting.Enqueue(
            new()
            {
                AccountId = accountId,
                Hour = hour,
                ActorId = actor.Id,
                ActorName = actor.Name,
                Kind = kind,
                At = now,
            }
        );
    }

    public async Task<IReadOnlyList<AccountLookUp>> ListAsync(
        Actor actor,
        string accountId,
        int count,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAudit);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = clock.GetUtcNow() - AccountLookUp.Kept;
        return await context
            .AccountLookUps.AsNoTracking()
            .Where(lookUp => lookUp.AccountId == accountId && lookUp.Hour >= since)
            .OrderByDescending(lookUp => lookUp.Hour)
            .ThenBy(lookUp => lookUp.ActorId)
            .Take(Math.Clamp(count, 1, MaximumRows))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Takes what waits.</summary>
    public IReadOnlyList<AccountLookUp> Take(int maximum)
    {
        var taken = new List<AccountLookUp>();
        while (taken.Count < maximum && _waiting.TryDequeue(out var lookUp))
        {
            taken.Add(lookUp);
        }

        return taken;
    }

    /// <summary>Puts back what could not be written.</summary>
    public void Return(IEnumerable<AccountLookUp> lookUps)
    {
        foreach (var lookUp in lookUps)
        {
            _waiting.Enqueue(lookUp);
        }
    }

    /// <summary>Forgets the hours that are over.</summary>
    public void Forget()
    {
        var hour = clock.GetUtcNow().Truncate(TimeSpan.FromHours(1));
        foreach (var over in _known.Where(known => known.Value.Hour < hour))
        {
            _known.TryRemove(over);
        }
    }
}
