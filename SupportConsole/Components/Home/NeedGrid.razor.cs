using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Alerts;

namespace SupportConsole.Components.Home;

/// <summary>Accounts that need somebody, gravest first, and who looks after each.</summary>
public sealed partial class NeedGrid
{
    private string? _problem;
    private long? _takingOver;
    private StandingAlert? _finishing;
    private StandingAlert? _snoozing;
    private bool _busy;

    [Inject]
    public required IAlerts Alerts { get; init; }

    [Inject]
    public required IOptions<AlertOptions> Options { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<NeedGrid> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Gravest first; null while they load.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<NeedRow>? Rows { get; set; }

    /// <summary>The moment of the figures.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset At { get; set; }

    /// <summary>What the list leaves out, as a sentence.</summary>
    [Parameter]
    public string? LeftOut { get; set; }

    /// <summary>The person who looks; null while that is not known.</summary>
    [Parameter]
    public Actor? Actor { get; set; }

    /// <summary>Why the rows could not be loaded.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Raised when the rows are to be read again.</summary>
    [Parameter]
    public EventCallback OnReload { get; set; }

    /// <summary>What they are sorted by; null for the gravest first.</summary>
    [Parameter]
    public GridSort? Sort { get; set; }

    /// <summary>Raised when the reader sorts them.</summary>
    [Parameter]
    public EventCallback<GridSort> OnSort { get; set; }

    /// <summary>
    /// Ages are told to the minute, so that the grid is drawn anew when one has passed, or when anything in it changed.
    /// </summary>
    private object Drawn =>
        (
            Rows,
            At.ToUnixTimeSeconds() / 60,
            (LeftOut, Error, Sort),
            string.Join(',', Actor?.Roles ?? []),
            (_problem, _takingOver, _busy, _finishing, _snoozing)
        );

    private bool MayHandle => Actor?.May(Permission.HandleAlerts) == true;

    private static string DemandOf(NeedRow row) =>
        row.TranscriptDemand is { } demand
            ? $"{Figures.Whole(demand)} / {Figures.Whole(row.Limit)}{(row.IsPaused ? HomeWords.PausedLimit : "")}"
            : "";

    private static string? PlanOf(NeedRow row) => row.Plan is { } plan ? PlanNames.Of(plan) : null;

    private static int? PeakOf(NeedRow row) =>
        row.Alert is { } alert ? Math.Max(alert.Alert.PeakDemand, alert.Demand) : null;

    private string CausesOf(NeedRow row) =>
        string.Join(", ", row.Causes.Select(cause => HomeWords.Cause(cause, At).Text));

    private string? HolderOf(NeedRow row) =>
        row.Alert is not { Alert: var alert } ? null
        : IsMine(alert) ? HomeWords.You
        : alert.ClaimedBy ?? HomeWords.Nobody;

    private static string? KindOf(NeedRow row) => row.Alert is { } alert ? HomeWords.Kind(alert) : null;

    private string? ClaimedSince(AccountAlert alert) =>
        alert.ClaimedAt is { } at ? HomeWords.ClaimedSince(Zone.Moment(at, At)) : null;

    private bool IsMine(AccountAlert alert) => alert.ClaimedById is not null && alert.ClaimedById == Actor?.Id;

    private Task ClaimAsync(StandingAlert row) =>
        ActAsync(
            (actor, id) => Alerts.ClaimAsync(actor, row.Alert.Id, row.Alert.ClaimedById, id, CancellationToken.None),
            HomeWords.Claimed(row.AccountName)
        );

    private Task ReleaseAsync(StandingAlert row) =>
        ActAsync(
            (actor, id) => Alerts.ReleaseAsync(actor, row.Alert.Id, id, CancellationToken.None),
            HomeWords.Released(row.AccountName)
        );

    private async Task ActAsync(Func<Actor, string, Task<AlertOutcome>> act, string done)
    {
        (_busy, _problem, _takingOver) = (true, null, null);
        try
        {
            switch (await act(await CurrentActor.GetAsync(), Guid.NewGuid().ToString("N")))
            {
                case AlertOutcome.Refused refused:
                    _problem = refused.Sentence;
                    break;
                case AlertOutcome.Done { AuditSequence: var sequence }:
                    Toasts.Add(done, sequence);
                    break;
            }

            await OnReload.InvokeAsync();
        }
        catch (Exception exception)
        {
            Logger.ActFailed("An act on an alert", exception);
            _problem = HomeWords.Unanswered;
        }
        finally
        {
            _busy = false;
        }
    }
}
