using SupportConsole.Core.Live;

namespace SupportConsole.Tests.Fakes;

/// <summary>Signals when told to.</summary>
internal sealed class FakeLiveUpdates : ILiveUpdates
{
    private readonly List<Subscription> _subscriptions = [];

    public int Count => _subscriptions.Count;

    public IDisposable Subscribe(string? accountId, Action changed)
    {
        var subscription = new Subscription(this, accountId, changed);
        _subscriptions.Add(subscription);
        return subscription;
    }

    public void Signal(string accountId)
    {
        foreach (var subscription in _subscriptions.ToArray())
        {
            if (subscription.AccountId is null || subscription.AccountId == accountId)
            {
                subscription.Changed();
            }
        }
    }

    private sealed record Subscription(FakeLiveUpdates Owner, string? AccountId, Action Changed) : IDisposable
    {
        public void Dispose() => Owner._subscriptions.Remove(this);
    }
}
