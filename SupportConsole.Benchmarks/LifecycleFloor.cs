using System.Diagnostics;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;

namespace SupportConsole.Benchmarks;

/// <summary>
/// What the machine allows: the rows of lifecycles written by the bare statements, as many in a transaction as the
/// product has in one with these callers. Nobody waits for an answer, no rule is looked at, and nothing is read but the
/// oldest that wait, which are to start.
/// </summary>
internal sealed class LifecycleFloor(ICommandStore store, int accounts, int callers)
{
    /// <summary>Each account runs so many at once, as the product lets them.</summary>
    private const int Limit = 200;

    /// <summary>More callers than slots: what comes waits in the table, and is started by a write of its own.</summary>
    private readonly bool _waits = callers > (long)accounts * Limit;

    /// <summary>
    /// A transcript that finds a slot passes two transactions: begun with its lease in one, ended in the next. Where
    /// all wait, each transaction ends what holds the slots, starts as many and takes in as many.
    /// </summary>
    private readonly int _window = (int)Math.Max(1, Math.Min(callers / 2, (long)accounts * Limit));

    private readonly Random _random = new(1);
    private readonly AccountState[] _states =
    [
        .. Enumerable
            .Range(0, accounts)
            .Select(number => new AccountState
            {
                AccountId = $"floor{number}",
                Plan = Core.Accounts.AccountPlan.Enterprise,
            }),
    ];
    private List<Transcript> _waiting = [];
    private List<Transcript> _leased = [];
    private long _number;

    /// <summary>Lifecycles a second.</summary>
    public async Task<double> MeasureAsync(TimeSpan time)
    {
        if (_number == 0)
        {
            await using var transaction = await store.BeginAsync(CancellationToken.None);
            transaction.Tables<IAccountStateTables>().Insert(_states);
            await transaction.CommitAsync();
        }

        var (ended, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            ended += await StepAsync(_window);
        }

        var rate = ended / watch.Elapsed.TotalSeconds;

        // Nothing is left over for the product's workers to find.
        while (_waiting.Count + _leased.Count > 0)
        {
            await StepAsync(begin: 0);
        }

        return rate;
    }

    private async Task<int> StepAsync(int begin)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var offer = new LeaseOffer(1, _window, "floor", "floor", now.AddMinutes(1), 60, now);
        var finished = _leased.Select(transcript => Finish(transcript, now)).ToList();
        var begun = Enumerable
            .Range(1, begin)
            .Select(place => _waits ? Begin(now) : offer.Give(Begin(now).Start(now), place))
            .ToList();
        var touched = begun
            .Concat(_leased)
            .Concat(_waiting)
            .Select(transcript => transcript.AccountId)
            .Distinct()
            .Select(Touch)
            .ToList();

        await using var transaction = await store.BeginAsync(CancellationToken.None);
        if (finished.Count > 0)
        {
            transaction.Tables<ITranscriptTables>().Finish(finished);
            transaction
                .Tables<IUsageTables>()
                .Add([
                    .. finished
                        .DistinctBy(ended => ended.Transcript.AccountId)
                        .Select(ended => Use(ended.Transcript, now)),
                ]);
        }

        var oldest = transaction
            .Tables<ITranscriptTables>()
            .FindOldest([
                .. _waiting.CountBy(transcript => transcript.AccountId).Select(waiting => (waiting.Key, waiting.Value)),
            ]);
        transaction.Tables<ITranscriptTables>().Insert(begun);
        await transaction.FlushAsync();
        var started = oldest.Value.Select((transcript, index) => offer.Give(transcript.Start(now), index + 1)).ToList();
        transaction.Tables<ITranscriptTables>().Start(started);
        transaction.Tables<IAccountStateTables>().SaveCounters(touched);
        transaction
            .Tables<IChangeEventTables>()
            .Append("floor", now, string.Join(' ', touched.Select(state => state.AccountId)));
        await transaction.CommitAsync();
        (_leased, _waiting) = _waits ? (started, begun) : (begun, []);
        return finished.Count;
    }

    private Transcript Begin(DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7().ToString("N"),
            AccountId = _states[_random.Next(accounts)].AccountId,
            ProjectId = "default",
            Model = "universal",
            Sequence = ++_number,
            Status = TranscriptStatus.Queued,
            Throttle = _waits ? Throttle.Waiting : Throttle.Never,
            SubmittedAt = now,
        };

    private static FinishedTranscript Finish(Transcript transcript, DateTimeOffset now) =>
        new(
            transcript with
            {
                Status = TranscriptStatus.Completed,
                FinishedAt = now,
                AudioMilliseconds = 60_000,
                Cost = new Money(2_500),
            },
            KeepToken: true
        );

    private AccountState Touch(string accountId)
    {
        var number = int.Parse(accountId["floor".Length..], System.Globalization.CultureInfo.InvariantCulture);
        var before = _states[number];
        _states[number] = before with
        {
            Version = before.Version + 1,
            NextSequence = before.NextSequence + 1,
            Minute = before.Minute with { Submitted = before.Minute.Submitted + 1 },
        };
        return before with
        {
            NextSequence = before.NextSequence + 1,
            Minute = before.Minute with { Submitted = before.Minute.Submitted + 1 },
        };
    }

    private static UsageHour Use(Transcript transcript, DateTimeOffset now) =>
        new()
        {
            AccountId = transcript.AccountId,
            Hour = now.Truncate(TimeSpan.FromHours(1)),
            ProjectId = "default",
            ApiKeyId = "",
            Product = Product.SpeechToText,
            Model = "universal",
            Items = 1,
            Milliseconds = 60_000,
            Cost = new Money(2_500),
        };
}
