using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>
/// Reads an account's demand row by row into one array: a million rows through the object mapper would take seconds and
/// hundreds of megabytes. The statements are the same on every engine; times are milliseconds since the Unix epoch in
/// the tables, too.
/// </summary>
internal sealed class DemandReader(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int Step = 0x1FFF;
    private const int FirstRoom = 4_096;

    // Read first: what ends in between has an end at or after the period's and is not read again below.
    private const string Waiting =
        "SELECT submitted_at FROM transcripts WHERE account_id = @account AND status = 0 AND submitted_at < @to";

    // In two parts, because each has a partial index.
    private const string Running =
        "SELECT submitted_at, started_at FROM transcripts WHERE status = 1 AND lease_token IS NULL AND account_id = "
        + "@account AND submitted_at < @to UNION ALL "
        + "SELECT submitted_at, started_at FROM transcripts WHERE status = 1 AND lease_token IS NOT NULL AND "
        + "account_id = @account AND submitted_at < @to";

    // From ix_transcripts_finished alone, in its order, so that the times tell how far it is. What was cancelled never
    // took a slot.
    private const string Finished =
        "SELECT submitted_at, started_at, finished_at FROM transcripts WHERE finished_at > @from AND finished_at < "
        + "@to AND account_id = @account AND started_at IS NOT NULL ORDER BY finished_at";

    /// <summary>The demand of a period, in any order.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="from">Start, milliseconds since the Unix epoch.</param>
    /// <param name="to">End.</param>
    /// <param name="atMost">No more rows than this are read.</param>
    /// <param name="progress">Told how far it is, from 0 to 1.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The rows and how many there are; null when there are more than <paramref name="atMost"/>.</returns>
    public async Task<(Demand[] Rows, int Count)?> ReadAsync(
        string accountId,
        long from,
        long to,
        int atMost,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        var rows = new Rows(atMost);
        (string Sql, Func<DbDataReader, Demand> Map)[] parts =
        [
            (Waiting, static row => new(row.GetInt64(0), Demand.Never, Demand.Never)),
            (Running, static row => new(row.GetInt64(0), row.GetInt64(1), Demand.Never)),
            (Finished, static row => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))),
        ];
        foreach (var (sql, map) in parts)
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 0; // As long as the reader waits; cancelling ends it.
            Add(command, "@account", DbType.String, accountId);
            Add(command, "@to", DbType.Int64, to);
            if (sql == Finished)
            {
                Add(command, "@from", DbType.Int64, from);
            }

            if (
                !await ReadAsync(
                    command,
                    map,
                    rows,
                    last =>
                        progress.Report(
                            last.Finished == Demand.Never ? 0 : (double)(last.Finished - from) / (to - from)
                        ),
                    cancellationToken
                )
            )
            {
                return null;
            }
        }

        return (rows.All, rows.Count);
    }

    private static async Task<bool> ReadAsync(
        DbCommand command,
        Func<DbDataReader, Demand> map,
        Rows rows,
        Action<Demand> report,
        CancellationToken cancellationToken
    )
    {
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);

        // Without await for each row: this runs on a thread of its own, and what is buffered is there at once.
        for (var index = 1; reader.Read(); index++)
        {
            var demand = map(reader);
            if (!rows.Add(demand))
            {
                command.Cancel();
                return false;
            }

            if ((index & Step) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report(demand);
            }
        }

        return true;
    }

    private static void Add(DbCommand command, string name, DbType type, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType, parameter.Value) = (name, type, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>An array that grows.</summary>
    private sealed class Rows(int atMost)
    {
        public Demand[] All { get; private set; } = new Demand[FirstRoom];

        public int Count { get; private set; }

        public bool Add(Demand demand)
        {
            if (Count == atMost)
            {
                return false;
            }

            if (Count == All.Length)
            {
                var grown = All;
                Array.Resize(ref grown, All.Length * 2);
                All = grown;
            }

            All[Count++] = demand;
            return true;
        }
    }
}
