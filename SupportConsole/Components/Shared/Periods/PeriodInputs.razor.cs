using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>Two times on the reader's clock that make a period.</summary>
public sealed partial class PeriodInputs
{
    private const string Format = "yyyy-MM-dd'T'HH:mm";

    private object? _shown;
    private string? _from;
    private string? _to;
    private string? _problem;

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Which period is shown, compared by value: what is being typed stays until another one is, though its ends move with the time.</summary>
    [Parameter, EditorRequired]
    public required object Shown { get; set; }

    /// <summary>Start of what is shown now.</summary>
    [Parameter, EditorRequired]
    public required DateTimeOffset From { get; set; }

    /// <summary>Its end.</summary>
    [Parameter, EditorRequired]
    public required DateTimeOffset To { get; set; }

    /// <summary>Why two times (null: missing) make no period; null when they do.</summary>
    [Parameter, EditorRequired]
    public required Func<DateTimeOffset?, DateTimeOffset?, string?> Problem { get; set; }

    /// <summary>Another period was asked for.</summary>
    [Parameter]
    public EventCallback<(DateTimeOffset From, DateTimeOffset To)> OnPeriod { get; set; }

    private string Invalid => _problem is null ? "false" : "true";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!Shown.Equals(_shown))
        {
            (_from, _to, _problem, _shown) = (Local(From), Local(To), null, Shown);
        }
    }

    private static string? Text(ChangeEventArgs args) => args.Value as string;

    private async Task SubmitAsync()
    {
        var (from, to) = (Instant(_from, false), Instant(_to, true));
        _problem = Problem(from, to);
        if (_problem is null)
        {
            await OnPeriod.InvokeAsync((from!.Value, to!.Value));
        }
    }

    private string Local(DateTimeOffset time) => Zone.Local(time).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>When the clock goes back, the period from and to such a time holds both hours.</summary>
    private DateTimeOffset? Instant(string? text, bool isEnd) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1900 and < 9000 ? Zone.Instant(local, second: isEnd) : null;

    private string? Universal(string? text, bool isEnd) => Instant(text, isEnd) is { } instant ? ReaderZone.Universal(instant) : null;
}
