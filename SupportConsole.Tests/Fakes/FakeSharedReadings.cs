using SupportConsole.Core.Access;
using SupportConsole.Core.Live;

namespace SupportConsole.Tests.Fakes;

/// <summary>Reads at every call, for nobody in particular, as the node does.</summary>
internal sealed class FakeSharedReadings(FakeLiveUpdates updates) : ISharedReadings
{
    private static readonly Actor Node = new("system:readings", "Shared readings", [Role.SupportEngineer]);

    public Task<T?> ReadAsync<T>(Actor actor, ReadingSource<T> source, CancellationToken cancellationToken)
        where T : class
    {
        actor.Demand(source.Permission);
        return source.Read(Node, cancellationToken);
    }

    public Task<T?> RecentAsync<T>(Actor actor, ReadingSource<T> source, CancellationToken cancellationToken)
        where T : class => ReadAsync(actor, source, cancellationToken);

    public IFollowedReading<T> Follow<T>(ReadingSource<T> source, Action changed)
        where T : class => new Followed<T>(source, updates.Subscribe(source.AccountId, changed));

    private sealed class Followed<T>(ReadingSource<T> source, IDisposable subscription) : IFollowedReading<T>
        where T : class
    {
        public Task<T?> LatestAsync(Actor actor)
        {
            actor.Demand(source.Permission);
            return source.Read(Node, default);
        }

        public void Dispose() => subscription.Dispose();
    }
}
