using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Throttling.Episodes;

namespace SupportConsole.Components.Streaming;

/// <summary>
/// Opened and refused sessions a minute with the limit that scaled meanwhile and the changes of its start, as a chart or
/// as the same figures in a table.
/// </summary>
public sealed class StreamingHistoryCard : PeriodChartCard
{
    [Inject]
    public required IRateReader Reader { get; init; }

    [Inject]
    public required IAccountPeriodReader Periods { get; init; }

    /// <inheritdoc/>
    protected override string Name => "an account's streaming history";

    /// <inheritdoc/>
    protected override string Title => StreamingWords.HistoryTitle;

    /// <inheritdoc/>
    protected override string Empty => StreamingWords.HistoryEmpty;

    /// <inheritdoc/>
    protected override PeriodRules Rules => PeriodRules.Week;

    /// <inheritdoc/>
    protected override int Height => 160;

    /// <inheritdoc/>
    protected override Func<Actor, CancellationToken, Task<TimeChartData?>> Read()
    {
        var (reader, periods, clock, id) = (Reader, Periods, Clock, AccountId);
        var (period, zone) = (Reading.Period, Zone);
        return async (actor, token) =>
        {
            var (from, to) = period.PastAt(clock.GetUtcNow(), zone);
            var spans = await reader.HistoryAsync(actor, id, from, to, token);
            var changes = await periods.LimitChangesAsync(
                actor,
                id,
                LimitKind.StreamingSessionsPerMinute,
                from,
                to,
                token
            );
            var steps = StepBuckets.Of([.. spans.Select(StepOf)], StepBuckets.For(to - from));
            return HistoryTimeChart.Of(
                new(period.Words(zone), from, to, steps) { Changes = changes },
                StreamingWords.Chart,
                StreamingWords.HistoryTitle
            );
        };
    }

    private static Step StepOf(StreamingSpan span) =>
        new(span.From, span.To, Count(span.Opened), Count(span.Refused), span.Limit, 0, 0);

    private static int Count(long value) => (int)Math.Min(int.MaxValue / 4, value);
}
