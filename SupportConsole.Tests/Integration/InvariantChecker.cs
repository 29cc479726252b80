using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Integration;

/// <summary>Holds a whole database against what the design promises, whatever happened to it.</summary>
internal static class InvariantChecker
{
    /// <summary>Fails with every broken promise.</summary>
    /// <param name="host">A node on the database; nothing else is writing to it.</param>
    /// <param name="acknowledged">Transcripts that were acknowledged, and their accounts.</param>
    /// <param name="isClockSetBack">
    /// True when time was lived through again: streaming minutes ahead of it are dropped, so that they may count fewer
    /// sessions than there are.
    /// </param>
    /// <param name="deleted">What the retention has deleted: it was submitted, ended and charged all the same.</param>
    public static async Task CheckAsync(
        CoreHost host,
        IReadOnlyDictionary<string, string> acknowledged,
        bool isClockSetBack = false,
        DeletedWork? deleted = null
    )
    {
        await using var context = host.OpenContext();
        var problems = new List<string>();
        var transcripts = await context.Transcripts.AsNoTracking().ToListAsync();
        var states = await context.AccountStates.AsNoTracking().ToListAsync();
        var minutes = (await context.ThrottleMinutes.AsNoTracking().ToListAsync()).ToLookup(minute => minute.AccountId);
        var usage = (await context.UsageHours.AsNoTracking().ToListAsync()).ToLookup(hour => hour.AccountId);
        var ledger = (await context.LedgerEntries.AsNoTracking().ToListAsync()).ToLookup(entry => entry.AccountId);
        var overrides = await context
            .LimitOverrides.AsNoTracking()
            .ToDictionaryAsync(limit => (limit.AccountId, limit.Kind), limit => limit.Value);
        var sessions = (await context.StreamingSessions.AsNoTracking().ToListAsync())
            .Concat(deleted?.Sessions ?? [])
            .ToLookup(session => session.AccountId);
        var streaming = (await context.StreamingMinutes.AsNoTracking().ToListAsync()).ToLookup(minute =>
            minute.AccountId
        );
        var windows = await context.LemurWindows.AsNoTracking().ToDictionaryAsync(window => window.AccountId);
        var audit = await context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync();
        var ofAccount = transcripts.Concat(deleted?.Transcripts ?? []).ToLookup(transcript => transcript.AccountId);

        foreach (var state in states)
        {
            var own = ofAccount[state.AccountId].ToList();
            problems.AddRange(Counters(state, own));
            problems.AddRange(FirstInFirstOut(own));
            problems.AddRange(Minutes(state, own, [.. minutes[state.AccountId]]));
            problems.AddRange(Balance(state, own, [.. usage[state.AccountId]], [.. ledger[state.AccountId]]));
            problems.AddRange(
                RateInvariants.Problems(
                    state,
                    [.. sessions[state.AccountId]],
                    [.. streaming[state.AccountId]],
                    windows.GetValueOrDefault(state.AccountId),
                    [.. usage[state.AccountId]],
                    isClockSetBack
                )
            );
            problems.AddRange(Copy(LimitKind.AsyncConcurrency, state.ThrottleLimitOverride));
            problems.AddRange(Copy(LimitKind.StreamingSessionsPerMinute, state.StreamingLimitOverride));
            problems.AddRange(Copy(LimitKind.LemurRequestsPerMinute, state.LemurLimitOverride));

            IEnumerable<string> Copy(LimitKind kind, int? copy)
            {
                int? limit = overrides.TryGetValue((state.AccountId, kind), out var value) ? value : null;
                return Check(limit == copy, $"{state.AccountId}: {kind} override {limit}, its copy {copy}");
            }
        }

        problems.AddRange(await LimitInvariants.ProblemsAsync(context));
        problems.AddRange(transcripts.SelectMany(Fields));
        problems.AddRange(
            Check(
                states.Count == ofAccount.Select(own => own.Key).Union(states.Select(state => state.AccountId)).Count(),
                "a transcript without an account"
            )
        );
        problems.AddRange(Chain(audit, await context.AuditHeads.AsNoTracking().SingleAsync()));
        var accounts = transcripts.ToDictionary(transcript => transcript.Id, transcript => transcript.AccountId);
        problems.AddRange(
            acknowledged
                .Where(pair => deleted?.Transcripts.Exists(gone => gone.Id == pair.Key) != true)
                .Where(pair => accounts.GetValueOrDefault(pair.Key) != pair.Value)
                .Select(pair => $"{pair.Key} of {pair.Value} was acknowledged and is gone")
        );
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems.Take(20)));
    }

    private static IEnumerable<string> Counters(AccountState state, List<Transcript> own)
    {
        var running = own.Count(transcript => transcript.Status == TranscriptStatus.Processing);
        var queued = own.Count(transcript => transcript.Status == TranscriptStatus.Queued);
        var sequences = own.Select(transcript => transcript.Sequence).Order();
        return
        [
            .. Check(state.Running == running, $"{state.AccountId}: running {state.Running}, {running} rows"),
            .. Check(state.Queued == queued, $"{state.AccountId}: queued {state.Queued}, {queued} rows"),
            .. Check(
                queued == 0 == state.ThrottledSince is null,
                $"{state.AccountId}: {queued} wait, throttled since {state.ThrottledSince}"
            ),
            .. Check(
                sequences.SequenceEqual(Enumerable.Range(1, own.Count).Select(number => (long)number)),
                $"{state.AccountId}: places in line have gaps or repeats"
            ),
            .. Check(
                state.NextSequence == own.Count + 1,
                $"{state.AccountId}: next place {state.NextSequence} after {own.Count} transcripts"
            ),
        ];
    }

    /// <summary>Nobody who waits for the first time stands before somebody who has started.</summary>
    private static IEnumerable<string> FirstInFirstOut(List<Transcript> own)
    {
        var lastStarted = own.Where(transcript =>
                transcript is { Status: not TranscriptStatus.Queued, IsCanceled: false }
            )
            .Max(transcript => (long?)transcript.Sequence)
            ?? 0;
        return own.Where(transcript =>
                transcript is { Status: TranscriptStatus.Queued, Attempts: 0 } && transcript.Sequence < lastStarted
            )
            .Select(transcript =>
                $"{transcript.Id} (place {transcript.Sequence}) still waits although place {lastStarted} has started"
            );
    }

    private static IEnumerable<string> Minutes(AccountState state, List<Transcript> own, List<ThrottleMinute> minutes)
    {
        var ended = own.Count(transcript => transcript is { Status: >= TranscriptStatus.Completed, IsCanceled: false });
        var waited = own.Count(transcript => transcript.Throttle != Throttle.Never);
        var throttled = minutes.Sum(minute => minute.Throttled);
        var last = minutes.MaxBy(minute => minute.Minute);
        return
        [
            .. Check(
                minutes.Sum(minute => minute.Submitted) == own.Count,
                $"{state.AccountId}: minutes count {minutes.Sum(minute => minute.Submitted)} submitted of {own.Count}"
            ),
            .. Check(
                minutes.Sum(minute => minute.Finished) == ended,
                $"{state.AccountId}: minutes count {minutes.Sum(minute => minute.Finished)} finished of {ended}"
            ),
            // A transcript whose lease expired may wait more than once.
            .. Check(
                own.Exists(transcript => transcript.Attempts > 0) ? throttled >= waited : throttled == waited,
                $"{state.AccountId}: minutes count {throttled} throttled of {waited}"
            ),
            .. Check(
                last is null || (last.EndRunning == state.Running && last.EndQueued == state.Queued),
                $"{state.AccountId}: its history ends at {last?.EndRunning}+{last?.EndQueued}, it is at "
                    + $"{state.Running}+{state.Queued}"
            ),
            .. Waits(state, own, minutes),
            .. minutes.SelectMany(minute =>
                Check(
                    minute.PeakRunning >= minute.EndRunning
                        && minute.PeakQueued >= minute.EndQueued
                        && minute.PeakDemand >= minute.EndRunning + minute.EndQueued
                        && minute.PeakDemand <= minute.PeakRunning + minute.PeakQueued,
                    $"{state.AccountId}: the peaks of {minute.Minute:HH:mm} do not fit: {minute}"
                )
            ),
        ];
    }

    /// <summary>
    /// The waits are those of the transcripts. One that a worker lost no longer tells when it first started: its first
    /// wait, if it had one, is counted, the later ones are not.
    /// </summary>
    private static IEnumerable<string> Waits(AccountState state, List<Transcript> own, List<ThrottleMinute> minutes)
    {
        var waits = own.Where(transcript =>
                transcript is { HasWaited: true, StartedAt: not null, Attempts: 0, IsCanceled: false }
            )
            .Select(transcript =>
                Math.Max(0, (long)(transcript.StartedAt!.Value - transcript.SubmittedAt).TotalMilliseconds)
            )
            .ToList();
        var lost = own.Count(transcript => transcript.Attempts > 0);
        var (waited, total, longest) = (
            minutes.Sum(minute => minute.Waited),
            minutes.Sum(minute => minute.WaitMilliseconds),
            minutes.Max(minute => (long?)minute.LongestWaitMilliseconds) ?? 0
        );
        return
        [
            .. Check(
                waited >= waits.Count && waited <= waits.Count + lost,
                $"{state.AccountId}: minutes count {waited} waits of {waits.Count}, and {lost} were lost"
            ),
            .. Check(
                lost == 0 ? total == waits.Sum() : total >= waits.Sum(),
                $"{state.AccountId}: minutes count {total} ms of waiting of {waits.Sum()}"
            ),
            .. Check(
                lost == 0 ? longest == waits.DefaultIfEmpty().Max() : longest >= waits.DefaultIfEmpty().Max(),
                $"{state.AccountId}: the longest wait is {longest} ms of {waits.DefaultIfEmpty().Max()}"
            ),
            .. minutes.SelectMany(minute =>
                Check(
                    minute.LongestWaitMilliseconds <= minute.WaitMilliseconds
                        && minute.WaitMilliseconds <= minute.LongestWaitMilliseconds * minute.Waited,
                    $"{state.AccountId}: the waits of {minute.Minute:HH:mm} do not fit: {minute}"
                )
            ),
        ];
    }

    private static IEnumerable<string> Balance(
        AccountState state,
        List<Transcript> own,
        List<UsageHour> usage,
        List<LedgerEntry> ledger
    )
    {
        var used = usage.Sum(hour => hour.Cost.Micros);
        usage = [.. usage.Where(hour => hour.Product == Product.SpeechToText)];
        var completed = own.Where(transcript => transcript.Status == TranscriptStatus.Completed).ToList();
        var balance = ledger.Sum(entry => entry.Amount.Micros) - used;
        return
        [
            .. Check(
                state.Balance.Micros == balance,
                $"{state.AccountId}: balance {state.Balance.Micros}, ledger less usage {balance}"
            ),
            .. Check(
                own.Sum(transcript => transcript.Cost.Micros) == usage.Sum(hour => hour.Cost.Micros),
                $"{state.AccountId}: transcripts cost {own.Sum(transcript => transcript.Cost.Micros)}, usage says "
                    + $"{usage.Sum(hour => hour.Cost.Micros)}"
            ),
            .. Check(
                usage.Sum(hour => hour.Items) == completed.Count,
                $"{state.AccountId}: usage counts {usage.Sum(hour => hour.Items)} of {completed.Count}"
            ),
            .. Check(
                usage.Sum(hour => hour.Milliseconds) == completed.Sum(transcript => transcript.AudioMilliseconds ?? 0),
                $"{state.AccountId}: usage has other milliseconds"
            ),
        ];
    }

    private static IEnumerable<string> Fields(Transcript transcript)
    {
        var hasLease = transcript.LeaseToken is not null;
        var fits = transcript.Status switch
        {
            // What a paused queue holds is not throttled.
            TranscriptStatus.Queued => !hasLease
                && transcript is { StartedAt: null, FinishedAt: null, LeaseExpiresAt: null },
            TranscriptStatus.Processing => hasLease == transcript.LeaseExpiresAt is not null
                && transcript is { StartedAt: not null, FinishedAt: null, Throttle: not Throttle.Waiting },
            TranscriptStatus.Error when transcript.IsCanceled => !hasLease
                && transcript
                    is {
                        FinishedAt: not null,
                        Throttle: not Throttle.Waiting,
                        AudioMilliseconds: null,
                        Cost.Micros: 0,
                        Error: CancellationTexts.BySupport or CancellationTexts.ByRequest
                    },
            _ => transcript is { StartedAt: not null, FinishedAt: not null, Throttle: not Throttle.Waiting },
        };
        return Check(fits, $"its fields do not fit: {transcript}");
    }

    private static IEnumerable<string> Chain(List<AuditEntry> entries, AuditHead recorded)
    {
        var head = AuditChain.Empty;
        foreach (var entry in entries)
        {
            if (!AuditChain.Follows(entry, head))
            {
                return [$"the audit chain breaks at {entry.Sequence}"];
            }

            head = AuditChain.HeadAfter(entry);
        }

        return Check(head == recorded, $"the audit chain ends at {head}, recorded is {recorded}");
    }

    private static IEnumerable<string> Check(bool holds, string problem) => holds ? [] : [problem];
}

/// <summary>What the retention has deleted, as it stood before.</summary>
internal sealed record DeletedWork
{
    public List<Transcript> Transcripts { get; } = [];

    public List<StreamingSession> Sessions { get; } = [];
}
