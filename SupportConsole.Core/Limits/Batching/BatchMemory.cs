using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>
/// What a node knows of the tables because it was the last to write them: the rows its batches read or wrote, as they stand since. It
/// lasts until somebody else commits; where others' commits cannot be told (a database server), nothing is kept.
/// On SQLite, which has no round trip to save, reading these rows again was a fifth of a batch.
/// </summary>
/// <remarks>Only reads are saved. A write still compares what stands in its row, so that a row known wrongly would be a conflict and not a lost update.</remarks>
internal sealed class BatchMemory
{
    /// <summary>Rows of a kind beyond which all of that kind are forgotten: some 30 MB, and most accounts of a day are quiet again the next.</summary>
    private const int MaximumRows = 50_000;

    private readonly Dictionary<string, AccountState> _states = [];
    private readonly Dictionary<string, Transcript> _leased = [];
    private readonly Dictionary<string, StreamingMinute> _minutes = [];
    private readonly Dictionary<string, LemurWindowRow> _windows = [];
    private TablesStamp? _begun;
    private TablesStamp? _left;

    /// <summary>Accounts as they stand.</summary>
    public IReadOnlyDictionary<string, AccountState> States => _states;

    /// <summary>Transcripts that a worker holds.</summary>
    public IReadOnlyDictionary<string, Transcript> Leased => _leased;

    /// <summary>Accounts' latest minutes of streaming.</summary>
    public IReadOnlyDictionary<string, StreamingMinute> Minutes => _minutes;

    /// <summary>Accounts' windows of LeMUR requests.</summary>
    public IReadOnlyDictionary<string, LemurWindowRow> Windows => _windows;

    /// <summary>To be called under the lock of a transaction that has just begun.</summary>
    /// <param name="stamp">The state of the tables it begins with; null when that cannot be told.</param>
    public void Begin(TablesStamp? stamp)
    {
        if (stamp != _left)
        {
            Forget();
        }

        _begun = stamp;
    }

    /// <summary>Gives the batch what is known of its needs, and takes that off them.</summary>
    /// <returns>The states that are known; the batch opens with them and with those that it locks.</returns>
    public List<AccountState> Recall(BatchRequirements needs, LimitBatch batch)
    {
        if (_left is null)
        {
            return [];
        }

        needs.Transcripts.RemoveWhere(id => Recall(id, needs, batch));
        needs.Rates.StreamingOf.RemoveWhere(id => Recall(_minutes, id, batch.Rates.Load));
        needs.Rates.LemurOf.RemoveWhere(id => Recall(_windows, id, batch.Rates.Load));
        var states = new List<AccountState>(needs.Accounts.Count);
        needs.Accounts.RemoveWhere(id => Recall(_states, id, states.Add));
        return states;
    }

    /// <summary>Takes over what a batch has committed.</summary>
    public void Keep(LimitBatch batch)
    {
        if (_begun is null)
        {
            return;
        }

        _left = _begun.AfterCommit;
        MakeRoom(_states);
        MakeRoom(_leased);
        MakeRoom(_minutes);
        MakeRoom(_windows);
        foreach (var book in batch.Books)
        {
            _states[book.State.AccountId] = book.AsWritten;
        }

        foreach (var finished in batch.Finished)
        {
            _leased.Remove(finished.Transcript.Id);
        }

        foreach (var requeued in batch.Requeued)
        {
            _leased.Remove(requeued.Id);
        }

        foreach (var held in batch.Renewed.Values.Concat(batch.Leased))
        {
            _leased[held.Id] = held;
        }

        foreach (var minute in batch.Rates.LatestMinutes)
        {
            _minutes[minute.AccountId] = minute;
        }

        foreach (var window in batch.Rates.LatestWindows)
        {
            _windows[window.AccountId] = window;
        }
    }

    private void Forget()
    {
        _left = null;
        _states.Clear();
        _leased.Clear();
        _minutes.Clear();
        _windows.Clear();
    }

    private bool Recall(string transcriptId, BatchRequirements needs, LimitBatch batch)
    {
        if (!_leased.TryGetValue(transcriptId, out var transcript))
        {
            return false;
        }

        needs.Accounts.Add(transcript.AccountId);
        batch.Load(transcript);
        return true;
    }

    private static bool Recall<T>(Dictionary<string, T> known, string id, Action<T> give)
    {
        if (!known.TryGetValue(id, out var row))
        {
            return false;
        }

        give(row);
        return true;
    }

    private static void MakeRoom<T>(Dictionary<string, T> rows)
    {
        if (rows.Count > MaximumRows)
        {
            rows.Clear();
        }
    }
}
