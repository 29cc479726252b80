using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace SupportConsole.Core.Limits.Store;

/// <summary>What differs between engines on the hot path: the connection, how rows are handed over, the SQL, what errors mean.</summary>
internal abstract class LimitDialect
{
    public abstract LimitStatements Statements { get; }

    /// <summary>Opens a connection ready for use.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction; on SQLite it takes the write lock at once.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The FROM item that yields a row set under the alias <c>r</c>.</summary>
    public abstract string RowSource(IReadOnlyList<Column> columns);

    /// <summary>Hands the rows over as parameters.</summary>
    public abstract void Bind(DbCommand command, RowSet rows);

    /// <summary>True when a command may run again with other parameters.</summary>
    public virtual bool KeepsCommands => true;

    /// <summary>Called once for each statement of a connection.</summary>
    public virtual void Prepare(DbCommand command)
    {
    }

    /// <summary>Called before a kept connection is used again; throws when the database is no longer there.</summary>
    public virtual void DemandDatabase()
    {
    }

    public abstract StoreFailure Classify(DbException exception);

    /// <summary>The rows as one JSON text: an array of arrays.</summary>
    protected static string ToJson(RowSet rows)
    {
        using var stream = new MemoryStream(64 * (rows.Count + 1));
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var row in rows.Rows)
            {
                writer.WriteStartArray();
                foreach (var value in row)
                {
                    WriteValue(writer, value);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            default:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
