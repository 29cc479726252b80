using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>
/// Chooses a period: a range that moves on, or two times typed on the reader's clock or in UTC. The page keeps the
/// value in its address.
/// <code>
/// &lt;PeriodPicker Value="_reading.Period" ValueChanged="Go" Rules="PeriodRules.Throttling"
/// @bind-AutoRefresh="_refresh" /&gt;
///
/// _reading = Period.Parse(new Uri(Navigation.Uri).Query, PeriodRules.Throttling, Clock.GetUtcNow(), Zone);
/// void Go(Period period) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(period.ToQuery()));
/// var (from, to) = _reading.Period.At(Clock.GetUtcNow(), Zone);
/// </code>
/// </summary>
public sealed partial class PeriodPicker
{
    private MudButton _button = null!;
    private ReaderZone? _zone;
    private bool _open;

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The period that is shown now.</summary>
    [Parameter, EditorRequired]
    public required Period Value { get; set; }

    /// <summary>Raised when another period was chosen.</summary>
    [Parameter]
    public EventCallback<Period> ValueChanged { get; set; }

    /// <summary>The ranges on offer, and the longest period with its sentence.</summary>
    [Parameter, EditorRequired]
    public required PeriodRules Rules { get; set; }

    /// <summary>How often the page reads again; null for a page that has no choice of it.</summary>
    [Parameter]
    public AutoRefresh? AutoRefresh { get; set; }

    /// <summary>The refresh rates on offer.</summary>
    [Parameter]
    public IReadOnlyList<AutoRefresh> Rates { get; set; } = AutoRefreshes.All;

    /// <summary>Raised when another refresh rate was chosen.</summary>
    [Parameter]
    public EventCallback<AutoRefresh?> AutoRefreshChanged { get; set; }

    /// <summary>The name of the button and the panel.</summary>
    [Parameter]
    public string Label { get; set; } = PeriodWords.Label;

    /// <summary>The clock that times are typed and shown on.</summary>
    private ReaderZone Clocks => _zone ?? Zone;

    private string Text
    {
        get
        {
            var zone = Value.Range is null && _zone == ReaderZone.Utc && Zone != ReaderZone.Utc ? " UTC" : "";
            var refresh = AutoRefresh is { } rate && rate != Periods.AutoRefresh.Off ? $" · {rate.Text()}" : "";
            return Value.Text(Clocks) + zone + refresh;
        }
    }

    private void Toggle() => _open = !_open;

    private async Task ChooseAsync(Period period)
    {
        await CloseAsync();
        await ValueChanged.InvokeAsync(period);
    }

    private async Task CloseAsync()
    {
        if (!_open)
        {
            return;
        }

        _open = false;
        StateHasChanged();
        try
        {
            await _button.FocusAsync();
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The page was left: there is nothing to give the focus to.
        }
    }
}
