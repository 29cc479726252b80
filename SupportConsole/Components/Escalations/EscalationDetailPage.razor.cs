using Microsoft.AspNetCore.Components;
using SupportConsole.Api.Requests;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Escalations;

/// <summary>One escalation: the request with its figures, the account's demand, and the decision.</summary>
public sealed partial class EscalationDetailPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private Part<EscalationDetail> _detail = null!;
    private Actor? _actor;
    private LiveRefresh? _live;
    private string? _loadedId;

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<EscalationDetailPage> Logger { get; init; }

    /// <summary>Present while the page is rendered as an answer to a request.</summary>
    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <summary>The escalation's id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>The period of the chart.</summary>
    [SupplyParameterFromQuery]
    public string? Range { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loadedId != Id)
        {
            _loadedId = Id;
            _detail = new Part<EscalationDetail>("an escalation", Logger);
            _live?.Dispose();
            _live = null;
            await LoadAsync();
        }

        if (_detail is { Value: null, Error: null } && HttpContext is { Response.HasStarted: false } context)
        {
            // Only when the answer starts: a status of 404 before that makes the framework drop this page for the general one.
            context.Response.OnStarting(() =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_live is null && _detail.Value is { } detail)
        {
            var accountId = detail.Escalation.AccountId;
            _live = new LiveRefresh(Clock, LiveRefresh.Shortest, () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(accountId, signal));
        }
    }

    private async Task LoadAsync()
    {
        _actor = await CurrentActor.GetAsync();

        // What cannot be an id is not asked for: databases refuse some of it, such as NUL.
        if (TextRules.IsIdentifier(Id))
        {
            await _detail.LoadAsync(token => Escalations.FindAsync(_actor, Id, token), _left.Token);
        }
        else
        {
            _detail.Set(null);
        }
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
