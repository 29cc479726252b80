using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A worker says it is still at it; some of its leases may be lost, made up or repeated.</summary>
internal sealed class HeartbeatOperation(IReadOnlyList<LeaseKey> leases) : Operation<HeartbeatOutcome>
{
    private readonly HashSet<string> _renewed = [];

    public override string Kind => "heartbeat";

    public override void Replay(ModelBatch batch)
    {
        _renewed.Clear();
        foreach (var (id, token) in leases)
        {
            if (
                batch.Model.Transcripts.GetValueOrDefault(id) is { Status: TranscriptStatus.Processing } transcript
                && transcript.Token == token
            )
            {
                transcript.ExpiresAt = batch.Now + (transcript.LeaseSeconds * 1_000L);
                batch.Change(transcript);
                _renewed.Add(id);
            }
        }
    }

    public override void Answered(Parties parties)
    {
        var stale = leases.Select(lease => lease.Id).Distinct().Except(_renewed);
        Demand(
            IsCommitted
                && _renewed.SetEquals(Outcome.Renewed)
                && stale.Order(StringComparer.Ordinal).SequenceEqual(Outcome.Stale.Order(StringComparer.Ordinal)),
            $"renewed: {string.Join(' ', _renewed)}",
            $"renewed: {string.Join(' ', Outcome.Renewed)}, stale: {string.Join(' ', Outcome.Stale)}"
        );
        parties.Lost(Outcome.Stale);
    }

    protected override Command<HeartbeatOutcome> Create() => new HeartbeatCommand(leases);
}
