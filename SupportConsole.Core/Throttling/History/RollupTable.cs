using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Persistence.Sql;

namespace SupportConsole.Core.Throttling.History;

/// <summary>Where the sums and their marks stand. They change together, in one transaction.</summary>
internal sealed class RollupTable(IDbContextFactory<ConsoleDbContext> contexts, SqlDialect dialect)
{
    /// <summary>SQL Server locks the whole table for a statement that writes 5,000 rows.</summary>
    private const int Piece = 2_000;

    private const string MoveMark =
        "UPDATE rollup_marks SET rolled_up_to = @to WHERE resolution = @resolution AND rolled_up_to = @from";

    private const string Insert =
        "INSERT INTO throttle_rollups (account_id, resolution, bucket_start, submitted, throttled, finished, "
        + "refused_for_balance, waited, wait_milliseconds, "
        + "longest_wait_milliseconds, peak_running, peak_queued, peak_demand, end_running, end_queued, end_limit, "
        + "throttled_minutes, episodes, last_throttled_minute) "
        + "SELECT r.account_id, r.resolution, r.bucket_start, r.submitted, r.throttled, r.finished, "
        + "r.refused_for_balance, r.waited, r.wait_milliseconds, "
        + "r.longest_wait_milliseconds, r.peak_running, r.peak_queued, r.peak_demand, r.end_running, r.end_queued, "
        + "r.end_limit, r.throttled_minutes, r.episodes, "
        + "r.last_throttled_minute FROM {rows}";

    /// <summary>How far the sums go; empty before the first ever.</summary>
    public async Task<IReadOnlyDictionary<RollupResolution, RollupMark>> MarksAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RollupMarks.AsNoTracking().ToDictionaryAsync(mark => mark.Resolution, cancellationToken);
    }

    /// <summary>
    /// Sets the first marks: everything from the first minute that is known is still to be summed up.
    /// </summary>
    /// <param name="first">The first minute that is known.</param>
    /// <param name="minutesFrom">
    /// Since when minutes count as kept: before the first there are none, but they are not gone either, so that a
    /// period which begins before it is still drawn as finely as any other.
    /// </param>
    /// <param name="hoursFrom">Since when hours do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when another node was faster.</returns>
    public async Task<bool> BeginAsync(
        DateTimeOffset first,
        DateTimeOffset minutesFrom,
        DateTimeOffset hoursFrom,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.AddRange(
            Enum.GetValues<RollupResolution>()
                .Select(resolution => new RollupMark
                {
                    Resolution = resolution,
                    RolledUpTo = RollupCalendar.StartOf(resolution, first),
                    SourceKeptFrom = RollupCalendar.StartOf(
                        RollupResolution.Day,
                        resolution == RollupResolution.Hour ? minutesFrom : hoursFrom
                    ),
                })
        );
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            if ((await MarksAsync(cancellationToken)).Count > 0)
            {
                return false;
            }

            throw;
        }
    }

    /// <summary>Writes the sums of one span and moves the mark behind it.</summary>
    /// <returns>False when another node has done so.</returns>
    public async Task<bool> WriteAsync(
        RollupResolution resolution,
        DateTimeOffset start,
        IReadOnlyCollection<ThrottleRollup> rollups,
        CancellationToken cancellationToken
    )
    {
        var end = RollupCalendar.Next(resolution, start);
        await using var session = await dialect.OpenAsync(cancellationToken);
        await using var run = await session.BeginAsync(cancellationToken);
        try
        {
            run.Write(
                nameof(MoveMark),
                MoveMark,
                ("@to", end.ToUnixTimeMilliseconds()),
                ("@resolution", (int)resolution),
                ("@from", start.ToUnixTimeMilliseconds())
            );
            await run.FlushAsync();
        }
        catch (StoreConflictException)
        {
            return false;
        }

        foreach (var piece in rollups.Chunk(Piece))
        {
            run.Write(nameof(Insert), Insert, RollupRows.Shape, piece);
        }

        await run.FlushAsync();
        await run.CommitAsync();
        return true;
    }

    /// <summary>Says, before it is done, that what a sum was made of is deleted up to a time.</summary>
    /// <returns>False when another node has said something else.</returns>
    public async Task<bool> ForgetAsync(RollupMark mark, DateTimeOffset keptFrom, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
                .RollupMarks.Where(row =>
                    row.Resolution == mark.Resolution && row.SourceKeptFrom == mark.SourceKeptFrom
                )
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.SourceKeptFrom, keptFrom), cancellationToken)
            == 1;
    }
}
