using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>Rows turned into one array a column, as unnest takes them.</summary>
internal sealed class PostgreSqlArrays : IRowSink
{
    private readonly string?[]?[] _texts;
    private readonly long?[]?[] _numbers;
    private int _column;
    private int _row;

    public PostgreSqlArrays(IReadOnlyList<Column> columns, int rows)
    {
        _texts = new string?[]?[columns.Count];
        _numbers = new long?[]?[columns.Count];
        for (var index = 0; index < columns.Count; index++)
        {
            if (columns[index].Type == ColumnType.Integer)
            {
                _numbers[index] = new long?[rows];
            }
            else
            {
                _texts[index] = new string?[rows];
            }
        }
    }

    public void Add(string? text)
    {
        _texts[_column]![_row] = text;
        Advance();
    }

    public void Add(long? number)
    {
        _numbers[_column]![_row] = number;
        Advance();
    }

    public IEnumerable<DbParameter> Parameters()
    {
        for (var index = 0; index < _texts.Length; index++)
        {
            yield return _texts[index] is { } texts
                ? new NpgsqlParameter<string?[]>
                {
                    TypedValue = texts,
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                }
                : new NpgsqlParameter<long?[]>
                {
                    TypedValue = _numbers[index]!,
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
                };
        }
    }

    private void Advance()
    {
        if (++_column == _texts.Length)
        {
            _column = 0;
            _row++;
        }
    }
}
