using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Live;

/// <inheritdoc cref="ILiveUpdates"/>
internal sealed partial class LiveUpdates(ILogger<LiveUpdates> logger) : ILiveUpdates, ICommitObserver
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Subscription>> _byAccount = [];
    private readonly List<Subscription> _all = [];

    public IDisposable Subscribe(string? accountId, Action changed)
    {
        var subscription = new Subscription(this, accountId, changed);
        lock (_lock)
        {
            if (accountId is null)
            {
                _all.Add(subscription);
            }
            else if (_byAccount.TryGetValue(accountId, out var subscriptions))
            {
                subscriptions.Add(subscription);
            }
            else
            {
                _byAccount[accountId] = [subscription];
            }
        }

        return subscription;
    }

    void ICommitObserver.Committed(IReadOnlyList<Command> commands, IReadOnlyCollection<string> changedAccounts) =>
        Publish(changedAccounts);

    /// <summary>Tells who watches these accounts.</summary>
    public void Publish(IReadOnlyCollection<string> accountIds)
    {
        if (accountIds.Count == 0)
        {
            return;
        }

        List<Subscription> told;
        lock (_lock)
        {
            told = [.. _all];
            if (_byAccount.Count > 0)
            {
                foreach (var accountId in accountIds)
                {
                    told.AddRange(_byAccount.GetValueOrDefault(accountId, []));
                }
            }
        }

        foreach (var subscription in told)
        {
            Tell(subscription);
        }
    }

    /// <summary>One page's fault must reach neither the other pages nor the batch that published.</summary>
    private void Tell(Subscription subscription)
    {
        try
        {
            subscription.Changed();
        }
        catch (Exception exception)
        {
            LogFault(exception);
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            if (subscription.AccountId is not { } accountId)
            {
                _all.Remove(subscription);
            }
            else if (
                _byAccount.TryGetValue(accountId, out var subscriptions)
                && subscriptions.Remove(subscription)
                && subscriptions.Count == 0
            )
            {
                _byAccount.Remove(accountId);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A subscriber to live updates failed")]
    private partial void LogFault(Exception exception);

    private sealed class Subscription(LiveUpdates updates, string? accountId, Action changed) : IDisposable
    {
        public string? AccountId { get; } = accountId;

        public Action Changed { get; } = changed;

        public void Dispose() => updates.Remove(this);
    }
}
