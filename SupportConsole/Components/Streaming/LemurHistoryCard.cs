using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Access;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Streaming;

/// <summary>Refused LeMUR requests a minute, as a chart or as the same figures in a table.</summary>
public sealed class LemurHistoryCard : PeriodChartCard
{
    [Inject]
    public required IAccountPeriodReader Periods { get; init; }

    /// <inheritdoc/>
    protected override string Name => "an account's refused LeMUR requests";

    /// <inheritdoc/>
    protected override string Title => StreamingWords.LemurHistoryTitle;

    /// <inheritdoc/>
    protected override string Empty => StreamingWords.LemurHistoryEmpty;

    /// <inheritdoc/>
    protected override PeriodRules Rules => PeriodRules.Week;

    /// <inheritdoc/>
    protected override int Height => 120;

    /// <inheritdoc/>
    protected override Func<Actor, CancellationToken, Task<TimeChartData?>> Read()
    {
        var (periods, clock, id, period, zone) = (Periods, Clock, AccountId, Reading.Period, Zone);
        return async (actor, token) =>
        {
            var (from, to) = period.PastAt(clock.GetUtcNow(), zone);
            var minutes = await periods.RefusedMinutesAsync(actor, id, LimitedProduct.Lemur, from, to, token);
            var steps = StepBuckets.Of([.. RefusalSteps.Of(minutes, from, to)], StepBuckets.For(to - from));
            return HistoryTimeChart.Of(
                new(period.Words(zone), from, to, steps),
                StreamingWords.LemurChart,
                StreamingWords.LemurHistoryTitle
            );
        };
    }
}
