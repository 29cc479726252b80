using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>A worker asks for started transcripts; those that start in the same batch are among them.</summary>
internal sealed class LeaseCommand(LeaseRequest request, CancellationToken callerGone = default) : LimitCommand<IReadOnlyList<Lease>>
{
    private List<Lease> _leases = [];

    public string AccountIdPrefix => request.AccountIdPrefix;

    public int Max => request.Max;

    public override void Require(BatchRequirements requirements)
    {
        // Any account's transcripts may be handed out: a lease takes no account's row, only transcripts that nobody holds.
    }

    public override void Decide(LimitBatch batch)
    {
        _leases = [];

        // A worker that hung up would never hear of its leases: each would cost its transcript an attempt.
        if (!callerGone.IsCancellationRequested)
        {
            batch.LeaseRequests.Add(this);
        }
    }

    public override void Conclude(LimitBatch batch) => Outcome = _leases;

    /// <summary>What this worker would take, from a place in the line of free transcripts on.</summary>
    public LeaseOffer Offer(long firstPlace, DateTimeOffset now)
    {
        var seconds = (int)request.Duration.TotalSeconds;
        return new(firstPlace, firstPlace + request.Max - 1, request.WorkerId, Guid.NewGuid().ToString("N"), now.AddSeconds(seconds), seconds);
    }

    /// <summary>Hands a transcript to this worker.</summary>
    public void Take(Transcript claimed) => _leases.Add(new(
        claimed.Id, claimed.AccountId, claimed.ProjectId, claimed.Model, claimed.AudioUrl, claimed.LeaseToken!, claimed.LeaseExpiresAt!.Value, claimed.Attempts + 1));
}
