using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Throttling;

/// <summary>Running and queued over a period with the changes of the limit, as a chart or as the same figures in a table.</summary>
public sealed partial class HistoryCard
{
    private ChartView _view;

    [Inject]
    public required IThrottlingReader Throttling { get; init; }

    [Inject]
    public required IThrottlingHistory History { get; init; }

    [Inject]
    public required IAccountPeriodReader Periods { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Key of the period, from the address.</summary>
    [Parameter]
    public string? Range { get; set; }

    /// <summary>Start of a period between two times, from the address.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>Its end.</summary>
    [Parameter]
    public string? To { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's history";

    /// <inheritdoc/>
    protected override object Key => (AccountId, Reading.Period);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <summary>A chart of hours gains nothing from more than this.</summary>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool IsLive => Reading.Period.IsLive;

    private PeriodReading Reading => Period.Parse(Range, From, To, PeriodRules.History, Clock.GetUtcNow(), Zone);

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) => previousKey is (string id, Period) && id == AccountId;

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
            view = new(period.Words(Zone), sums?.From ?? from, sums?.To ?? to, sums is null ? [] : RollupSteps.Of(sums));
        }
        else
        {
            var steps = StepSeries.Of(await Throttling.HistoryAsync(actor, id, from, to, cancellationToken), from, to);
            view = new(period.Words(Zone), from, to, StepBuckets.Of(steps, StepBuckets.For(to - from)));
        }

        return HistoryTimeChart.Of(view with { Changes = changes }, ChartWords.Transcripts, HistoryTexts.Title);
    }

    private void Zoom(HistoryBucket part) => Go(Period.Between(part.Start, part.End));

    private void Go(Period period) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(period.ToQuery()));
}
