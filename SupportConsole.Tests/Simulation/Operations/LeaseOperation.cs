using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A worker asks for work.</summary>
internal sealed class LeaseOperation(LeaseRequest request) : Operation<IReadOnlyList<Lease>>
{
    private readonly List<ModelTranscript> _claimed = [];
    private long _decidedAt;

    public override string Kind => "lease";

    public string Worker => request.WorkerId;

    public override void Replay(ModelBatch batch)
    {
        _claimed.Clear();
        _decidedAt = batch.Now;
        batch.Leases.Add(this);
    }

    /// <summary>Whom a worker gets is free to choose among those that have started and that nobody holds.</summary>
    public static void ReplayClaims(ModelBatch batch)
    {
        foreach (var row in batch.Changes.Transcripts.Values)
        {
            if (
                row.LeaseToken is null
                || !batch.Model.Transcripts.TryGetValue(row.Id, out var transcript)
                || transcript.Token == row.LeaseToken
            )
            {
                continue;
            }

            var taker = batch.Leases.Find(lease => lease.Worker == row.LeaseOwner)
                ?? throw new ViolationException($"{row.Id} got a lease nobody had asked for: {row}");
            if (transcript.Status != TranscriptStatus.Processing || transcript.Token is not null)
            {
                throw new ViolationException(
                    $"{row.Id} was leased while it was "
                        + $"{transcript.Status}{(transcript.Token is null ? "" : " and in another worker's hands")}"
                );
            }

            taker.Claim(batch, transcript, row.LeaseToken);
        }
    }

    public override void Answered(Parties parties)
    {
        Demand(
            IsCommitted && Outcome.Count == _claimed.Count && Outcome.Count <= request.Max,
            $"{_claimed.Count} leases, at most {request.Max}",
            Outcome.Count
        );
        foreach (var lease in Outcome)
        {
            Demand(
                _claimed.Exists(transcript => transcript.Id == lease.Id && transcript.Account.Id == lease.AccountId),
                "leases of what was claimed",
                lease
            );
            Demand(
                lease.ExpiresAt.ToUnixTimeMilliseconds() == _decidedAt + (long)request.Duration.TotalMilliseconds,
                $"a lease until {request.Duration} after the decision",
                lease
            );
        }

        parties.Leased(Outcome);
    }

    protected override Command<IReadOnlyList<Lease>> Create() => new LeaseCommand(request);

    private void Claim(ModelBatch batch, ModelTranscript transcript, string token)
    {
        transcript.Token = token;
        transcript.Owner = request.WorkerId;
        transcript.LeaseSeconds = (int)request.Duration.TotalSeconds;
        transcript.ExpiresAt = batch.Now + (transcript.LeaseSeconds * 1_000L);
        batch.Change(transcript);
        _claimed.Add(transcript);
    }
}
