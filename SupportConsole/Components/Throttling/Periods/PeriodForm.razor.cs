using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>Chooses the period: one up to now, or two times on the reader's clock.</summary>
public sealed partial class PeriodForm
{
    private const string Format = "yyyy-MM-dd'T'HH:mm";

    private PeriodAddress? _shown;
    private string? _from;
    private string? _to;
    private string? _problem;

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required PeriodAddress Address { get; set; }

    /// <summary>Another period was chosen.</summary>
    [Parameter]
    public EventCallback<PeriodAddress> OnChange { get; set; }

    private string? Invalid => _problem is null ? null : "true";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // What is being typed stays until another period is shown.
        if (_shown is null || (_shown.Preset, _shown.From, _shown.To) != (Address.Preset, Address.From, Address.To))
        {
            var (from, to) = Address.Ends(Clock.GetUtcNow());
            (_from, _to, _problem, _shown) = (Local(from), Local(to), null, Address);
        }
    }

    private static string? Text(ChangeEventArgs args) => args.Value as string;

    private Task Apply()
    {
        _problem = Instant(_from, false) is not { } from || Instant(_to, true) is not { } to ? PeriodTexts.Incomplete
            : from >= to ? PeriodTexts.EndsBeforeItBegins
            : null;
        return _problem is null ? OnChange.InvokeAsync(Address.Within(Instant(_from, false)!.Value, Instant(_to, true)!.Value)) : Task.CompletedTask;
    }

    private string Local(DateTimeOffset time) => Zone.Local(time).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>When the clock goes back, the period from and to such a time holds both hours.</summary>
    private DateTimeOffset? Instant(string? text, bool isEnd) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1900 and < 9000 ? Zone.Instant(local, second: isEnd) : null;

    private string? Universal(string? text, bool isEnd) => Instant(text, isEnd) is { } instant ? ReaderZone.Universal(instant) : null;
}
