using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// A worker asks for started transcripts; those that start in the same context are among them. When there are none it
/// may wait: then it takes part in the batches that follow, and gets what they start in the very transaction that
/// starts it.
/// </summary>
internal sealed class LeaseCommand(LeaseRequest request, CancellationToken callerGone = default)
    : Command<IReadOnlyList<Lease>>,
        IWaitingCommand
{
    private List<Lease> _leases = [];
    private int _stage;
    private volatile bool _isGivenUp;

    /// <summary>Where a command stands that may have to wait.</summary>
    private enum Stage
    {
        InHand = 0,
        Waiting = 1,
        Over = 2,
    }

    /// <summary>
    /// False once it has seen the table without finding anything: what starts from then on comes by itself.
    /// </summary>
    public bool LooksInTable { get; private set; } = true;

    public override void Require(CommandContext context)
    {
        // Any account's transcripts may be handed out: a lease takes no account's row, only transcripts that nobody
        // holds.
    }

    public override void Decide(CommandContext context)
    {
        _leases = [];

        // A worker that hung up would never hear of its leases: each would cost its transcript an attempt.
        if (!callerGone.IsCancellationRequested)
        {
            context.Leases.Add(this);
        }
    }

    public override void Conclude(CommandContext context) => Outcome = _leases;

    /// <summary>What this worker would take, from a place in the line of free transcripts on.</summary>
    public LeaseOffer Offer(long firstPlace, DateTimeOffset now)
    {
        var seconds = (int)request.Duration.TotalSeconds;
        return new(
            firstPlace,
            firstPlace + request.Max - 1,
            request.WorkerId,
            Guid.NewGuid().ToString("N"),
            now.AddSeconds(seconds),
            seconds,
            now
        );
    }

    /// <summary>Hands a transcript to this worker.</summary>
    public void Take(Transcript claimed) =>
        _leases.Add(
            new(
                claimed.Id,
                claimed.AccountId,
                claimed.ProjectId,
                claimed.Model,
                claimed.AudioUrl,
                claimed.LeaseToken!,
                claimed.LeaseExpiresAt!.Value,
                claimed.Attempts + 1
            )
        );

    /// <summary>After a context: goes on waiting when it got nothing and its worker has time.</summary>
    /// <returns>False when it is to be answered.</returns>
    public bool TryWait()
    {
        if (_leases.Count > 0 || request.Wait <= TimeSpan.Zero || callerGone.IsCancellationRequested || _isGivenUp)
        {
            return false;
        }

        LooksInTable = false;
        Volatile.Write(ref _stage, (int)Stage.Waiting);

        // Given up in between: whoever comes first ends it.
        return !_isGivenUp || !Passes(Stage.Waiting, Stage.Over);
    }

    /// <summary>Takes part in a context once more; false when its worker has stopped waiting.</summary>
    public bool TryJoin() => Passes(Stage.Waiting, Stage.InHand);

    /// <inheritdoc/>
    public void Wake() => LooksInTable = true;

    /// <inheritdoc/>
    public void GiveUp()
    {
        _isGivenUp = true;
        if (Passes(Stage.Waiting, Stage.Over))
        {
            Acknowledge();
        }
    }

    private bool Passes(Stage from, Stage to) =>
        Interlocked.CompareExchange(ref _stage, (int)to, (int)from) == (int)from;
}
