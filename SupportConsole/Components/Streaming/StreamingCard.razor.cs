using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;

namespace SupportConsole.Components.Streaming;

/// <summary>
/// An account's streaming sessions and LeMUR window: this minute, the limit's history, the open sessions and those that
/// were never terminated.
/// </summary>
public sealed partial class StreamingCard
{
    /// <summary>The limits that the card is about.</summary>
    public static readonly IReadOnlyList<LimitKind> Limits =
    [
        LimitKind.StreamingSessionsPerMinute,
        LimitKind.LemurRequestsPerMinute,
    ];

    [Inject]
    public required IRateReader Reader { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Key of the chart's period, from the address.</summary>
    [Parameter]
    public string? Range { get; set; }

    /// <summary>Start of a period between two times, from the address.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>Its end.</summary>
    [Parameter]
    public string? To { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's streaming";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    private StreamingRate? Streaming => Shown.Value?.Rates.Streaming;

    private LemurRate? Lemur => Shown.Value?.Rates.Lemur;

    /// <summary>The part of this minute's limit that is used up.</summary>
    private string Used =>
        Streaming is { Minute: var minute }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{100.0 * minute.Opened / Math.Max(1, Math.Max(minute.SessionLimit, minute.Opened)):0.##}%"
            )
            : "0%";

    /// <inheritdoc/>
    protected override Func<Actor, CancellationToken, Task<RateOverview?>> Read()
    {
        var (reader, id) = (Reader, AccountId);
        return (actor, token) => reader.AccountAsync(actor, id, token);
    }
}
