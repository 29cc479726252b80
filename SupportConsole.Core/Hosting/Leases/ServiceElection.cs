using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Hosting.Leases;

/// <summary>
/// This node's part in who runs a service. The holder moves the lease's beat; the others watch it and take over when it
/// has stood still for a while. Each measures that with its own monotonic clock, so that nodes whose clocks differ
/// agree all the same.
/// </summary>
/// <remarks>
/// A killed holder moved the beat last at 0; another saw that by 1.5 s, finds it unmoved at 7.5 s or, looking every 1.5
/// s, by 9 s: within 10 s. The holder counts from before it asked and gives up after 4.5 s, the others from after they
/// were told and wait for 6 s: by then it has stopped.
/// </remarks>
internal sealed class ServiceElection(string name, ServiceLeaseTable table, NodeIdentity node, TimeProvider clock)
    : IDisposable
{
    /// <summary>How often to call <see cref="StepAsync"/>.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Term = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private readonly string _node = node.Id;
    private ServiceLease? _held;
    private ServiceLease? _seen;
    private long _seenAt;
    private CancellationTokenSource _term = Over();

    /// <summary>
    /// Not cancelled while this node holds the lease; ends by itself when it cannot be renewed in time.
    /// </summary>
    public CancellationToken Held => Volatile.Read(ref _term).Token;

    /// <summary>How many steps have ended.</summary>
    public int Steps { get; private set; }

    /// <summary>
    /// Renews the lease when it is this node's; else watches it, and takes it when it is free or its holder is gone.
    /// </summary>
    public async Task StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_held is { } mine && await TakeAsync(mine, cancellationToken))
            {
                return;
            }

            Lose();
            await WatchAsync(cancellationToken);
        }
        finally
        {
            Steps++;
        }
    }

    /// <summary>Gives the lease back, so that another node need not wait.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        var held = _held;
        Lose();
        if (held is not null)
        {
            await table.ReplaceAsync(held, owner: "", cancellationToken);
        }
    }

    public void Dispose() => _term.Dispose();

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var asked = clock.GetTimestamp();
        if (await table.FindAsync(name, cancellationToken) is not { } found)
        {
            var first = new ServiceLease
            {
                Name = name,
                Owner = _node,
                Beat = 1,
            };
            if (await table.InsertAsync(first, cancellationToken))
            {
                Hold(first, asked);
            }

            return;
        }

        if (found != _seen)
        {
            (_seen, _seenAt) = (found, clock.GetTimestamp());
        }

        // Its own it has when the answer to a renewal was lost on the way.
        if (found.Owner.Length == 0 || found.Owner == _node || clock.GetElapsedTime(_seenAt) >= Patience)
        {
            await TakeAsync(found, cancellationToken);
        }
    }

    private async Task<bool> TakeAsync(ServiceLease seen, CancellationToken cancellationToken)
    {
        var asked = clock.GetTimestamp();
        var taken = await table.ReplaceAsync(seen, _node, cancellationToken);
        if (taken)
        {
            Hold(seen with { Owner = _node, Beat = seen.Beat + 1 }, asked);
        }

        return taken;
    }

    private void Hold(ServiceLease lease, long asked)
    {
        _held = lease;
        var left = Term - clock.GetElapsedTime(asked);
        if (left <= TimeSpan.Zero)
        {
            // The database took so long that the others may have lost patience: renewed at the next step, if it is
            // still there.
            _term.Cancel();
            return;
        }

        if (_term.IsCancellationRequested)
        {
            // The old one is not disposed: the service may be reading it. It is cancelled, so it holds nothing.
            Volatile.Write(ref _term, new CancellationTokenSource(left, clock));
        }
        else
        {
            _term.CancelAfter(left);
        }
    }

    private void Lose()
    {
        _held = null;
        _term.Cancel();
    }

    private static CancellationTokenSource Over()
    {
        var over = new CancellationTokenSource();
        over.Cancel();
        return over;
    }
}
