using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Billing;

/// <summary>How old an answer is, growing in place: rendered again only when it reads differently.</summary>
public sealed partial class AnswerAge : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private ITimer? _timer;
    private string _shown = "";

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>When it was asked for.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset At { get; set; }

    private string Text => _shown = Age();

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _timer = Clock.CreateTimer(_ => Refresh(), null, Tick, Tick);
        }
    }

    private string Age() =>
        Clock.GetUtcNow() - At is var age && age < Tick ? BillingWords.JustNow : BillingWords.Ago(age);

    private void Refresh()
    {
        if (Age() != _shown)
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
