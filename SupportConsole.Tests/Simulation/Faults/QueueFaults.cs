using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation.Faults;

/// <summary>The caller hears that it is cancelled; the row still waits, and starts when its turn comes.</summary>
internal sealed class StartsWhatIsCanceled(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void Cancel(IReadOnlyCollection<Transcript> canceled) { }
}

/// <summary>What is cancelled is still counted among those that wait.</summary>
internal sealed class CountsWhatIsCanceled(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    private readonly Dictionary<string, int> _canceled = [];

    public override void Cancel(IReadOnlyCollection<Transcript> canceled)
    {
        base.Cancel(canceled);
        foreach (var ofAccount in canceled.GroupBy(transcript => transcript.AccountId))
        {
            _canceled[ofAccount.Key] = ofAccount.Count();
        }
    }

    public override void SaveCounters(IReadOnlyCollection<AccountState> states) =>
        base.SaveCounters([
            .. states.Select(state =>
                state with
                {
                    Queued = state.Queued + _canceled.GetValueOrDefault(state.AccountId),
                }
            ),
        ]);
}

/// <summary>A place in line follows from the sequence alone, as if nobody had left the line.</summary>
internal sealed class ForgetsGaps(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override Pending<List<TranscriptPlace>> FindPlaces(IReadOnlyCollection<WantedPlace> wanted) =>
        base.FindPlaces([.. wanted.Select(place => place with { CanceledUpTo = 0 })]);
}

/// <summary>The person hears that the queue is paused, and it goes on.</summary>
internal sealed class ForgetsPauses(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void SaveTerms(IReadOnlyCollection<AccountState> states) =>
        base.SaveTerms([.. states.Select(state => state with { PausedUntil = null })]);
}

/// <summary>Another connection deletes what is old: what is rolled back and tried again is gone all the same.</summary>
internal sealed class DeletesOutsideTheTransaction(Tables tables, Fiber fiber, ITransactionWatch watch)
    : MemoryTransaction(tables, fiber, watch)
{
    public override void Delete(IReadOnlyCollection<string> ids) => Write(nameof(Delete), () =>
        {
            foreach (var id in ids)
            {
                Tables.Delete(id);
                Changes.DeletedTranscripts.Add(id);
            }
        });
}
