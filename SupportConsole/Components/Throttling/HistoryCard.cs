using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
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
    protected override async Task<TimeChartData?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var (id, period) = (AccountId, Reading.Period);
        var (from, to) = period.PastAt(Clock.GetUtcNow(), Zone);
        var changes = await Periods.LimitChangesAsync(actor, id, from, to, cancellationToken);
        HistoryView view;
        if (to - from > RollupSteps.Longer)
        {
            var sums = await History.AccountAsync(actor, id, from, to, cancellationToken);
            view = new(
                period.Words(Zone),
                sums?.From ?? from,
                sums?.To ?? to,
                sums is null ? [] : RollupSteps.Of(sums)
            );
        }
        else
        {
            var steps = StepSeries.Of(await Throttling.HistoryAsync(actor, id, from, to, cancellationToken), from, to);
            view = new(period.Words(Zone), from, to, StepBuckets.Of(steps, StepBuckets.For(to - from)));
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
}
