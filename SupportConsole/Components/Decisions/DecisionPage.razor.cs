using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Decisions;

/// <summary>Why the API answered as it did, from the id that a customer sends.</summary>
public sealed partial class DecisionPage : IDisposable
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private Part<Answer> _part = null!;
    private LiveRefresh? _live;
    private string? _loaded;

    [Inject]
    public required IDecisions Decisions { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<DecisionPage> Logger { get; init; }

    /// <summary>Present while the page is rendered as an answer to a request.</summary>
    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <summary>The decision's id.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The same, from the form of a page whose circuit was not there yet.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    public string? FromForm { get; set; }

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public DecisionExplanation? Prerendered { get; set; }

    private string Asked => (Id ?? FromForm ?? "").Trim();

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
        if (Asked == _loaded)
        {
            return;
        }

        _loaded = Asked;
        _part = new Part<Answer>("a decision", Logger);
        _live?.Dispose();
        _live = null;
        if (Prerendered is { } known && known.Id == Asked)
        {
            _part.Set(new(new DecisionLookup.Found(known)));
        }
        else if (Asked.Length > 0)
        {
            await LoadAsync();
            Prerendered = (_part.Value?.Lookup as DecisionLookup.Found)?.Explanation;
        }

        if (_part.Value?.Lookup is DecisionLookup.Unknown && HttpContext is { Response.HasStarted: false } context)
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
        // What the account is like now moves on; the decision does not.
        if (_live is null && _part.Value?.Lookup is DecisionLookup.Found { Explanation.Account.Account.Id: { } accountId })
        {
            _live = new LiveRefresh(Clock, RefreshInterval, () => InvokeAsync(ReloadAsync), signal => Updates.Subscribe(accountId, signal));
        }
    }

    private async Task LoadAsync()
    {
        var (actor, id) = (await CurrentActor.GetAsync(), Asked);
        await _part.LoadAsync(async token => new Answer(await Decisions.ExplainAsync(actor, id, token)), _left.Token);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private sealed record Answer(DecisionLookup Lookup);
}
