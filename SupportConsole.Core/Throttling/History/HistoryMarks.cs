using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.History;

/// <summary>What of the history is there: how far it is summed up, and from when on it is kept in detail.</summary>
/// <param name="HoursTo">Hours are summed up to here.</param>
/// <param name="DaysTo">Days are.</param>
/// <param name="MonthsTo">Months are.</param>
/// <param name="YearsTo">Years are.</param>
/// <param name="MinutesFrom">Minutes are kept from here; not after <paramref name="HoursTo"/>.</param>
/// <param name="HoursFrom">Hours are; not after <paramref name="MinutesFrom"/>.</param>
internal sealed record HistoryMarks(
    DateTimeOffset HoursTo,
    DateTimeOffset DaysTo,
    DateTimeOffset MonthsTo,
    DateTimeOffset YearsTo,
    DateTimeOffset MinutesFrom,
    DateTimeOffset HoursFrom
)
{
    /// <summary>Nothing is summed up yet: everything is minutes.</summary>
    public static HistoryMarks None { get; } =
        new(
            DateTimeOffset.MinValue,
            DateTimeOffset.MinValue,
            DateTimeOffset.MinValue,
            DateTimeOffset.MinValue,
            DateTimeOffset.MinValue,
            DateTimeOffset.MinValue
        );

    public static async Task<HistoryMarks> ReadAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var marks = await context
            .RollupMarks.AsNoTracking()
            .ToDictionaryAsync(mark => mark.Resolution, cancellationToken);
        return marks.Count == 0
            ? None
            : new(
                marks[RollupResolution.Hour].RolledUpTo,
                marks[RollupResolution.Day].RolledUpTo,
                marks[RollupResolution.Month].RolledUpTo,
                marks[RollupResolution.Year].RolledUpTo,
                marks[RollupResolution.Hour].SourceKeptFrom,
                marks[RollupResolution.Day].SourceKeptFrom
            );
    }

    /// <summary>Up to where there are sums.</summary>
    public DateTimeOffset To(RollupResolution resolution) =>
        resolution switch
        {
            RollupResolution.Hour => HoursTo,
            RollupResolution.Day => DaysTo,
            RollupResolution.Month => MonthsTo,
            _ => YearsTo,
        };

    /// <summary>The finest sums that are kept of this time; null when its minutes are.</summary>
    public RollupResolution? Finest(DateTimeOffset time) =>
        time < HoursFrom ? RollupResolution.Day
        : time < MinutesFrom ? RollupResolution.Hour
        : null;
}
