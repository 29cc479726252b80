using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation.Checks;

/// <summary>
/// Holds each commit against the promises, looking only at what it touched. Whatever is not committed cannot be seen,
/// so that this is a check after every step. Its own tallies grow with the commits; <see cref="FullCheck"/> counts from
/// scratch.
/// </summary>
internal sealed class CommitCheck(Tables tables, ReferenceModel model)
{
    private readonly Dictionary<string, int> _running = [];
    private readonly Dictionary<string, long> _balances = [];
    private readonly List<(Transcript? Before, Transcript After)> _rows = [];
    private readonly List<(AccountState? Before, AccountState After)> _states = [];

    /// <summary>Notes how the rows stood that are about to change.</summary>
    public void Before(Changes changes)
    {
        _rows.Clear();
        _rows.AddRange(
            changes.Transcripts.Values.Select(after =>
                (
                    changes.DeletedTranscripts.Contains(after.Id)
                        ? null
                        : tables.Transcripts.GetValueOrDefault(after.Id)?.Transcript,
                    after
                )
            )
        );
        _states.Clear();
        _states.AddRange(
            changes.States.Values.Select(after => (tables.States.GetValueOrDefault(after.AccountId), after))
        );
    }

    /// <summary>Checks what was committed.</summary>
    /// <exception cref="ViolationException">A promise is broken.</exception>
    public void After(MemoryTransaction transaction, IReadOnlyList<Operation> operations)
    {
        var changes = transaction.Changes;
        foreach (var (before, after) in _rows)
        {
            Lifecycle.Check(before, after);
            _running[after.AccountId] = _running.GetValueOrDefault(after.AccountId) + Slots(after) - Slots(before);
        }

        foreach (var usage in changes.Usage)
        {
            _balances[usage.AccountId] = _balances.GetValueOrDefault(usage.AccountId) - usage.Cost.Micros;
        }

        foreach (var entry in changes.Ledger)
        {
            _balances[entry.AccountId] = _balances.GetValueOrDefault(entry.AccountId) + entry.Amount.Micros;
        }

        foreach (
            var accountId in _rows
                .Select(row => row.After.AccountId)
                .Concat(_states.Select(state => state.After.AccountId))
                .Distinct()
        )
        {
            CheckCounters(accountId);
            CheckOrder(accountId);
        }

        var batch = new ModelBatch(model, transaction);
        batch.Replay(operations);
        CheckLimits(batch);
        Agreement.Check(tables, batch);
    }

    private static int Slots(Transcript? transcript) => transcript?.Status == TranscriptStatus.Processing ? 1 : 0;

    private void CheckCounters(string accountId)
    {
        var state = tables.States.GetValueOrDefault(accountId)
            ?? throw new ViolationException($"{accountId}: transcripts without an account");
        var (running, queued, balance) = (
            _running.GetValueOrDefault(accountId),
            tables.Queue(accountId).Count,
            _balances.GetValueOrDefault(accountId)
        );
        Promise.Holds(
            state.Running == running,
            $"counters equal the tables: {accountId} counts {state.Running} running, {running} rows are"
        );
        Promise.Holds(
            state.Queued == queued,
            $"counters equal the tables: {accountId} counts {state.Queued} queued, {queued} rows are"
        );
        Promise.Holds(
            state.Balance.Micros == balance,
            $"money adds up: {accountId} has {state.Balance.Micros}, its ledger less its usage is {balance}"
        );
    }

    /// <summary>What starts is the oldest: nothing that still waits stands before it.</summary>
    private void CheckOrder(string accountId)
    {
        var waiting = tables.Queue(accountId).Min?.Transcript;
        foreach (var (before, after) in _rows)
        {
            if (
                waiting is not null
                && after.AccountId == accountId
                && after.Status == TranscriptStatus.Processing
                && after.Sequence > waiting.Sequence
                && (before is { Status: TranscriptStatus.Queued } || (before is null && waiting.Attempts == 0))
            )
            {
                throw new ViolationException(
                    $"first in, first out: {after.Id} (place {after.Sequence}) started while {waiting.Id} (place "
                        + $"{waiting.Sequence}) waits"
                );
            }
        }
    }

    private void CheckLimits(ModelBatch batch)
    {
        foreach (var (before, after) in _states)
        {
            if (batch.Snapshot(after.AccountId) is not { } snapshot)
            {
                throw new ViolationException($"{after.AccountId} was written although nothing was asked about it");
            }

            var limit = model.EffectiveLimit(snapshot.Account);
            Promise.Holds(
                after.Running <= Math.Max(before?.Running ?? 0, snapshot.HighestLimit),
                $"never over the limit: {after.AccountId} runs {after.Running}, {before?.Running} before, limit "
                    + $"{snapshot.HighestLimit}"
            );
            Promise.Holds(
                after.Queued == 0 || after.Running >= limit,
                $"nothing waits while there is room: {after.AccountId} runs {after.Running} of {limit}, "
                    + $"{after.Queued} wait"
            );
            Promise.Holds(
                after.Version == (before?.Version + 1 ?? 0),
                $"no update is lost: {after.AccountId} goes from version {before?.Version} to {after.Version}"
            );
        }
    }
}
