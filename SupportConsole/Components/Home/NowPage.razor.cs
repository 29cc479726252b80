using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Access;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Home;

/// <summary>What goes on at this moment, over all accounts. Any commit concerns this page, so that it reads again at most once a second.</summary>
public sealed partial class NowPage
{
    /// <summary>More rows than anybody works off; each costs every viewer a second's drawing.</summary>
    private const int MaximumRows = 100;

    private IReadOnlyList<NeedRow>? _rows;
    private string? _leftOut;
    private Part<IReadOnlyList<StandingAlert>> _alerts = null!;
    private Part<EscalationPage> _escalations = null!;

    [Inject]
    public required IThrottlingReader Throttling { get; init; }

    [Inject]
    public required IAlerts Alerts { get; init; }

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The column that the accounts are sorted by, see <see cref="GridSort"/>; null for most in need first.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>How they are sorted.</summary>
    [SupplyParameterFromQuery]
    public string? Order { get; set; }

    /// <summary>Carried from the prerendered page into the circuit, so that it does not empty and fill again.</summary>
    [PersistentState]
    public NowPicture? Picture { get; set; }

    /// <inheritdoc/>
    protected override string Name => "what goes on now";

    /// <inheritdoc/>
    protected override object Key => Name;

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    private NowOverview? Now => Shown.Value?.Now;

    private EscalationPage? Waiting => _escalations.Value ?? Shown.Value?.Escalations;

    private bool MayViewEscalations => Actor?.May(Permission.ViewEscalations) == true;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        var logger = Loggers.CreateLogger<NowPage>();
        _alerts = new("the alerts", logger);
        _escalations = new("the open escalations", logger);
    }

    /// <inheritdoc/>
    protected override NowPicture? Prerendered() => Picture;

    /// <inheritdoc/>
    protected override async Task<NowPicture?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        await _alerts.LoadAsync(async token => await Alerts.ListAsync(actor, token), cancellationToken);
        if (actor.May(Permission.ViewEscalations))
        {
            await _escalations.LoadAsync(async token => await Escalations.ListAsync(actor, new(EscalationKind.Waiting), token), cancellationToken);
        }

        return new(await Throttling.NowAsync(actor, cancellationToken), _alerts.Value ?? [], _escalations.Value);
    }

    /// <inheritdoc/>
    protected override Task ArrivedAsync()
    {
        if (Shown.Value is { } picture)
        {
            Picture = picture;
            var ranked = NeedRanking.Of(picture.Now, picture.Alerts, picture.Escalations?.Items ?? []);
            _rows = [.. ranked.Take(MaximumRows)];
            _leftOut = HomeTexts.LeftOut(picture.Now, ranked.Count, _rows.Count);
        }

        return Task.CompletedTask;
    }
}
