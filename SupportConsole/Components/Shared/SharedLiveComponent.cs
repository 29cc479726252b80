using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.Live;

namespace SupportConsole.Components.Shared;

/// <summary>
/// A part of an account's page that shows everybody the same: its refreshes are read once for all its viewers on a node.
/// </summary>
/// <typeparam name="T">What is loaded.</typeparam>
public abstract class SharedLiveComponent<T> : LiveComponent<T>
    where T : class
{
    private IFollowedReading<T>? _followed;

    [Inject]
    public required ISharedReadings Readings { get; init; }

    /// <summary>Everything that the value depends on, compared by value.</summary>
    protected virtual object SharedKey => Key;

    /// <summary>
    /// How to read the value. The function outlives the component, so that it may hold services and values, not the
    /// component; the actor is whoever reads.
    /// </summary>
    protected abstract Func<Actor, CancellationToken, Task<T?>> Read();

    /// <inheritdoc/>
    protected override Task<T?> OpenAsync(Actor actor, CancellationToken cancellationToken) =>
        Readings.RecentAsync(actor, Source(), cancellationToken);

    /// <inheritdoc/>
    protected override Task<T?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        Readings.ReadAsync(actor, Source(), cancellationToken);

    /// <summary>Follows the shared reading, unless its reader chose an interval of their own.</summary>
    protected override IDisposable Follow(Action signal)
    {
        _followed = Refresh == AutoRefresh.Live ? Readings.Follow(Source(), signal) : null;
        return _followed ?? base.Follow(signal);
    }

    /// <inheritdoc/>
    protected override Task<T?> RefreshAsync(Actor actor, CancellationToken cancellationToken) =>
        _followed is { } followed ? followed.LatestAsync(actor) : LoadAsync(actor, cancellationToken);

    private ReadingSource<T> Source() => new((GetType(), SharedKey), LiveAccountId!, RefreshInterval, Read());
}
