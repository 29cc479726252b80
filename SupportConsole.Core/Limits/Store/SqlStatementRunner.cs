using System.Collections.Concurrent;
using System.Data.Common;

namespace SupportConsole.Core.Limits.Store;

/// <summary>Runs statements with row sets or scalars inside one transaction.</summary>
internal sealed class SqlStatementRunner(LimitDialect dialect, LimitConnection connection, DbTransaction transaction)
{
    // A statement's text with its row source in place, made once for the life of the process.
    private static readonly ConcurrentDictionary<(Type Dialect, string Sql), string> Texts = new();

    public async Task<List<T>> QueryAsync<T>(string sql, RowSet rows, Func<DbDataReader, T> read, params (string Name, object Value)[] scalars)
    {
        var command = Command(Text(sql, rows.Columns), scalars);
        dialect.Bind(command, rows);
        return await ReadAsync(command, read);
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, params (string Name, object Value)[] scalars)
    {
        var command = Command(sql, scalars);
        return await ReadAsync(command, read);
    }

    /// <summary>Runs a write that must meet exactly as many rows as it was given.</summary>
    /// <exception cref="StoreConflictException">It met others.</exception>
    public async Task WriteAsync(string name, string sql, RowSet rows)
    {
        var met = await ExecuteAsync(sql, rows);
        if (met != rows.Count)
        {
            throw new StoreConflictException(name, rows.Count, met);
        }
    }

    /// <summary>Runs a write whose row count says nothing.</summary>
    public async Task<int> ExecuteAsync(string sql, RowSet rows)
    {
        var command = Command(Text(sql, rows.Columns));
        dialect.Bind(command, rows);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<int> ExecuteAsync(string sql, params (string Name, object Value)[] scalars)
    {
        var command = Command(sql, scalars);
        return await command.ExecuteNonQueryAsync();
    }

    private DbCommand Command(string sql, params (string Name, object Value)[] scalars)
    {
        var command = connection.Command(sql);
        command.Transaction = transaction;
        foreach (var (name, value) in scalars)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private string Text(string sql, IReadOnlyList<Column> columns) =>
        Texts.GetOrAdd((dialect.GetType(), sql), static (key, state) => key.Sql.Replace("{rows}", state.dialect.RowSource(state.columns), StringComparison.Ordinal), (dialect, columns));

    private static async Task<List<T>> ReadAsync<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        var results = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            results.Add(read(reader));
        }

        return results;
    }
}
