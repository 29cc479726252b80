using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Throttling;

/// <summary>
/// Running and queued over a period with the changes of the limit, as a chart or as the same figures in a table.
/// </summary>
public sealed class HistoryCard : PeriodChartCard
{
    [Inject]
    public required IThrottlingReader Throttling { get; init; }

    [Inject]
    public required IThrottlingHistory History { get; init; }

    [Inject]
    public required IAccountPeriodReader Periods { get; init; }

    /// <inheritdoc/>
    protected override string Name => "an account's history";

    /// <inheritdoc/>
    protected override string Title => ThrottlingWords.HistoryTitle;

    /// <inheritdoc/>
    protected override string Empty => ThrottlingWords.HistoryEmpty;

    /// <inheritdoc/>
    protected override PeriodRules Rules => PeriodRules.History;

    /// <inheritdoc/>
    protected override bool CanZoomOut => true;

    /// <inheritdoc/>
    protected override Func<Actor, CancellationToken, Task<TimeChartData?>> Read()
    {
        var (sources, id, period, zone) = (
            new Sources(Throttling, History, Periods, Clock),
            AccountId,
            Reading.Period,
            Zone
        );
        return async (actor, token) => await ReadAsync(sources, actor, id, period, zone, token);
    }

    private static async Task<TimeChartData> ReadAsync(
        Sources sources,
        Actor actor,
        string id,
        Period period,
        ReaderZone zone,
        CancellationToken cancellationToken
    )
    {
        var (from, to) = period.PastAt(sources.Clock.GetUtcNow(), zone);
        var changes = await sources.Periods.LimitChangesAsync(
            actor,
            id,
            LimitKind.AsyncConcurrency,
            from,
            to,
            cancellationToken
        );
        HistoryView view;
        if (to - from > RollupSteps.Longer)
        {
            var sums = await sources.History.AccountAsync(actor, id, from, to, cancellationToken);
            view = new(
                period.Words(zone),
                sums?.From ?? from,
                sums?.To ?? to,
                sums is null ? [] : RollupSteps.Of(sums)
            );
        }
        else
        {
            var steps = StepSeries.Of(
                await sources.Throttling.HistoryAsync(actor, id, from, to, cancellationToken),
                from,
                to
            );
            view = new(period.Words(zone), from, to, StepBuckets.Of(steps, StepBuckets.For(to - from)));
        }

        return HistoryTimeChart.Of(
            view with
            {
                Changes = changes,
            },
            HistoryChartNames.Transcripts,
            ThrottlingWords.HistoryTitle
        );
    }

    private sealed record Sources(
        IThrottlingReader Throttling,
        IThrottlingHistory History,
        IAccountPeriodReader Periods,
        TimeProvider Clock
    );
}
