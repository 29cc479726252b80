using System.Collections.Frozen;

namespace SupportConsole.Core.Engine;

/// <summary>All kinds of row sets, in the order in which they read and write.</summary>
internal sealed class RowSetCatalog(IReadOnlyList<RowSetKind> inOrder)
{
    private readonly FrozenDictionary<Type, int> _places = inOrder
        .Index()
        .ToFrozenDictionary(kind => kind.Item.Type, kind => kind.Index);

    public int PlaceOf(Type type) => _places[type];

    /// <summary>Makes one empty row set of each kind.</summary>
    public RowSet[] Create(CommandContext context)
    {
        var rows = new RowSet[inOrder.Count];
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place] = inOrder[place].Create(context);
        }

        return rows;
    }
}

/// <summary>A kind of row set.</summary>
/// <param name="Type">The class.</param>
/// <param name="Create">Makes an empty one for a batch.</param>
internal sealed record RowSetKind(Type Type, Func<CommandContext, RowSet> Create)
{
    public static RowSetKind Of<T>(Func<CommandContext, T> create)
        where T : RowSet => new(typeof(T), create);
}
