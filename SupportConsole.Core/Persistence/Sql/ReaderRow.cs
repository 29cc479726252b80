using System.Data.Common;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>The row that a data reader stands on.</summary>
internal sealed class ReaderRow(DbDataReader reader) : IRow
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column) => reader.GetString(column);

    public long Long(int column) => reader.GetInt64(column);

    public int Int(int column) => reader.GetInt32(column);

    public bool Flag(int column) => reader.GetBoolean(column);
}
