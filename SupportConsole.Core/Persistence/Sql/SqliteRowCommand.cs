using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// A command that is prepared once and then run for each row, with a typed parameter for each column that its SQL
/// names.
/// </summary>
internal sealed partial class SqliteRowCommand : IRowSink, IDisposable
{
    private readonly SqliteCommand _command;

    /// <summary>One for each column of the rows; null for a column that the SQL does not name.</summary>
    private readonly SqliteParameter?[] _columns;
    private readonly Dictionary<string, SqliteParameter> _parameters;
    private int _next;

    public SqliteRowCommand(SqliteConnection connection, string sql, IReadOnlyList<Column> columns)
    {
        _command = connection.CreateCommand();
        var numbers = new Dictionary<string, string>();
#pragma warning disable CA2100 // The dialect's text: no input is part of it.
        _command.CommandText = ParameterName().Replace(sql, name => Number(numbers, name.Value));
#pragma warning restore CA2100
        _parameters = numbers.ToDictionary(
            number => number.Key,
            number => _command.Parameters.Add(number.Value, SqliteType.Integer)
        );
        _columns = [.. columns.Select(column => _parameters.GetValueOrDefault("@" + column.Name))];
        foreach (var (parameter, column) in _columns.Zip(columns))
        {
            parameter?.SqliteType = column.Type == ColumnType.Integer ? SqliteType.Integer : SqliteType.Text;
        }
    }

    public SqliteTransaction Transaction
    {
        set => _command.Transaction = value;
    }

    /// <summary>Gives the parameters the values of a row.</summary>
    public void Bind<T>(RowShape<T> shape, T row)
    {
        _next = 0;
        shape.Write(this, row);
    }

    public void Bind(Scalar scalar)
    {
        var parameter = _parameters[scalar.Name];
        parameter.SqliteType = scalar.Value is string ? SqliteType.Text : SqliteType.Integer;
        parameter.Value = scalar.Value;
    }

    /// <summary>Runs a write.</summary>
    /// <returns>The rows it met.</returns>
    public int Run() => _command.ExecuteNonQuery();

    /// <summary>Runs a query and adds its rows to the results.</summary>
    public void Read<TResult>(Func<IRow, TResult> read, List<TResult> results)
    {
        using var reader = _command.ExecuteReader();
        var row = new ReaderRow(reader);
        while (reader.Read())
        {
            results.Add(read(row));
        }
    }

    public void Add(string? text) => Add((object?)text);

    public void Add(long? number) => Add((object?)number);

    public void Dispose() => _command.Dispose();

    private void Add(object? value)
    {
        if (_columns[_next++] is { } parameter)
        {
            parameter.Value = value ?? DBNull.Value;
        }
    }

    /// <summary>SQLite looks each parameter up by its name for each value: short names are found sooner.</summary>
    private static string Number(Dictionary<string, string> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            numbers.Add(name, number = $"@{numbers.Count}");
        }

        return number;
    }

    [GeneratedRegex(@"@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterName();
}
