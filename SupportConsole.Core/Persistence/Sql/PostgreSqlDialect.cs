using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>PostgreSQL: row locks at READ COMMITTED.</summary>
internal sealed partial class PostgreSqlDialect(string connectionString) : ServerDialect, IAsyncDisposable
{
    /// <summary>
    /// Every statement of the hot path finds its rows by a key, from a list of keys. A plan is made once and kept,
    /// perhaps while the tables are empty: it must not be one that reads them whole. Nor may it read a small table's
    /// index whole and compare each of its rows with each key, which is cheap only where looking at a row costs
    /// nothing.
    /// </summary>
    private const string KeyLookupsOnly =
        "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c "
        + "enable_material=off -c enable_memoize=off -c cpu_tuple_cost=1 -c jit=off";

    /// <summary>
    /// Classes of SQLSTATE: connection, transaction (read-only after a failover, ended while idle), authorization,
    /// resources, locks, operator's doing, system, configuration.
    /// </summary>
    private static readonly string[] Outages = ["08", "25", "28", "53", "55", "57", "58", "F0"];

    /// <summary>
    /// A node that loses its power or its network in the middle of a transaction closes no connection: the server must
    /// let go of its locks by itself, soon. A batch never leaves the server waiting for longer than it takes to decide.
    /// </summary>
    private const string LostNodes =
        "-c idle_in_transaction_session_timeout=5000 -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c "
        + "tcp_keepalives_count=3";

    private readonly NpgsqlDataSource _dataSource = CreateDataSource(connectionString);

    public override SqlStatements Statements => SqlStatements.PostgreSql;

    public override async Task<SqlSession> OpenAsync(CancellationToken cancellationToken) =>
        new ServerSession(this, await _dataSource.OpenConnectionAsync(cancellationToken));

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();

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

    public override DbParameter Parameter(Scalar scalar) =>
        scalar.Value switch
        {
            string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
            IReadOnlyCollection<string> texts => new NpgsqlParameter<string[]>
            {
                TypedValue = [.. texts],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            },
            var number => new NpgsqlParameter<long>
            {
                TypedValue = Convert.ToInt64(number, CultureInfo.InvariantCulture),
                NpgsqlDbType = NpgsqlDbType.Bigint,
            },
        };

    protected override string RowSource(IReadOnlyList<Column> columns)
    {
        var names = columns.Select(column => column.Name).ToList();
        return $"unnest({string.Join(", ", names.Select(name => "@" + name))}) AS r({string.Join(", ", names)})";
    }

    /// <summary>Numbered parameters: the driver would parse a text with named ones at every run.</summary>
    protected override string Complete(string sql, IReadOnlyList<string> parameters) =>
        ParameterName()
            .Replace(sql, match =>
                "$" + (parameters.ToList().IndexOf(match.Value) + 1).ToString(CultureInfo.InvariantCulture)
            );

    public override StoreFailure Classify(DbException exception) =>
        exception switch
        {
            PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation
                    or PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.SerializationFailure
            } => StoreFailure.Retry,
            PostgresException postgres => Outages.Contains(postgres.SqlState[..2])
                ? StoreFailure.Unavailable
                : StoreFailure.Fault,
            _ => StoreFailure.Unavailable, // the server was not reached
        };

    private static NpgsqlDataSource CreateDataSource(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = $"{builder.Options} {KeyLookupsOnly} {LostNodes}".Trim();
        return NpgsqlDataSource.Create(builder);
    }

    [GeneratedRegex("@[a-z_]+")]
    private static partial Regex ParameterName();
}
