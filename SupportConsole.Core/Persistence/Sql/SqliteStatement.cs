using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// A prepared statement on SQLite's own interface: row by row, it costs a fraction of what a command object does, and the
/// writer loop is the resource that limits everybody.
/// </summary>
internal sealed unsafe class SqliteStatement : IRowSink, IRow, IDisposable
{
    private const int StackBytes = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>The statement itself; <see cref="_statement"/> keeps it alive.</summary>
    private readonly nint _handle;
    private readonly nint _databaseHandle;

    /// <summary>The statement's parameter for each column of its rows; 0 for a column it does not use.</summary>
    private readonly int[] _parameters;
    private int _next;

    public SqliteStatement(sqlite3 database, string sql, IReadOnlyList<Column> columns)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _handle = _statement.DangerousGetHandle();
        _databaseHandle = database.DangerousGetHandle();
        _parameters = [.. columns.Select(column => Parameter("@" + column.Name))];
    }

    /// <summary>Gives the statement the values of a row.</summary>
    public void Bind<T>(RowShape<T> shape, T row)
    {
        _next = 0;
        shape.Write(this, row);
    }

    public void Bind(Scalar scalar)
    {
        var parameter = Parameter(scalar.Name);
        if (scalar.Value is string text)
        {
            BindText(parameter, text);
        }
        else
        {
            Check(SqliteNative.BindInteger(_handle, parameter, Convert.ToInt64(scalar.Value, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Goes to the next row of the answer; false at its end.</summary>
    public bool Step()
    {
        var code = SqliteNative.Step(_handle);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }

        return false;
    }

    /// <summary>Runs a write to its end.</summary>
    /// <returns>The rows it met.</returns>
    public int Run()
    {
        while (Step())
        {
            // A write that answers rows is run by a query instead.
        }

        return SqliteNative.Changes(_databaseHandle);
    }

    /// <summary>Ready for the next row; also after an error, which it would repeat.</summary>
    public void Reset() => _ = SqliteNative.Reset(_handle);

    public void Add(string? text)
    {
        var parameter = _parameters[_next++];
        if (parameter == 0)
        {
            return;
        }

        if (text is null)
        {
            Check(SqliteNative.BindNull(_handle, parameter));
        }
        else
        {
            BindText(parameter, text);
        }
    }

    public void Add(long? number)
    {
        var parameter = _parameters[_next++];
        if (parameter != 0)
        {
            Check(number is { } value ? SqliteNative.BindInteger(_handle, parameter, value) : SqliteNative.BindNull(_handle, parameter));
        }
    }

    public bool IsNull(int column) => SqliteNative.ColumnType(_handle, column) == raw.SQLITE_NULL;

    public string Text(int column)
    {
        // The text first: asking for it is what makes its length one in UTF-8.
        var text = SqliteNative.ColumnText(_handle, column);
        return Encoding.UTF8.GetString(text, SqliteNative.ColumnBytes(_handle, column));
    }

    public long Long(int column) => SqliteNative.ColumnInteger(_handle, column);

    public int Int(int column) => checked((int)SqliteNative.ColumnInteger(_handle, column));

    public bool Flag(int column) => SqliteNative.ColumnInteger(_handle, column) != 0;

    public void Dispose() => _statement.Dispose();

    private int Parameter(string name) => raw.sqlite3_bind_parameter_index(_statement, name);

    // Nothing reads what was not written: no need to clear the space first.
    [SkipLocalsInit]
    private void BindText(int parameter, string text)
    {
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = size > StackBytes ? ArrayPool<byte>.Shared.Rent(size) : null;
        var bytes = rented ?? stackalloc byte[StackBytes];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        fixed (byte* first = bytes)
        {
            Check(SqliteNative.BindText(_handle, parameter, first, length, SqliteNative.Transient));
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }
}
