using System.Data;
using System.Data.Common;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>A connection to a database server.</summary>
internal sealed class ServerSession(ServerDialect dialect, DbConnection connection) : SqlSession
{
    public override async Task<StatementRunner> BeginAsync(CancellationToken cancellationToken) =>
        new ServerRunner(
            dialect,
            connection,
            await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken)
        );

    public override ValueTask DisposeAsync() => connection.DisposeAsync();
}
