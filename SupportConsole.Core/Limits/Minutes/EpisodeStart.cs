using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Minutes;

/// <summary>
/// Since when an account is throttled, the one definition: since the first transcript that had to wait after the last
/// pause of <see cref="ThrottlingOptions.EpisodeGapMinutes"/> or more. Exact when the queue has stood without a pause
/// since, else to the minute.
/// </summary>
internal static class EpisodeStart
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>How far back most episodes reach beyond the present queue.</summary>
    private static readonly TimeSpan ShortLookBack = TimeSpan.FromHours(1);

    /// <summary>How far back the beginning is looked for at most.</summary>
    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(1);

    /// <summary>The start of the episode that goes on.</summary>
    /// <param name="queueSince">Since when something has been waiting without a pause.</param>
    /// <param name="throttledMinutes">
    /// The account's minutes in which something waited, newest first; those after <paramref name="queueSince"/> are
    /// ignored.
    /// </param>
    /// <param name="gap">A pause this long, or longer, ends an episode.</param>
    public static DateTimeOffset Of(
        DateTimeOffset queueSince,
        IEnumerable<ThrottledMinute> throttledMinutes,
        TimeSpan gap
    )
    {
        var (start, next) = (queueSince, queueSince.Truncate(Minute));
        foreach (var minute in throttledMinutes.Where(minute => minute.Start < queueSince.Truncate(Minute)))
        {
            if (!minute.LeftAQueue && next - (minute.Start + Minute) >= gap)
            {
                break;
            }

            (start, next) = (minute.Start, minute.Start);
        }

        return start;
    }

    /// <summary>How far back the beginning of an episode is looked for.</summary>
    public static DateTimeOffset LookBackOf(DateTimeOffset queueSince) =>
        queueSince.Truncate(ShortLookBack) - LongestLookBack;

    /// <summary>The start of one account's episode that is known to be a long one, in one statement.</summary>
    public static async Task<DateTimeOffset> EpisodeStartAsync(
        this ConsoleDbContext context,
        string accountId,
        DateTimeOffset queueSince,
        TimeSpan gap,
        CancellationToken cancellationToken
    )
    {
        var starts = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await ReadAsync(context, [new(accountId, queueSince)], LookBackOf(queueSince), gap, starts, cancellationToken);
        return starts[accountId];
    }

    /// <summary>The starts of the episodes of these accounts; those of which nothing waits have none.</summary>
    public static async Task<Dictionary<string, DateTimeOffset>> EpisodeStartsAsync(
        this ConsoleDbContext context,
        IEnumerable<AccountState> states,
        TimeSpan gap,
        CancellationToken cancellationToken
    )
    {
        var starts = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var queues = states
            .Where(state => state.ThrottledSince is not null)
            .ToDictionary(state => state.AccountId, state => state.ThrottledSince!.Value, StringComparer.Ordinal);

        // Queues that began at about the same time are read together.
        foreach (var group in queues.GroupBy(queue => queue.Value.Truncate(ShortLookBack)))
        {
            var from = group.Key - ShortLookBack;
            await ReadAsync(context, [.. group], from, gap, starts, cancellationToken);
            KeyValuePair<string, DateTimeOffset>[] longer =
            [
                .. group.Where(queue => starts[queue.Key] < from + Minute + gap),
            ];
            if (longer.Length > 0)
            {
                await ReadAsync(context, longer, group.Key - LongestLookBack, gap, starts, cancellationToken);
            }
        }

        return starts;
    }

    private static async Task ReadAsync(
        ConsoleDbContext context,
        KeyValuePair<string, DateTimeOffset>[] queues,
        DateTimeOffset from,
        TimeSpan gap,
        Dictionary<string, DateTimeOffset> starts,
        CancellationToken cancellationToken
    )
    {
        var ids = queues.Select(queue => queue.Key).ToArray();
        var until = queues.Max(queue => queue.Value);
        var rows = await context
            .ThrottleMinutes.AsNoTracking()
            .Where(minute =>
                EF.Parameter(ids).Contains(minute.AccountId)
                && minute.PeakQueued > 0
                && minute.Minute >= from
                && minute.Minute < until
            )
            .Select(minute => new
            {
                minute.AccountId,
                minute.Minute,
                minute.EndQueued,
            })
            .ToListAsync(cancellationToken);
        var minutes = rows.ToLookup(
            row => row.AccountId,
            row => new ThrottledMinute(row.Minute, row.EndQueued > 0),
            StringComparer.Ordinal
        );
        foreach (var (id, since) in queues)
        {
            starts[id] = Of(since, minutes[id].OrderByDescending(minute => minute.Start), gap);
        }
    }
}

/// <summary>A minute in which something waited.</summary>
/// <param name="Start">Start of the minute, UTC.</param>
/// <param name="LeftAQueue">True when something waited still at its end.</param>
internal readonly record struct ThrottledMinute(DateTimeOffset Start, bool LeftAQueue);
