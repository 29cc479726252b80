using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace SupportConsole.Core.Limits.Store;

/// <summary>PostgreSQL: row locks at READ COMMITTED.</summary>
internal sealed partial class PostgreSqlDialect(NpgsqlDataSource dataSource) : ServerDialect
{
    /// <summary>Classes of SQLSTATE: connection, authorization, resources, locks, operator's doing, system, configuration.</summary>
    private static readonly string[] Outages = ["08", "28", "53", "55", "57", "58", "F0"];

    public override LimitStatements Statements => PostgreSqlStatements.All;

    public override async Task<LimitSession> OpenAsync(CancellationToken cancellationToken) =>
        new PostgreSqlSession(this, await dataSource.OpenConnectionAsync(cancellationToken));

    /// <summary>One array a column.</summary>
    public override IEnumerable<DbParameter> Rows<T>(RowShape<T> shape, IReadOnlyCollection<T> rows)
    {
        var arrays = new PostgreSqlArrays(shape.Columns, rows.Count);
        foreach (var row in rows)
        {
            shape.Write(arrays, row);
        }

        return arrays.Parameters();
    }

    public override DbParameter Parameter(Scalar scalar) => scalar.Value switch
    {
        string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
        IReadOnlyCollection<string> texts => new NpgsqlParameter<string[]> { TypedValue = [.. texts], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        var number => new NpgsqlParameter<long> { TypedValue = Convert.ToInt64(number, CultureInfo.InvariantCulture), NpgsqlDbType = NpgsqlDbType.Bigint },
    };

    protected override string RowSource(IReadOnlyList<Column> columns)
    {
        var names = columns.Select(column => column.Name).ToList();
        return $"unnest({string.Join(", ", names.Select(name => "@" + name))}) AS r({string.Join(", ", names)})";
    }

    /// <summary>Numbered parameters: the driver would parse a text with named ones at every run.</summary>
    protected override string Complete(string sql, IReadOnlyList<string> parameters) =>
        ParameterName().Replace(sql, match => "$" + (parameters.ToList().IndexOf(match.Value) + 1).ToString(CultureInfo.InvariantCulture));

    public override StoreFailure Classify(DbException exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => StoreFailure.Retry,
        PostgresException postgres => Outages.Contains(postgres.SqlState[..2]) ? StoreFailure.Unavailable : StoreFailure.Fault,
        _ => StoreFailure.Unavailable, // the server was not reached
    };

    [GeneratedRegex("@[a-z_]+")]
    private static partial Regex ParameterName();
}
