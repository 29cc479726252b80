using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>Chooses the period: one up to now, or two times on the reader's clock.</summary>
public sealed partial class PeriodForm
{
    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required PeriodAddress Address { get; set; }

    /// <summary>Another period was chosen.</summary>
    [Parameter]
    public EventCallback<PeriodAddress> OnChange { get; set; }

    private static string? Problem(DateTimeOffset? from, DateTimeOffset? to) =>
        from is null || to is null ? PeriodTexts.Incomplete : from >= to ? PeriodTexts.EndsBeforeItBegins : null;
}
