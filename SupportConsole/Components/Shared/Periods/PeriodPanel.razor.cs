using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>
/// The open picker. It stands in the popover provider, outside the page's cascade, so the zones are parameters.
/// </summary>
public sealed partial class PeriodPanel
{
    private const string Placeholder = "2026-11-28 14:00";

    private string? _from;
    private string? _to;
    private string? _problem;

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>The period that is shown now.</summary>
    [Parameter, EditorRequired]
    public required Period Value { get; set; }

    /// <summary>Raised when another period was chosen.</summary>
    [Parameter]
    public EventCallback<Period> OnPeriod { get; set; }

    /// <summary>The ranges on offer, and the longest period with its sentence.</summary>
    [Parameter, EditorRequired]
    public required PeriodRules Rules { get; set; }

    /// <summary>The clock that times are typed on.</summary>
    [Parameter, EditorRequired]
    public required ReaderZone Zone { get; set; }

    /// <summary>The reader's own zone.</summary>
    [Parameter, EditorRequired]
    public required ReaderZone ReaderZone { get; set; }

    /// <summary>Raised when times are to be typed on another clock.</summary>
    [Parameter]
    public EventCallback<ReaderZone> OnZone { get; set; }

    /// <summary>How often the page reads again; null for a page that has no choice of it.</summary>
    [Parameter]
    public AutoRefresh? AutoRefresh { get; set; }

    /// <summary>The refresh rates on offer.</summary>
    [Parameter]
    public IReadOnlyList<AutoRefresh> Rates { get; set; } = AutoRefreshes.All;

    /// <summary>Raised when another refresh rate was chosen.</summary>
    [Parameter]
    public EventCallback<AutoRefresh?> OnAutoRefresh { get; set; }

    /// <summary>Raised when the panel is to close without a choice.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>The panel's name.</summary>
    [Parameter]
    public string Label { get; set; } = PeriodWords.Label;

    /// <inheritdoc/>
    protected override void OnInitialized() => Write();

    private static Variant Segment(bool chosen) => chosen ? Variant.Filled : Variant.Outlined;

    private static string Truth(bool value) => value ? "true" : "false";

    private void Write()
    {
        var now = Clock.GetUtcNow();
        var (from, to) = Value.Bounds(now, ReaderZone);
        (_from, _to) = (
            from is { } start ? TypedTime.Write(start, Zone) : "",
            to is { } end ? TypedTime.Write(end, Zone)
            : Value.Range is null ? ""
            : "now"
        );
    }

    private async Task ApplyAsync()
    {
        var now = Clock.GetUtcNow();
        var (from, to) = (
            TypedTime.Read(_from, Zone, now, isEnd: false),
            IsOpen(_to) ? null : TypedTime.Read(_to, Zone, now, isEnd: true)
        );
        var isUnread = (!string.IsNullOrWhiteSpace(_from) && from is null) || (!IsOpen(_to) && to is null);
        _problem = isUnread ? PeriodWords.NotTyped : Rules.Problem(from, to, now);
        if (_problem is null)
        {
            await OnPeriod.InvokeAsync(
                from is null && to is null ? Period.Last(RelativeRange.All) : Period.Between(from, to)
            );
        }
    }

    /// <summary>An end that says now, or nothing, moves on with the clock.</summary>
    private static bool IsOpen(string? text) =>
        string.IsNullOrWhiteSpace(text) || string.Equals(text.Trim(), "now", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same two instants, written on the other clock; what is no time stays as it was typed.</summary>
    private async Task SwitchAsync(ReaderZone zone)
    {
        var now = Clock.GetUtcNow();
        (_from, _to) = (Rewrite(_from, isEnd: false), IsOpen(_to) ? _to : Rewrite(_to, isEnd: true));
        await OnZone.InvokeAsync(zone);

        string? Rewrite(string? text, bool isEnd) =>
            TypedTime.Read(text, Zone, now, isEnd) is { } time ? TypedTime.Write(time, zone) : text;
    }

    private Task OnKeyAsync(KeyboardEventArgs args) =>
        args.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
