using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Shared;

/// <summary>
/// The time left until an instant, counting down in place: rendered again only when it reads differently.
/// </summary>
public sealed partial class Countdown : IDisposable
{
    private ITimer? _timer;
    private string _shown = "";

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>When it is over.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Until { get; set; }

    private string Text => _shown = Left();

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            var second = TimeSpan.FromSeconds(1);
            _timer = Clock.CreateTimer(_ => Tick(), null, second, second);
        }
    }

    private string Left()
    {
        var left = Until - Clock.GetUtcNow();

        // Rounded up: an hour that has just begun is an hour, and nothing is over before it is.
        return left <= TimeSpan.Zero ? SharedWords.Now
            : left < TimeSpan.FromMinutes(1) ? SharedWords.In(TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds)))
            : SharedWords.In(TimeSpan.FromMinutes(Math.Ceiling(left.TotalMinutes)));
    }

    private void Tick()
    {
        if (Left() != _shown)
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
