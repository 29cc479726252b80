using System.Collections.Concurrent;
using SupportConsole.Core.Access;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Ids of accounts by what changes with every transcript (running, the balance, and the limit that follows from it),
/// kept for a short time. No index has these, because each decision would move an entry; so every state is read, and
/// all who page or watch the same list share what was read. Figures and conditions beside it are always fresh.
/// </summary>
internal sealed class KeptIds(TimeProvider clock)
{
    /// <summary>How old kept ids may be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private const int MaximumKept = 32;

    private readonly ConcurrentDictionary<(KeptIdsKind Kind, AccountListQuery Query, string Actor), Reading> _kept = [];

    /// <summary>The ids of a list.</summary>
    /// <param name="kind">What of the list.</param>
    /// <param name="query">The list; its page does not matter, nor does its sort where no order is kept.</param>
    /// <param name="actor">Who asks: some views are a person's own.</param>
    /// <param name="read">Reads them; shared, so that nobody's leaving cancels it.</param>
    public async Task<IReadOnlyList<string>> GetAsync(
        KeptIdsKind kind,
        AccountListQuery query,
        Actor actor,
        Func<Task<List<string>>> read
    )
    {
        var list =
            kind == KeptIdsKind.Order
                ? query with
                {
                    Skip = 0,
                    Take = 0,
                }
                : query with
                {
                    Skip = 0,
                    Take = 0,
                    Sort = AccountSort.Need,
                    IsDescending = false,
                };
        var key = (kind, list, query.View == AccountListView.Opened ? actor.Id : "");
        if (_kept.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) < Fresh)
        {
            return await known.Ids.Value;
        }

        foreach (var old in _kept.Where(kept => clock.GetElapsedTime(kept.Value.At) >= Fresh))
        {
            _kept.TryRemove(old);
        }

        if (_kept.Count >= MaximumKept)
        {
            _kept.Clear();
        }

        var reading = _kept.GetOrAdd(key, new Reading(clock.GetTimestamp(), new(read)));
        try
        {
            return await reading.Ids.Value;
        }
        catch
        {
            _kept.TryRemove(KeyValuePair.Create(key, reading));
            throw;
        }
    }

    private sealed record Reading(long At, Lazy<Task<List<string>>> Ids);
}

/// <summary>What of a list is kept.</summary>
internal enum KeptIdsKind
{
    /// <summary>The first of its accounts, in its order.</summary>
    Order = 0,

    /// <summary>Accounts that met its conditions, in no order.</summary>
    Meeting,
}
