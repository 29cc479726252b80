namespace SupportConsole.Core.Limits.Store;

/// <summary>The types the hot path's columns have: enough for ids, texts, counts, money and times.</summary>
internal enum ColumnType
{
    /// <summary>Up to 256 characters.</summary>
    Text,

    /// <summary>Any length.</summary>
    LongText,
    Integer,
}

/// <summary>A column of a <see cref="RowSet"/>.</summary>
internal sealed record Column(string Name, ColumnType Type)
{
    public static Column Text(string name) => new(name, ColumnType.Text);

    public static Column LongText(string name) => new(name, ColumnType.LongText);

    public static Column Integer(string name) => new(name, ColumnType.Integer);
}

/// <summary>Many rows handed to one statement: what makes a batch one statement instead of a loop.</summary>
internal sealed class RowSet(IReadOnlyList<Column> columns)
{
    private readonly List<object?[]> _rows = [];

    public IReadOnlyList<Column> Columns { get; } = columns;

    public IReadOnlyList<object?[]> Rows => _rows;

    public int Count => _rows.Count;

    /// <summary>Adds a row: strings, longs, ints or nulls in the order of the columns.</summary>
    public void Add(params object?[] values) => _rows.Add(values);

    /// <summary>A set of one text column.</summary>
    public static RowSet Of(IReadOnlyList<Column> columns, IEnumerable<string> values)
    {
        var rows = new RowSet(columns);
        foreach (var value in values)
        {
            rows.Add(value);
        }

        return rows;
    }
}
