using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace SupportConsole.Core.Limits.Store;

/// <summary>PostgreSQL: row locks at READ COMMITTED.</summary>
internal sealed class PostgreSqlDialect(NpgsqlDataSource dataSource) : LimitDialect
{
    /// <summary>Classes of SQLSTATE: connection, authorization, resources, locks, operator's doing, system, configuration.</summary>
    private static readonly string[] Outages = ["08", "28", "53", "55", "57", "58", "F0"];

    public override LimitStatements Statements => PostgreSqlStatements.All;

    // Npgsql runs a command again with the values of its first run (seen with 10.0.0) when its parameters are new objects. It
    // prepares by the text of the statement anyway, so that nothing is won by keeping the command.
    public override bool KeepsCommands => false;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await dataSource.OpenConnectionAsync(cancellationToken);

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    public override string RowSource(IReadOnlyList<Column> columns)
    {
        var names = columns.Select(column => column.Name).ToList();
        return $"unnest({string.Join(", ", names.Select(name => "@" + name))}) AS r({string.Join(", ", names)})";
    }

    public override void Bind(DbCommand command, RowSet rows)
    {
        var parameters = ((NpgsqlCommand)command).Parameters;
        for (var index = 0; index < rows.Columns.Count; index++)
        {
            var column = rows.Columns[index];
            parameters.Add(column.Type == ColumnType.Integer
                ? new NpgsqlParameter(column.Name, NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = rows.Rows.Select(row => ToLong(row[index])).ToArray() }
                : new NpgsqlParameter(column.Name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = rows.Rows.Select(row => (string?)row[index]).ToArray() });
        }
    }

    public override StoreFailure Classify(DbException exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => StoreFailure.Retry,
        PostgresException postgres => Outages.Contains(postgres.SqlState[..2]) ? StoreFailure.Unavailable : StoreFailure.Fault,
        _ => StoreFailure.Unavailable, // the server was not reached
    };

    private static long? ToLong(object? value) => value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
