using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>Workers say they are still at it.</summary>
internal sealed class HeartbeatCommand(IReadOnlyList<LeaseKey> leases) : Command<HeartbeatOutcome>
{
    private readonly List<LeaseKey> _leases = [.. leases.DistinctBy(lease => (lease.Id, lease.LeaseToken))];

    public override int Weight => _leases.Count;

    public override void Require(CommandContext context) =>
        _leases.ForEach(lease => context.Transcripts.Require(lease.Id));

    public override void Decide(CommandContext context)
    {
        var (renewed, stale) = (new List<string>(), new List<string>());
        foreach (var lease in _leases)
        {
            if (
                context.Transcripts.Find(lease.Id) is { Status: TranscriptStatus.Processing } transcript
                && transcript.LeaseToken == lease.LeaseToken
            )
            {
                context.Transcripts.Renew(
                    transcript with
                    {
                        LeaseExpiresAt = context.Now.AddSeconds(transcript.LeaseSeconds!.Value),
                    }
                );
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
