using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Audit;

/// <summary>Who changed or tried to change what; filters and page stand in the address.</summary>
public sealed partial class AuditPage
{
    private static readonly GridSort _newestFirst = new("entry", Descending: true);

    private bool _started;

    [Inject]
    public required IAuditReader Audit { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public Core.Audit.AuditPage? Handed { get; set; }

    /// <inheritdoc/>
    protected override string Name => "the audit";

    /// <inheritdoc/>
    protected override object Key => Filter;

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    // A signal says that some account changed, rarely that something was audited, and each reading counts all matches.

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(5);

    // Older pages do not change: an entry is never changed.

    /// <inheritdoc/>
    protected override bool IsLive => Filter.Before is null;

    private bool IsWhole => Filter.Before is null && Shown.Value is not { HasMore: true };

    private AuditFilter Filter => AuditFilter.Parse(new Uri(Navigation.Uri), Clock.GetUtcNow(), Zone);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) => true;

    /// <inheritdoc/>
    protected override Core.Audit.AuditPage? Prerendered()
    {
        // Once: what is handed over next is of another filter.
        var isFirst = !_started;
        _started = true;
        return isFirst ? Handed : null;
    }

    /// <inheritdoc/>
    protected override async Task<Core.Audit.AuditPage?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        Handed = await Audit.ListAsync(actor, Filter.ToQuery(Clock.GetUtcNow(), Zone), cancellationToken);

    private string ExportUri(string path) => Filter.ToExportUri(path, Clock.GetUtcNow(), Zone);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) =>
        InvokeAsync(async () =>
        {
            // The parameters stay the same when only the query changes.
            if (new Uri(args.Location).AbsolutePath == "/audit")
            {
                await OnParametersSetAsync();
                StateHasChanged();
            }
        });
}
