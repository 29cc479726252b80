using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Checks;

/// <summary>The rows that a commit touched are those that the model says, to the last field, and no others.</summary>
internal static class Agreement
{
    public static void Check(Tables tables, ModelBatch batch)
    {
        var changes = batch.Changes;
        foreach (var transcript in batch.Changed.Values)
        {
            var row = tables.Transcripts.GetValueOrDefault(transcript.Id)?.Transcript;
            Promise.Holds(
                row is not null && IsSame(row, transcript),
                $"the tables agree with the model: {(row is null ? "no row" : Describe(row))} must be "
                    + $"{Describe(transcript)}"
            );
            Promise.Holds(
                transcript.Attempts == 0 || tables.ExpiredLeases.ContainsKey((transcript.Id, transcript.Attempts)),
                $"every lease that ran out is recorded: attempt {transcript.Attempts} of {transcript.Id}"
            );
        }

        foreach (var lease in changes.ExpiredLeases.Values)
        {
            Promise.Holds(
                batch.Changed.TryGetValue(lease.TranscriptId, out var lost) && lost.Attempts == lease.Attempt,
                $"only leases that ran out are recorded: {lease}"
            );
        }

        Promise.Holds(
            changes.DeletedTranscripts.SetEquals(batch.Deleted),
            $"what is old is deleted, and nothing else: {string.Join(' ', changes.DeletedTranscripts)} must be "
                + $"{string.Join(' ', batch.Deleted)}"
        );
        foreach (var row in changes.Transcripts.Values)
        {
            Promise.Holds(batch.Changed.ContainsKey(row.Id), $"nothing changes unasked: {row}");
        }

        foreach (var snapshot in batch.Snapshots)
        {
            Check(tables, batch, snapshot);
        }

        foreach (var state in changes.States.Values)
        {
            Promise.Holds(batch.Snapshot(state.AccountId)?.IsMoved == true, $"nothing changes unasked: {state}");
        }

        CheckUsage(tables, batch);
        CheckLedger(batch);
        CheckAudit(tables, batch);
        LimitAgreement.Check(tables, batch);
        CheckMails(batch);
        RateAgreement.Check(tables, batch);
        Promise.Holds(
            batch
                .Snapshots.Where(snapshot => snapshot.IsMoved)
                .Select(snapshot => snapshot.Account.Id)
                .Concat(batch.Streamed.Concat(batch.Asked).Concat(batch.LemurRefused).Select(account => account.Id))
                .Concat(batch.ChangedSessions.Select(session => session.Account.Id))
                .ToHashSet()
                .SetEquals(changes.Announced),
            $"other nodes hear of every change: {string.Join(' ', changes.Announced)}"
        );
    }

    private static void Check(Tables tables, ModelBatch batch, ModelSnapshot snapshot)
    {
        var account = snapshot.Account;
        var state = tables.States.GetValueOrDefault(account.Id);
        Promise.Holds(
            state is not null && IsSame(state, account),
            $"the tables agree with the model: {state} must be {Describe(account)}"
        );
        CheckMinutes(tables, batch, snapshot, state!);
    }

    private static void CheckMinutes(Tables tables, ModelBatch batch, ModelSnapshot snapshot, AccountState state)
    {
        var account = snapshot.Account;
        Promise.Holds(
            batch.Changes.Minutes.Exists(minute => minute.AccountId == account.Id) == snapshot.ClosedMinute is not null,
            $"the history tells of every minute: {account.Id}, {snapshot.ClosedMinute}"
        );
        if (snapshot.ClosedMinute is { } closed)
        {
            var row = tables.Minutes.GetValueOrDefault((account.Id, DateTimeOffset.FromUnixTimeMilliseconds(closed)));
            Promise.Holds(
                row is not null && AsModel(row) == account.Minutes[closed],
                $"throttle minutes add up: {row} must be {account.Minutes[closed]}"
            );
        }

        var open = state.Minute.Close(account.Id, state.Running, state.Queued);
        var expected = account.Minutes.GetValueOrDefault(account.OpenMinute);
        Promise.Holds(
            Time(state.Minute.Start) == account.OpenMinute
                && (AsModel(open) with { EndRunning = 0, EndQueued = 0 })
                    == expected with
                    {
                        EndRunning = 0,
                        EndQueued = 0,
                    },
            $"throttle minutes add up: {open} must be {expected}"
        );
    }

    private static void CheckUsage(Tables tables, ModelBatch batch)
    {
        foreach (var key in batch.ChangedUsage)
        {
            var row = tables.Usage.GetValueOrDefault(key);
            var sum = batch.Model.Usage[key];
            Promise.Holds(
                row is not null
                    && (row.Items, row.Milliseconds, row.Cost.Micros) == (sum.Items, sum.Milliseconds, sum.Cost),
                $"usage adds up: {row} must be {sum}"
            );
        }

        foreach (var usage in batch.Changes.Usage)
        {
            Promise.Holds(batch.ChangedUsage.Contains(UsageKey.Of(usage)), $"nothing is charged unasked: {usage}");
        }
    }

    private static void CheckLedger(ModelBatch batch)
    {
        foreach (var entry in batch.Changes.Ledger)
        {
            Promise.Holds(
                entry.Kind == LedgerKind.Deposit
                    && batch.Model.Accounts[entry.AccountId].Ledger.GetValueOrDefault(entry.Reference)
                        == entry.Amount.Micros,
                $"money adds up: nobody paid {entry}"
            );
        }
    }

    private static void CheckAudit(Tables tables, ModelBatch batch)
    {
        var written = batch.Changes.Audit;
        Promise.Holds(
            written.Select(entry => (entry.Sequence, entry.CorrelationId, entry.Outcome)).SequenceEqual(batch.Audited),
            $"every attempt is audited once: {batch.Audited.Count} were, {written.Count} are written"
        );
        for (var index = 0; index < written.Count; index++)
        {
            var previous = index == 0 ? null : AuditChain.HeadAfter(written[index - 1]);
            Promise.Holds(
                written[index].Hash == AuditChain.HashOf(written[index])
                    && (previous is null || AuditChain.Follows(written[index], previous)),
                $"the audit chain holds at {written[index].Sequence}"
            );
        }

        Promise.Holds(
            written.Count == 0 || tables.AuditHead == AuditChain.HeadAfter(written[^1]),
            $"the audit chain ends at {tables.AuditHead.Sequence}"
        );
    }

    private static void CheckMails(ModelBatch batch)
    {
        var expected = batch
            .Snapshots.Where(snapshot => snapshot.MailDay is not null)
            .Select(snapshot => $"throttle-mail:{snapshot.Account.Id}:{snapshot.MailDay:yyyy-MM-dd}");
        var written = batch
            .Changes.Outbox.Where(message => message.Kind == OutboxKind.Email)
            .Select(message => message.DeduplicationKey);
        Promise.Holds(
            expected.Order(StringComparer.Ordinal).SequenceEqual(written.Order(StringComparer.Ordinal)),
            $"one e-mail for the first throttled of a day: {string.Join(' ', written)} must be "
                + $"{string.Join(' ', expected)}"
        );
    }

    private static bool IsSame(Transcript row, ModelTranscript model) =>
        (row.AccountId, row.ProjectId, row.ApiKeyId, row.Model, row.Sequence, Time(row.SubmittedAt))
            == (model.Account.Id, model.ProjectId, model.ApiKeyId, model.ModelName, model.Sequence, model.SubmittedAt)
        && (row.Status, row.Throttle, row.Attempts, row.LeaseOwner, row.LeaseToken, row.LeaseSeconds)
            == (model.Status, model.Throttle, model.Attempts, model.Owner, model.Token, model.LeaseSeconds)
        && (Time(row.StartedAt), Time(row.FinishedAt), row.AudioMilliseconds, row.Cost.Micros)
            == (model.StartedAt, model.FinishedAt, model.AudioMilliseconds, model.Cost)
        && (model.Error is null || row.Error == model.Error)
        // A renewal and the end in one batch: nobody needs the renewal any more.
        && (Time(row.LeaseExpiresAt) == model.ExpiresAt || row.Status >= TranscriptStatus.Completed);

    private static bool IsSame(AccountState row, ModelAccount model) =>
        (row.Plan, row.ThrottleLimitOverride, row.Disabled, row.EomBilling, row.AutoPayBelow, row.AutoPayBringBackTo)
            == (
                model.Plan,
                model.Override,
                model.Disabled,
                model.EomBilling,
                model.AutoPay?.Below,
                model.AutoPay?.BringBackTo
            )
        && (Time(row.PausedUntil), row.PauseAuditSequence) == (model.PausedUntil, model.PauseEntry)
        && (row.StreamingLimitOverride, row.LemurLimitOverride)
            == (Own(model, LimitKind.StreamingSessionsPerMinute), Own(model, LimitKind.LemurRequestsPerMinute))
        && (row.Balance.Micros, row.Running, row.Queued, row.NextSequence, Time(row.ThrottledSince), row.Version)
            == (model.Balance, model.Running, model.Queued, model.NextSequence, model.ThrottledSince, model.Version);

    private static int? Own(ModelAccount model, LimitKind kind) =>
        model.Overrides.TryGetValue(kind, out var own) ? own : null;

    private static ModelMinute AsModel(ThrottleMinute row) =>
        new(
            row.Submitted,
            row.Throttled,
            row.Finished,
            row.RefusedForBalance,
            row.PeakRunning,
            row.PeakQueued,
            row.PeakDemand,
            row.EndRunning,
            row.EndQueued,
            row.EndLimit
        )
        {
            Waited = row.Waited,
            WaitMilliseconds = row.WaitMilliseconds,
            LongestWait = row.LongestWaitMilliseconds,
        };

    private static string Describe(Transcript row) =>
        $"{row.Id} ({row.Status}, {row.Throttle}, place {row.Sequence}, attempts {row.Attempts}, owner "
        + $"{row.LeaseOwner}, until {Time(row.LeaseExpiresAt)}, for {row.LeaseSeconds} s, "
        + $"submitted {Time(row.SubmittedAt)}, started {Time(row.StartedAt)}, finished {Time(row.FinishedAt)}, "
        + $"{row.AudioMilliseconds} ms, cost {row.Cost.Micros})";

    private static string Describe(ModelTranscript model) =>
        $"{model.Id} ({model.Status}, {model.Throttle}, place {model.Sequence}, attempts {model.Attempts}, owner "
        + $"{model.Owner}, until {model.ExpiresAt}, for {model.LeaseSeconds} s, "
        + $"submitted {model.SubmittedAt}, started {model.StartedAt}, finished {model.FinishedAt}, "
        + $"{model.AudioMilliseconds} ms, cost {model.Cost})";

    private static string Describe(ModelAccount model) =>
        $"{model.Plan}, override {model.Override}, disabled {model.Disabled}, paused until {model.PausedUntil}, "
        + $"balance {model.Balance}, "
        + $"{model.Running} running, {model.Queued} queued, "
        + $"next {model.NextSequence}, throttled since {model.ThrottledSince}, version {model.Version}";

    private static long? Time(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
