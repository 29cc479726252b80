using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Workers say they are still at it.</summary>
internal sealed class HeartbeatCommand(IReadOnlyList<LeaseKey> leases) : LimitCommand<HeartbeatOutcome>
{
    private readonly List<LeaseKey> _leases = [.. leases.DistinctBy(lease => (lease.Id, lease.LeaseToken))];

    public override int Weight => _leases.Count;

    public override void Require(BatchRequirements requirements) =>
        requirements.Transcripts.UnionWith(_leases.Select(lease => lease.Id));

    public override void Decide(LimitBatch batch)
    {
        var (renewed, stale) = (new List<string>(), new List<string>());
        foreach (var lease in _leases)
        {
            if (batch.Transcript(lease.Id) is { Status: TranscriptStatus.Processing } transcript && transcript.LeaseToken == lease.LeaseToken)
            {
                batch.Renew(transcript with { LeaseExpiresAt = batch.Now.AddSeconds(transcript.LeaseSeconds!.Value) });
                renewed.Add(lease.Id);
            }
            else
            {
                stale.Add(lease.Id);
            }
        }

        Outcome = new(renewed, [.. stale.Except(renewed)]);
    }
}
