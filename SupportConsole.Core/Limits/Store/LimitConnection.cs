using System.Data.Common;

namespace SupportConsole.Core.Limits.Store;

/// <summary>A connection with the commands it has prepared: a batch runs the same few statements again and again.</summary>
internal sealed class LimitConnection(LimitDialect dialect, DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = [];

    public DbConnection Connection { get; } = connection;

    /// <summary>The command of a statement, its parameters empty. One caller at a time.</summary>
    public DbCommand Command(string sql)
    {
        if (_commands.TryGetValue(sql, out var command))
        {
            command.Parameters.Clear();
            return command;
        }

        command = Connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the dialect's own constants; input comes only as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        dialect.Prepare(command);
        if (dialect.KeepsCommands)
        {
            _commands.Add(sql, command);
        }

        return command;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync();
        }

        await Connection.DisposeAsync();
    }
}
