using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>One account while a commit is replayed.</summary>
internal sealed class ModelSnapshot
{
    private const long Minute = 60_000;

    private readonly (int Running, int Queued, int Limit) _before;
    private readonly List<(Operation Receiver, int Count)> _starts = [];
    private readonly long _minute;
    private int _peakRunning;
    private int _peakQueued;
    private long _waited;
    private long _waitMilliseconds;
    private long _longestWait;
    private readonly bool _wasPaused;
    private long _toTell;

    public ModelSnapshot(ModelAccount account, ModelBatch batch)
    {
        Account = account;
        _before = (account.Running, account.Queued, batch.Model.EffectiveLimit(account));
        _wasPaused = account.PausedUntil is not null;
        HighestLimit = _before.Limit;
        _minute = Math.Max(account.OpenMinute, batch.Now / Minute * Minute);
        Observe();
    }

    public ModelAccount Account { get; }

    public bool IsNew { get; init; }

    /// <summary>True when the account's row must be written.</summary>
    public bool IsMoved { get; private set; }

    /// <summary>The highest limit in force at any moment of the batch.</summary>
    public int HighestLimit { get; private set; }

    public int RunningBefore => _before.Running;

    public int PeakDemand { get; private set; }

    public long Submitted { get; set; }

    public long Throttled { get; private set; }

    public long Finished { get; set; }

    public long Refused { get; set; }

    /// <summary>The minute that this batch ends and moves to the history; null while it goes on.</summary>
    public long? ClosedMinute { get; private set; }

    /// <summary>The UTC day of the e-mail that this batch must write; null when it must not.</summary>
    public DateOnly? MailDay { get; private set; }

    /// <summary>Takes over what a decision did to the account.</summary>
    public void Move(ModelBatch batch)
    {
        Account.ThrottledSince = Account.Queued == 0 ? null : Account.ThrottledSince ?? batch.Now;
        HighestLimit = Math.Max(HighestLimit, batch.Model.EffectiveLimit(Account));
        Touch();
        Observe();
    }

    /// <summary>The row is written although the decision changed nothing in it.</summary>
    public void Touch() => IsMoved = true;

    /// <summary>Counts a transcript that waits because of the limit; while its queue is paused nobody is told.</summary>
    public void CountThrottled()
    {
        Throttled++;
        _toTell += Account.PausedUntil is null ? 1 : 0;
    }

    /// <summary>Counts refused work; only the balance's refusals stand in the history.</summary>
    public void Refuse(NewWorkRefusal refusal, int pieces)
    {
        if (refusal == NewWorkRefusal.NegativeBalance)
        {
            Refused += pieces;
            Touch();
        }
    }

    /// <summary>Takes money for work that holds no slot.</summary>
    public void Pay(ModelBatch batch, long cost)
    {
        if (cost != 0)
        {
            Account.Balance -= cost;
            Move(batch);
        }
    }

    /// <summary>
    /// Starts as many of the oldest as there is room for; which ones is settled at the end of the batch.
    /// </summary>
    public int Drain(ModelBatch batch, Operation receiver)
    {
        var starts = 0;
        for (; Account.Queued > 0 && Account.Running < batch.Model.EffectiveLimit(Account); starts++)
        {
            Account.Running++;
            Account.Queued--;
        }

        _starts.Add((receiver, starts));
        Move(batch);
        return starts;
    }

    /// <summary>Of all that wait by now, the oldest start, and are told to whoever made room.</summary>
    public void StartOldest(ModelBatch batch)
    {
        foreach (var (receiver, count) in _starts)
        {
            for (var started = 0; started < count; started++)
            {
                var (sequence, transcript) = Account.Waiting.First();
                Account.Waiting.Remove(sequence);
                transcript.Status = TranscriptStatus.Processing;
                transcript.StartedAt = batch.Now;
                transcript.Throttle = transcript.Throttle == Throttle.Waiting ? Throttle.Waited : transcript.Throttle;
                batch.Change(transcript);
                receiver.Started(transcript.Id);
                if (transcript.Attempts == 0)
                {
                    var wait = Math.Max(0, batch.Now - transcript.SubmittedAt);
                    (_waited, _waitMilliseconds, _longestWait) = (
                        _waited + 1,
                        _waitMilliseconds + wait,
                        Math.Max(_longestWait, wait)
                    );
                }
            }
        }

        // What lost its lease and waits again is throttled, unless a pause alone holds it.
        foreach (
            var requeued in batch.Requeued.Where(transcript =>
                transcript.Account == Account && transcript.Status == TranscriptStatus.Queued
            )
        )
        {
            if (!batch.Model.IsHeldByPause(Account, Account.Running))
            {
                requeued.Throttle = Throttle.Waiting;
                CountThrottled();
            }
        }
    }

    public void Close(ModelBatch batch)
    {
        Tell(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(batch.Now).UtcDateTime));
        Account.Version += IsMoved && !IsNew ? 1 : 0;
        var limit = batch.Model.EffectiveLimit(Account);
        if (
            !IsMoved
            || (Submitted + Throttled + Finished + Refused == 0 && _before == (Account.Running, Account.Queued, limit))
        )
        {
            return;
        }

        ClosedMinute = Account.OpenMinute > 0 && Account.OpenMinute != _minute ? Account.OpenMinute : null;
        Account.OpenMinute = _minute;
        var sum = Account.Minutes.GetValueOrDefault(_minute);
        Account.Minutes[_minute] = new(
            sum.Submitted + Submitted,
            sum.Throttled + Throttled,
            sum.Finished + Finished,
            sum.Refused + Refused,
            Math.Max(sum.PeakRunning, _peakRunning),
            Math.Max(sum.PeakQueued, _peakQueued),
            Math.Max(sum.PeakDemand, PeakDemand),
            Account.Running,
            Account.Queued,
            limit
        )
        {
            Waited = sum.Waited + _waited,
            WaitMilliseconds = sum.WaitMilliseconds + _waitMilliseconds,
            LongestWait = Math.Max(sum.LongestWait, _longestWait),
        };
    }

    /// <summary>
    /// The first that waits on a day is told of; a clock that went back starts no day again. What came while the queue
    /// was paused is told of when it goes on and the limit still holds some.
    /// </summary>
    private void Tell(DateOnly today)
    {
        var throttled = _wasPaused && Account is { PausedUntil: null, Disabled: false } ? Account.Queued : _toTell;
        if (throttled > 0 && (Account.MailDay is not { } told || today > told))
        {
            Account.MailDay = MailDay = today;
            Account.MailDays.Add(today);
        }
    }

    private void Observe()
    {
        _peakRunning = Math.Max(_peakRunning, Account.Running);
        _peakQueued = Math.Max(_peakQueued, Account.Queued);
        PeakDemand = Math.Max(PeakDemand, Account.Running + Account.Queued);
    }
}
