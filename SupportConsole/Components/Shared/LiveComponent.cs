using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Shared;

/// <summary>
/// A part of a page that loads one value, and loads it again when an account (or any account) changes. It follows its
/// parameters: when <see cref="Key"/> changes, the old value goes and the subscription moves.
/// </summary>
/// <typeparam name="T">What is loaded.</typeparam>
public abstract class LiveComponent<T> : ComponentBase, IDisposable
    where T : class
{
    private readonly CancellationTokenSource _left = new();
    private LiveRefresh? _live;
    private object? _key;
    private CancellationTokenSource? _ofKey;
    private CancellationToken _keyLeft;

    /// <summary>
    /// The token outlives its source, which is disposed with the component while a load may still run.
    /// </summary>
    protected LiveComponent() => Gone = _left.Token;

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>Cancelled when the component is disposed.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>The value, or why there is none. Never null after initialisation.</summary>
    protected Loadable<T> Shown { get; private set; } = null!;

    /// <summary>True while the value of another key is shown, until the new one is there.</summary>
    protected bool IsOvertaken { get; private set; }

    /// <summary>The person who looks; null before loading began, and when nobody is signed in any more.</summary>
    protected Actor? Actor { get; private set; }

    /// <summary>Names the part in the log, such as "an account's limits".</summary>
    protected abstract string Name { get; }

    /// <summary>What is shown, compared by value: an account's id, or an id with a period.</summary>
    protected abstract object Key { get; }

    /// <summary>The account whose changes matter; null for changes of any account.</summary>
    protected abstract string? LiveAccountId { get; }

    /// <summary>The shortest time between two refreshes.</summary>
    protected virtual TimeSpan RefreshInterval => TimeSpan.FromSeconds(1);

    /// <summary>False to load on demand only.</summary>
    protected virtual bool IsLive => true;

    /// <summary>How often it reads again by itself, as its reader chose.</summary>
    protected AutoRefresh? Refresh { get; private set; } = AutoRefresh.Live;

    /// <summary>
    /// True where a value of another key is shown until the new one is there, such as another period of the same chart.
    /// </summary>
    protected virtual bool KeepsValue(object previousKey) => false;

    /// <inheritdoc/>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Dispose(disposing: true);
    }

    /// <summary>Ends the subscription and cancels what is being loaded.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _live?.Dispose();
            _left.Cancel();
            _ofKey?.Dispose();
            _left.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => FollowKeyAsync();

    /// <summary>Opens what the key names now, unless that is what is shown.</summary>
    protected async Task FollowKeyAsync()
    {
        if (Equals(_key, Key))
        {
            return;
        }

        IsOvertaken = _key is { } previous && KeepsValue(previous) && Shown.Value is not null;
        if (!IsOvertaken)
        {
            Shown = new Loadable<T>(Name, Loggers.CreateLogger(GetType()));
        }

        _key = Key;
        _live?.Dispose();
        _live = null;
        _ofKey?.Cancel();
        _ofKey?.Dispose();
        _ofKey = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        _keyLeft = _ofKey.Token;
        if (Prerendered() is { } known)
        {
            Shown.Set(known);
            await Shown.LoadAsync(
                async _ =>
                {
                    Actor = await ActorAsync();
                    return known;
                },
                _keyLeft
            );
            await ArrivedAsync();
        }
        else
        {
            await ArriveAsync(OpenAsync);
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (_live is null && IsLive && Refresh != AutoRefresh.Off && !Gone.IsCancellationRequested)
        {
            var chosen = Refresh?.Interval();
            _live = new LiveRefresh(
                Clock,
                chosen ?? RefreshInterval,
                () => InvokeAsync(RefreshOnceAsync),
                Follow,
                chosen
            );
        }
    }

    /// <summary>Takes the reader's choice of how often it reads again.</summary>
    protected void ChooseRefresh(AutoRefresh? refresh)
    {
        Refresh = refresh;
        _live?.Dispose();
        _live = null;
    }

    /// <summary>Reads the value; null when what is asked for does not exist.</summary>
    protected abstract Task<T?> LoadAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>The value that a key is opened with; where a reading is shared, a recent one.</summary>
    protected virtual Task<T?> OpenAsync(Actor actor, CancellationToken cancellationToken) =>
        LoadAsync(actor, cancellationToken);

    /// <summary>
    /// Subscribes to what makes the value out of date: the account's changes, or a reading that is shared with other
    /// viewers.
    /// </summary>
    protected virtual IDisposable Follow(Action signal) => Updates.Subscribe(LiveAccountId, signal);

    /// <summary>The value after a signal; where a reading is shared, its last one.</summary>
    protected virtual Task<T?> RefreshAsync(Actor actor, CancellationToken cancellationToken) =>
        LoadAsync(actor, cancellationToken);

    /// <summary>The value that the prerendered page handed over; null when it has to be loaded.</summary>
    protected virtual T? Prerendered() => null;

    /// <summary>A value was loaded, or the attempt failed.</summary>
    protected virtual Task ArrivedAsync() => Task.CompletedTask;

    /// <summary>Loads again and renders.</summary>
    protected async Task ReloadAsync()
    {
        await LoadOnceAsync();
        if (!Gone.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private async Task RefreshOnceAsync()
    {
        await ArriveAsync(RefreshAsync);
        if (!Gone.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private Task LoadOnceAsync() => ArriveAsync(LoadAsync);

    private async Task ArriveAsync(Func<Actor, CancellationToken, Task<T?>> load)
    {
        var left = _keyLeft;
        await Shown.LoadAsync(
            async token =>
            {
                Actor = await ActorAsync();
                return await load(Actor, token);
            },
            left
        );
        if (!left.IsCancellationRequested)
        {
            IsOvertaken &= Shown.Error is not null;
            await ArrivedAsync();
        }
    }

    /// <summary>A person whose session has ended may do nothing any more.</summary>
    private async Task<Actor> ActorAsync()
    {
        Actor = null;
        return await CurrentActor.GetAsync();
    }
}
