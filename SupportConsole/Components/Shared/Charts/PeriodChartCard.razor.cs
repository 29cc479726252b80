using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>
/// A chart of an account over a period that stands in the page's address, or the same figures in a table. Derived
/// classes say what is read.
/// </summary>
public abstract partial class PeriodChartCard
{
    private ChartView _view;

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

    /// <summary>The card's name and heading.</summary>
    protected abstract string Title { get; }

    /// <summary>What to say when the period has nothing.</summary>
    protected abstract string Empty { get; }

    /// <summary>The ranges on offer, and the longest period.</summary>
    protected abstract PeriodRules Rules { get; }

    /// <summary>Height of the plot in pixels.</summary>
    protected virtual int Height => 220;

    /// <summary>True where a longer period than the one chosen is shown on request.</summary>
    protected virtual bool CanZoomOut => false;

    /// <summary>The period of the address.</summary>
    protected PeriodReading Reading => Period.Parse(Range, From, To, Rules, Clock.GetUtcNow(), Zone);

    /// <inheritdoc/>
    protected override object Key => (AccountId, Reading.Period);

    /// <inheritdoc/>
    protected override object SharedKey => (Key, Zone);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <summary>A chart of hours gains nothing from more than this.</summary>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool IsLive => Reading.Period.IsLive;

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) => previousKey is (string id, Period) && id == AccountId;

    private void Zoom(HistoryBucket part) => Go(Period.Between(part.Start, part.End));

    private void Go(Period period) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(period.ToQuery()));
}
