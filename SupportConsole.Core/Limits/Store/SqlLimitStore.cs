using System.Data.Common;

namespace SupportConsole.Core.Limits.Store;

/// <summary>The limiter's state in a database: ADO.NET over one dialect.</summary>
internal sealed class SqlLimitStore(LimitDialect dialect) : ILimitStore
{
    public async Task<ILimitTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await dialect.OpenAsync(cancellationToken);
        try
        {
            var transaction = await dialect.BeginAsync(connection, cancellationToken);
            return new SqlLimitTransaction(dialect, connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public StoreFailure Classify(Exception exception) => exception switch
    {
        StoreConflictException => StoreFailure.Retry,
        DbException database => dialect.Classify(database),
        IOException or TimeoutException or UnauthorizedAccessException => StoreFailure.Unavailable,
        _ => StoreFailure.Fault,
    };
}
