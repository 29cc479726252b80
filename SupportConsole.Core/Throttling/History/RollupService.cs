using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Periods;

namespace SupportConsole.Core.Throttling.History;

/// <summary>
/// Sums the history up: minutes to hours, hours to days and so on to years, each once and soon after it is over. A span
/// and its mark are one transaction, by compare and set, so that a kill loses nothing and a second node does nothing
/// twice.
/// </summary>
internal sealed partial class RollupService(
    RollupTable table,
    RollupSource source,
    DatabaseClock databaseClock,
    IOptions<ThrottlingOptions> options,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<RollupService> logger
) : SingletonService(TimeSpan.FromSeconds(30), election, clock, logger)
{
    /// <summary>A decision commits well before; its minute is then complete.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(2);

    private bool _isFailing;

    /// <summary>Sums up everything that is over, one span a transaction.</summary>
    /// <returns>How many spans.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = await databaseClock.NowAsync(cancellationToken);
        if ((await table.MarksAsync(cancellationToken)).Count == 0)
        {
            var first = await source.FirstMinuteAsync(cancellationToken) ?? now;
            first = first < now ? first : now;
            await table.BeginAsync(
                first,
                Earlier(first, now.AddDays(-options.Value.MinuteDays)),
                Earlier(first, now.AddMonths(-options.Value.HourMonths)),
                cancellationToken
            );
        }

        var spans = 0;
        foreach (var resolution in Enum.GetValues<RollupResolution>())
        {
            while (await StepAsync(resolution, now, cancellationToken))
            {
                spans++;
            }
        }

        return spans;
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            var spans = await RunAsync(cancellationToken);
            _isFailing = false;
            if (spans > 0)
            {
                LogRolledUp(spans);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Pages go on with minutes; the next round tries again. It must not take the node down.
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailed(exception);
            }
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private async Task<bool> StepAsync(
        RollupResolution resolution,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var marks = await table.MarksAsync(cancellationToken);
        var start = marks[resolution].RolledUpTo;
        var complete = RollupCalendar.Source(resolution) is { } finer ? marks[finer].RolledUpTo : now - Lag;
        if (RollupCalendar.Next(resolution, start) > complete)
        {
            return false;
        }

        var sums = await source.SumAsync(resolution, start, cancellationToken);
        return await table.WriteAsync(resolution, start, sums, cancellationToken);
    }

    [LoggerMessage(LogLevel.Debug, "The throttle history is summed up for {Count} more hours, days, months or years")]
    private partial void LogRolledUp(int count);

    [LoggerMessage(
        LogLevel.Warning,
        "The throttle history could not be summed up; pages stay right and get slower until it can"
    )]
    private partial void LogFailed(Exception exception);
}
