using System.Collections.Concurrent;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Demo;

/// <summary>
/// The demo's customers and workers: submits, leases and completes through the services that the platform uses. The
/// replay of the past drives it with a simulated clock, live traffic with the real one.
/// </summary>
internal sealed class DemoWorld(
    int seed,
    IReadOnlyList<DemoAccount> accounts,
    DateTimeOffset historyEnd,
    DemoCallers callers,
    DemoWorkers workers
)
{
    private const int LeasePage = 1_000;

    /// <summary>The hour of an old day ends with everything done, at the latest by the next one.</summary>
    private const double LongestInSample = 220;

    /// <summary>A sample has fewer transcripts with more audio: the days cost about the same.</summary>
    private const int SampleAudio = 4;

    /// <summary>One of so many transcripts of the slow account loses its first worker.</summary>
    private const int LostOfSlow = 25;

    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, DemoAccount> _accounts = accounts.ToDictionary(account => account.Id);
    private readonly ConcurrentDictionary<string, int> _demand = [];
    private readonly PriorityQueue<InWork, DateTimeOffset> _inWork = new();
    private readonly DemoArrivals _arrivals = new(seed, historyEnd);
    private DateTimeOffset? _lastStep;
    private DateTimeOffset _lastHeartbeat;
    private bool _isSample;

    /// <summary>True while workers have something in hand.</summary>
    public bool HasWork => _inWork.Count > 0;

    /// <summary>One step: what is due ends, what is wanted is submitted, what started is taken.</summary>
    /// <param name="limiter">The services, on the clock that <paramref name="now"/> comes from.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="lease">How long the workers lease for.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    public async Task StepAsync(
        ITranscriptLimiter limiter,
        DateTimeOffset now,
        TimeSpan lease,
        CancellationToken cancellationToken
    )
    {
        // What the pause between replay and live traffic missed is made up for. The first step after a start only
        // looks: what the accounts have in work from before is known from its answers.
        var passed = now - (_lastStep ?? now);
        var length = passed < LongestStep ? passed : LongestStep;
        (_lastStep, _isSample) = (now, false);
        await CompleteAsync(limiter, now, cancellationToken);
        await SubmitAsync(
            limiter,
            account => _arrivals.OfStep(account, _demand.GetValueOrDefault(account.Id), now, length),
            now,
            cancellationToken
        );
        await LeaseAsync(now, lease, cancellationToken);
    }

    /// <summary>The hour of an old day begins: the customers send what they send in it.</summary>
    public async Task BurstAsync(
        ITranscriptLimiter limiter,
        DateTimeOffset now,
        TimeSpan lease,
        CancellationToken cancellationToken
    )
    {
        _isSample = true;
        await CompleteAsync(limiter, now, cancellationToken);
        await SubmitAsync(limiter, account => _arrivals.OfBurst(account, now), now, cancellationToken);
        await LeaseAsync(now, lease, cancellationToken);
    }

    /// <summary>Later in the hour of an old day: what is due ends, what started in its place is taken.</summary>
    public async Task SettleAsync(
        ITranscriptLimiter limiter,
        DateTimeOffset now,
        TimeSpan lease,
        CancellationToken cancellationToken
    )
    {
        await CompleteAsync(limiter, now, cancellationToken);
        await LeaseAsync(now, lease, cancellationToken);
    }

    /// <summary>Keeps every lease, at most every third of <paramref name="lease"/>.</summary>
    public async Task HeartbeatAsync(
        ITranscriptLimiter limiter,
        DateTimeOffset now,
        TimeSpan lease,
        CancellationToken cancellationToken
    )
    {
        if (_inWork.Count == 0 || now - _lastHeartbeat < lease / 3)
        {
            return;
        }

        _lastHeartbeat = now;
        foreach (var page in _inWork.UnorderedItems.Select(item => item.Element.Key).Chunk(LeasePage))
        {
            await limiter.HeartbeatAsync(page, cancellationToken);
        }
    }

    private async Task CompleteAsync(
        ITranscriptLimiter limiter,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var due = new List<InWork>();
        while (_inWork.TryPeek(out var next, out var at) && at <= now)
        {
            due.Add(next);
            _inWork.Dequeue();
        }

        foreach (var page in due.Chunk(LeasePage))
        {
            var results = page.Select(work =>
                work.Fails
                    ? new TranscriptResult(
                        work.Key.Id,
                        work.Key.LeaseToken,
                        Succeeded: false,
                        Error: "The audio could not be decoded"
                    )
                    : new TranscriptResult(work.Key.Id, work.Key.LeaseToken, Succeeded: true, work.AudioMilliseconds)
            );
            await limiter.CompleteAsync([.. results], cancellationToken);
            foreach (var work in page)
            {
                _demand.AddOrUpdate(work.AccountId, 0, (_, demand) => demand - 1);
            }
        }
    }

    private async Task SubmitAsync(
        ITranscriptLimiter limiter,
        Func<DemoAccount, int> arrivals,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var submits = new List<Task>();
        foreach (var account in accounts)
        {
            var wanted = arrivals(account);
            if (wanted > 0)
            {
                submits.Add(SubmitAsync(limiter, account, wanted, now, cancellationToken));
            }
        }

        // Together, as independent customers do: one batch.
        await Task.WhenAll(submits);
    }

    private async Task SubmitAsync(
        ITranscriptLimiter limiter,
        DemoAccount account,
        int count,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // One program sends a batch.
        var caller = callers.Pick(account.Id, DemoArrivals.Mix(seed, (int)(now.ToUnixTimeSeconds() & int.MaxValue)));
        var transcripts = Enumerable
            .Range(0, count)
            .Select(number => new TranscriptSubmission(
                Id: $"{account.Id}-{now.ToUnixTimeSeconds():x}-{number}",
                ProjectId: caller.ProjectId,
                ApiKeyId: caller.ApiKeyId,
                Model: DemoArrivals.Mix(account.Index, 1) % 5 == 0 ? "slam-1" : "universal",
                AudioUrl: $"https://audio.example/{account.Id}/{now.ToUnixTimeSeconds():x}-{number}.mp3"
            ));
        switch (await limiter.SubmitAsync(account.Id, [.. transcripts], cancellationToken))
        {
            case SubmitOutcome.Accepted accepted:
                _demand[account.Id] = accepted.Running + accepted.Queued;
                break;
            case SubmitOutcome.UnknownProject unknown:
                callers.DropProject(account.Id, unknown.ProjectId);
                break;
            case SubmitOutcome.UnknownApiKey unknown:
                callers.DropKey(account.Id, unknown.ApiKeyId);
                break;
        }
    }

    private async Task LeaseAsync(DateTimeOffset now, TimeSpan duration, CancellationToken cancellationToken)
    {
        IReadOnlyList<Transcript> leased;
        do
        {
            leased = await workers.LeaseAsync(DemoCatalogue.IdPrefix, LeasePage, now, duration, cancellationToken);
            foreach (var transcript in leased)
            {
                Work(transcript, now);
            }
        } while (leased.Count == LeasePage);
    }

    private void Work(Transcript leased, DateTimeOffset now)
    {
        var account = _accounts.GetValueOrDefault(leased.AccountId);
        var dice = new Random(DemoArrivals.Mix(seed, StableHash(leased.Id)));
        var seconds = (account?.MeanSeconds ?? 60) * (0.4 + (1.2 * dice.NextDouble()));
        seconds = _isSample ? Math.Min(seconds, LongestInSample) : seconds;
        var speed = (account?.AudioSpeed ?? 1) * (_isSample ? SampleAudio : 1);
        var work = new InWork(
            new(leased.Id, leased.LeaseToken!),
            leased.AccountId,
            (long)(seconds * 1_000 * speed),
            Fails: dice.Next(200) == 0
        );

        // A worker that dies with it: nobody renews or ends the lease, and the next worker gets it once it ran out.
        if (leased is { AccountId: DemoShowcase.Slow, Attempts: 0 } && dice.Next(LostOfSlow) == 0)
        {
            return;
        }

        _inWork.Enqueue(work, now.AddSeconds(seconds));
    }

    /// <summary>string.GetHashCode differs from run to run; this does not.</summary>
    private static int StableHash(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));

    private sealed record InWork(LeaseKey Key, string AccountId, long AudioMilliseconds, bool Fails);
}
