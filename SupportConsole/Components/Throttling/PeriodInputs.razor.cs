using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Throttling;

/// <summary>Two times in the reader's zone that make a period.</summary>
public sealed partial class PeriodInputs
{
    private DateTime? _from;
    private DateTime? _to;
    private string? _problem;

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Start of what is shown now.</summary>
    [Parameter, EditorRequired]
    public required DateTimeOffset From { get; set; }

    /// <summary>Its end.</summary>
    [Parameter, EditorRequired]
    public required DateTimeOffset To { get; set; }

    /// <summary>Another period was asked for.</summary>
    [Parameter]
    public EventCallback<(DateTimeOffset From, DateTimeOffset To)> OnPeriod { get; set; }

    private string Invalid => _problem is null ? "false" : "true";

    /// <inheritdoc/>
    protected override void OnInitialized() => (_from, _to) = (Zone.Local(From).DateTime, Zone.Local(To).DateTime);

    private async Task Submit()
    {
        DateTimeOffset? from = _from is { } start ? Zone.Instant(start) : null;
        DateTimeOffset? to = _to is { } end ? Zone.Instant(end) : null;
        _problem = HistoryPeriod.Problem(from, to);
        if (_problem is null)
        {
            await OnPeriod.InvokeAsync((from!.Value, to!.Value));
        }
    }
}
