using System.Data.Common;

namespace SupportConsole.Tests.Crash.Rates;

/// <summary>
/// API keys of one caller, each for one call alone, so that the tables tell which call they tell of. They are written
/// into the database before the traffic begins: the platform API makes none.
/// </summary>
/// <param name="caller">Names the caller; one of a kind.</param>
/// <param name="each">How many of an account's keys exist.</param>
internal sealed class CrashKeys(string caller, int each)
{
    private const int RowsOfStatement = 500;

    private readonly Dictionary<string, int> _used = [];

    /// <summary>The next key of an account.</summary>
    /// <returns>Its id, which no other call has, and whether the key exists.</returns>
    public (string Key, bool Exists) Next(CrashAccount account)
    {
        var number = _used[account.Id] = _used.GetValueOrDefault(account.Id, -1) + 1;
        return (Id(caller, account, number), number < each);
    }

    /// <summary>Writes the keys of all callers.</summary>
    public static async Task InsertAsync(Func<DbConnection> open, IReadOnlyList<string> callers, int each)
    {
        await using var connection = open();
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var rows =
            from account in CrashAccount.WithRates
            from caller in callers
            from number in Enumerable.Range(0, each)
            let id = Id(caller, account, number)
            select $"('{id}', '{account.Id}', 'default', '{id}', 'crash', '{id}', 0, 'crash test')";
        foreach (var chunk in rows.Chunk(RowsOfStatement))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Of constants and numbers.
            command.CommandText =
                "INSERT INTO api_keys (id, account_id, project_id, name, prefix, hash, created_at, created_by) VALUES "
                + string.Join(", ", chunk);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static string Id(string caller, CrashAccount account, int number) => $"{caller}-{account.Id}-{number}";
}
