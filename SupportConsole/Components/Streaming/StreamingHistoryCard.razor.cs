using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Charts;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Streaming;

/// <summary>Opened and refused sessions a minute with the limit that scaled meanwhile, as a chart or as the same figures in a table.</summary>
public sealed partial class StreamingHistoryCard
{
    private ChartView _view;

    [Inject]
    public required IRateReader Reader { get; init; }

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
    protected override string Name => "an account's streaming history";

    /// <inheritdoc/>
    protected override object Key => (AccountId, Reading.Period);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <summary>A chart of hours gains nothing from more than this.</summary>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool IsLive => Reading.Period.IsLive;

    private PeriodReading Reading => Period.Parse(Range, From, To, PeriodRules.Day, Clock.GetUtcNow(), Zone);

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) => previousKey is (string id, Period) && id == AccountId;

    /// <inheritdoc/>
    protected override async Task<TimeChartData?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var period = Reading.Period;
        var (from, to) = period.PastAt(Clock.GetUtcNow(), Zone);
        var stretches = await Reader.HistoryAsync(actor, AccountId, from, to, cancellationToken);
        var steps = StepBuckets.Of([.. stretches.Select(StepOf)], StepBuckets.For(to - from));
        return HistoryTimeChart.Of(new(period.Words(Zone), from, to, steps), StreamingTexts.Chart, StreamingTexts.HistoryTitle);
    }

    private static Step StepOf(StreamingStretch stretch) => new(stretch.From, stretch.To, Count(stretch.Opened), Count(stretch.Refused), stretch.Limit, 0, 0);

    private static int Count(long value) => (int)Math.Min(int.MaxValue / 4, value);

    private void Zoom(HistoryBucket part) => Go(Period.Between(part.Start, part.End));

    private void Go(Period period) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(period.ToQuery()));
}
