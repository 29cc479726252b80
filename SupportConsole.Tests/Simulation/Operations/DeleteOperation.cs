using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Retention;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>
/// The retention found transcripts that are old: since then some may have been deleted by another node, or submitted
/// anew under their id. One that another call of the batch answers with is left for the next round.
/// </summary>
internal sealed class DeleteOperation(string accountId, IReadOnlyList<FoundTranscript> found, TimeSpan kept)
    : Operation<DeletedRows>
{
    private int _deleted;

    public override string Kind => "delete";

    public override void Replay(ModelBatch batch)
    {
        _deleted = 0;
        var before = batch.Now - (long)kept.TotalMilliseconds;
        foreach (var old in found)
        {
            if (
                batch.Model.Transcripts.GetValueOrDefault(old.Id)
                    is { Status: >= TranscriptStatus.Completed } transcript
                && transcript.Account.Id == accountId
                && transcript.Sequence == old.Sequence
                && transcript.FinishedAt <= before
                && !batch.Placed.Contains(old.Id)
            )
            {
                batch.Delete(transcript);
                _deleted++;
            }
        }
    }

    public override void Answered(Parties parties) =>
        Demand(IsCommitted && Outcome.Transcripts == _deleted, $"{_deleted}", Outcome);

    protected override Command<DeletedRows> Create() => new DeleteExpiredCommand(accountId, found, [], kept);
}
