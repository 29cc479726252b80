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

    /// <summary>Hands a transcript to this worker.</summary>
    public Transcript Take(Transcript transcript, DateTimeOffset now)
    {
        var seconds = (int)request.Duration.TotalSeconds;
        var claimed = transcript with
        {
            LeaseOwner = request.WorkerId,
            LeaseToken = Guid.NewGuid().ToString("N"),
            LeaseExpiresAt = now.AddSeconds(seconds),
            LeaseSeconds = seconds,
        };
        _leases.Add(new(
            claimed.Id, claimed.AccountId, claimed.ProjectId, claimed.Model, claimed.AudioUrl, claimed.LeaseToken, claimed.LeaseExpiresAt.Value, claimed.Attempts + 1));
        return claimed;
    }
}
