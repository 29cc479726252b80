using System.Data.Common;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>What differs between engines on the hot path: the connection, the SQL, what errors mean.</summary>
internal abstract class SqlDialect
{
    public abstract SqlStatements Statements { get; }

    /// <summary>Opens a connection ready for use.</summary>
    public abstract Task<SqlSession> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Called before a kept connection is used again; throws when the database is no longer there.</summary>
    public virtual void DemandDatabase() { }

    public abstract StoreFailure Classify(DbException exception);
}
