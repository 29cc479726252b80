using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;
using SupportConsole.Core.Readings;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Home;

/// <summary>
/// What goes on at this moment, over all accounts. Any commit concerns this page, so that it reads again at most once a
/// second.
/// </summary>
public sealed partial class NowPage
{
    /// <summary>More rows than anybody works off; each costs every viewer a second's drawing.</summary>
    private const int MaximumRows = 100;

    private IReadOnlyList<NeedRow>? _rows;
    private string? _leftOut;
    private IFollowedReading<NowReading>? _followed;

    [Inject]
    public required INowReadings Readings { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>
    /// The column that the accounts are sorted by, see <see cref="GridSort"/>; null for most in need first.
    /// </summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>How they are sorted.</summary>
    [SupplyParameterFromQuery]
    public string? Order { get; set; }

    /// <summary>Carried from the prerendered page into the circuit, so that it does not empty and fill again.</summary>
    [PersistentState]
    public NowReading? PrerenderedReading { get; set; }

    /// <inheritdoc/>
    protected override string Name => "what goes on now";

    /// <inheritdoc/>
    protected override object Key => Name;

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    private NowOverview? Now => Shown.Value?.Now;

    private EscalationPage? Waiting => Shown.Value?.Escalations;

    private long? LastChange => Now?.LastChanges is [var last, ..] ? last.Sequence : null;

    /// <summary>The changes tell the time of today's, the day of older ones.</summary>
    private DateTime Today => Zone.Local(Clock.GetUtcNow()).Date;

    private bool MayViewEscalations => Actor?.May(Permission.ViewEscalations) == true;

    /// <inheritdoc/>
    protected override NowReading? Prerendered() => PrerenderedReading;

    /// <inheritdoc/>
    protected override Task<NowReading?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        Readings.ReadAsync(actor, cancellationToken);

    /// <inheritdoc/>
    protected override IDisposable Follow(Action signal) => _followed = Readings.Follow(signal);

    /// <inheritdoc/>
    protected override Task<NowReading?> RefreshAsync(Actor actor, CancellationToken cancellationToken) =>
        _followed!.LatestAsync(actor);

    /// <inheritdoc/>
    protected override Task ArrivedAsync()
    {
        if (Shown.Value is { } reading)
        {
            PrerenderedReading = reading;
            var ranked = NeedRanking.Of(reading.Now, reading.Alerts, reading.Escalations?.Items ?? []);
            IReadOnlyList<NeedRow> rows = [.. ranked.Take(MaximumRows)];

            // The same list where nothing in it changed: the grid need not be drawn again.
            _rows = _rows?.SequenceEqual(rows) == true ? _rows : rows;
            _leftOut = HomeWords.LeftOut(reading.Now, ranked.Count, rows.Count);
        }

        return Task.CompletedTask;
    }
}
