using System.Data.Common;
using Microsoft.Data.Sqlite;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>SQLite: one writer at a time, WAL, fsync at each commit.</summary>
internal sealed class SqliteDialect(SqliteDatabase database) : SqlDialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    // The triggers that refuse a REPLACE of an append-only row speak before the unique key does.
    private const int ConstraintTrigger = 1811;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int TooBig = 18;
    private const int Error = 1;

    public override SqlStatements Statements => SqlStatements.Sqlite;

    public override Task<SqlSession> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<SqlSession>(new SqliteSession(database.OpenForWriter()));

    public override void DemandDatabase() => database.DemandFile();

    public override StoreFailure Classify(DbException exception) =>
        exception is not SqliteException sqlite
            ? StoreFailure.Fault
            : (sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode) switch
            {
                (_, ConstraintUnique or ConstraintPrimaryKey or ConstraintTrigger) => StoreFailure.Retry,
                (Constraint or Mismatch or TooBig or Error, _) => StoreFailure.Fault,
                (Busy or Locked, _) => StoreFailure.Unavailable,
                _ => StoreFailure.Unavailable, // full, I/O error, not a database, read-only, cannot open
            };
}
