using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Checks;

/// <summary>Counts everything from scratch: tables against each other, and against what was acknowledged.</summary>
internal static class FullCheck
{
    public static void Check(Tables tables, ReferenceModel model, IReadOnlyDictionary<string, string> acknowledged)
    {
        var transcripts = tables
            .Transcripts.Values.Select(row => row.Transcript)
            .Concat(tables.Deleted)
            .ToLookup(transcript => transcript.AccountId);
        Promise.Holds(
            tables.Transcripts.Count == model.Transcripts.Count,
            $"nothing lost, nothing twice: {tables.Transcripts.Count} rows, {model.Transcripts.Count} were accepted"
        );
        Promise.Holds(
            tables.States.Count == model.Accounts.Count && tables.Accounts.Count == model.Accounts.Count,
            $"each account has one state: {tables.States.Count}"
        );
        foreach (var state in tables.States.Values)
        {
            CheckAccount(tables, state.AccountId, [.. transcripts[state.AccountId]]);
        }

        foreach (var account in model.Accounts.Values)
        {
            var mails = tables.Outbox.Values.Count(message =>
                message.Kind == OutboxKind.Email && message.AccountId == account.Id
            );
            Promise.Holds(
                mails == account.MailDays.Count,
                $"one e-mail an account and day: {account.Id} has {mails}, was throttled on {account.MailDays.Count}"
            );
        }

        var deleted = model.Deleted.Select(transcript => transcript.Id).ToHashSet();
        foreach (var (id, accountId) in acknowledged.Where(known => !deleted.Contains(known.Key)))
        {
            Promise.Holds(
                tables.Transcripts.GetValueOrDefault(id)?.Transcript.AccountId == accountId,
                $"nothing acknowledged is lost: {id} of {accountId}"
            );
        }

        var head = AuditChain.Empty;
        foreach (var entry in tables.Audit.Values)
        {
            Promise.Holds(AuditChain.Follows(entry, head), $"the audit chain breaks at {entry.Sequence}");
            head = AuditChain.HeadAfter(entry);
        }

        Promise.Holds(
            head == tables.AuditHead,
            $"the audit chain ends at {head.Sequence}, recorded is {tables.AuditHead.Sequence}"
        );
    }

    /// <summary>Once everything had time to end: all has, and no slot is taken.</summary>
    public static void CheckAllEnded(Tables tables)
    {
        foreach (var row in tables.Transcripts.Values)
        {
            Promise.Holds(
                row.Transcript.Status is TranscriptStatus.Completed or TranscriptStatus.Error,
                $"everything accepted ends: {row.Transcript}"
            );
        }

        foreach (var state in tables.States.Values)
        {
            Promise.Holds(state is { Running: 0, Queued: 0 }, $"no slot leaks: {state}");
        }
    }

    private static void CheckAccount(Tables tables, string accountId, List<Transcript> own)
    {
        var state = tables.States[accountId];
        var usage = tables.Usage.Values.Where(hour => hour.AccountId == accountId).ToList();
        var minutes = tables
            .Minutes.Values.Where(minute => minute.AccountId == accountId)
            .Append(state.Minute.Close(accountId, state.Running, state.Queued))
            .ToList();
        var completed = own.Where(transcript => transcript.Status == TranscriptStatus.Completed).ToList();
        var ended = own.Count(transcript => transcript is { Status: >= TranscriptStatus.Completed, IsCanceled: false });
        var ledger = tables
            .Ledger.Values.Where(entry => entry.AccountId == accountId)
            .Sum(entry => entry.Amount.Micros);
        Promise.Holds(
            state.Running == own.Count(transcript => transcript.Status == TranscriptStatus.Processing),
            $"counters equal the tables: {state}"
        );
        Promise.Holds(
            state.Queued == own.Count(transcript => transcript.Status == TranscriptStatus.Queued),
            $"counters equal the tables: {state}"
        );
        Promise.Holds(
            own.Select(transcript => transcript.Sequence)
                .Order()
                .SequenceEqual(Enumerable.Range(1, own.Count).Select(place => (long)place)),
            $"places in line have gaps: {accountId}"
        );
        Promise.Holds(state.Balance.Micros == ledger - usage.Sum(hour => hour.Cost.Micros), $"money adds up: {state}");
        var spoken = usage.Where(hour => hour.Product == Product.SpeechToText).ToList();
        Promise.Holds(
            spoken.Sum(hour => hour.Cost.Micros) == completed.Sum(transcript => transcript.Cost.Micros),
            $"each success is charged once: {accountId}"
        );
        Promise.Holds(
            spoken.Sum(hour => hour.Items) == completed.Count,
            $"usage counts each success once: {accountId}"
        );
        var sessions = tables.Sessions.Values.Where(session => session.AccountId == accountId).ToList();
        var streamed = usage.Where(hour => hour.Product == Product.Streaming).ToList();
        Promise.Holds(
            streamed.Sum(hour => hour.Cost.Micros) == sessions.Sum(session => session.Cost.Micros),
            $"each session is charged once: {accountId}"
        );
        Promise.Holds(
            streamed.Sum(hour => hour.Items) == sessions.Count(session => session.EndedAt is not null),
            $"usage counts each session once: {accountId}"
        );
        Promise.Holds(
            minutes.Sum(minute => minute.Submitted) == own.Count,
            $"minutes count each submit once: {accountId}"
        );
        Promise.Holds(minutes.Sum(minute => minute.Finished) == ended, $"minutes count each end once: {accountId}");

        // What a worker lost may have waited before; that it did stands nowhere any more.
        var waits = own.Where(transcript =>
                transcript is { HasWaited: true, StartedAt: not null, Attempts: 0, IsCanceled: false }
            )
            .Select(transcript =>
                Math.Max(0, (long)(transcript.StartedAt!.Value - transcript.SubmittedAt).TotalMilliseconds)
            )
            .ToList();
        var (waited, total) = (minutes.Sum(minute => minute.Waited), minutes.Sum(minute => minute.WaitMilliseconds));
        var lost = own.Count(transcript => transcript.Attempts > 0);

        // One that a pause held, ended by a node whose clock is behind, reads as if it had started at once; the model
        // counts it.
        var unsure = own.Count(transcript => transcript is { HasWaited: false, Attempts: 0 });
        Promise.Holds(
            waited >= waits.Count && waited <= waits.Count + lost + unsure,
            $"minutes count each wait once: {accountId} counts {waited} of {waits.Count}, {lost} were lost"
        );
        Promise.Holds(
            lost > 0 ? total >= waits.Sum() : total == waits.Sum(),
            $"minutes add waits up: {accountId} counts {total} ms of {waits.Sum()}"
        );
    }
}
