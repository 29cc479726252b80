using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>
/// Reads a part again at the rate that its reader chose, where no change is heard of. It shows nothing.
/// </summary>
public sealed class RefreshClock : ComponentBase, IDisposable
{
    private ITimer? _timer;
    private AutoRefresh? _rate;

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>The rate; no reading without an interval.</summary>
    [Parameter, EditorRequired]
    public AutoRefresh? Rate { get; set; }

    /// <summary>Raised when it is time.</summary>
    [Parameter]
    public EventCallback OnTick { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_rate == Rate)
        {
            return;
        }

        _rate = Rate;
        _timer?.Dispose();
        _timer = Rate?.Interval() is { } interval
            ? Clock.CreateTimer(_ => _ = InvokeAsync(OnTick.InvokeAsync), null, interval, interval)
            : null;
    }
}
