using System.Collections.Concurrent;
using SupportConsole.Core.Access;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Orders of many accounts by balance, kept for a short time. No index has it, because each transcript that is charged
/// would move an entry; so every state is read, and all who page or watch the same list share what was read. Figures
/// beside it are always fresh.
/// </summary>
internal sealed class BalanceOrders(TimeProvider clock)
{
    /// <summary>How old an order may be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private const int MaximumKept = 16;

    private readonly ConcurrentDictionary<(AccountListQuery Query, string Actor), Order> _orders = [];

    /// <summary>The ids of a list in order.</summary>
    /// <param name="query">The list; its page does not matter.</param>
    /// <param name="actor">Who asks: some views are a person's own.</param>
    /// <param name="read">Reads them; shared, so that nobody's leaving cancels it.</param>
    public async Task<IReadOnlyList<string>> GetAsync(
        AccountListQuery query,
        Actor actor,
        Func<Task<List<string>>> read
    )
    {
        var key = (query with { Skip = 0, Take = 0 }, query.View == AccountListView.Opened ? actor.Id : "");
        if (_orders.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) < Fresh)
        {
            return await known.Ids.Value;
        }

        foreach (var old in _orders.Where(order => clock.GetElapsedTime(order.Value.At) >= Fresh))
        {
            _orders.TryRemove(old);
        }

        if (_orders.Count >= MaximumKept)
        {
            _orders.Clear();
        }

        var order = _orders.GetOrAdd(key, new Order(clock.GetTimestamp(), new(read)));
        try
        {
            return await order.Ids.Value;
        }
        catch
        {
            _orders.TryRemove(KeyValuePair.Create(key, order));
            throw;
        }
    }

    private sealed record Order(long At, Lazy<Task<List<string>>> Ids);
}
