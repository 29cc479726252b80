using System.Collections.Concurrent;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Demo;

/// <summary>
/// The demo's customers and workers: submits, leases and completes through the services that the platform uses. The replay of
/// the past drives it with a simulated clock, live traffic with the real one.
/// </summary>
internal sealed class DemoWorld(int seed, IReadOnlyList<DemoAccount> accounts, DateTimeOffset historyEnd, DemoCallers callers)
{
    private const string WorkerId = "demo-worker";
    private const int LeasePage = 1_000;

    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, DemoAccount> _accounts = accounts.ToDictionary(account => account.Id);
    private readonly ConcurrentDictionary<string, int> _demand = [];
    private readonly PriorityQueue<InWork, DateTimeOffset> _inWork = new();
    private DateTimeOffset? _lastStep;
    private DateTimeOffset _lastHeartbeat;

    /// <summary>One step: what is due ends, what is wanted is submitted, what started is taken.</summary>
    /// <param name="limiter">The services, on the clock that <paramref name="now"/> comes from.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="lease">How long the workers lease for.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    public async Task StepAsync(ITranscriptLimiter limiter, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        // What the pause between replay and live traffic missed is made up for. The first step after a start only looks: what
        // the accounts have in work from before is known from its answers.
        var passed = now - (_lastStep ?? now);
        var length = passed < LongestStep ? passed : LongestStep;
        _lastStep = now;
        await CompleteAsync(limiter, now, cancellationToken);
        await SubmitAsync(limiter, now, length, cancellationToken);
        await LeaseAsync(limiter, now, lease, cancellationToken);
    }

    /// <summary>Keeps every lease, at most every third of <paramref name="lease"/>.</summary>
    public async Task HeartbeatAsync(ITranscriptLimiter limiter, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
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

    private async Task CompleteAsync(ITranscriptLimiter limiter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new List<InWork>();
        while (_inWork.TryPeek(out var next, out var at) && at <= now)
        {
            due.Add(next);
            _inWork.Dequeue();
        }

        foreach (var page in due.Chunk(LeasePage))
        {
            var results = page.Select(work => work.Fails
                ? new TranscriptResult(work.Key.Id, work.Key.LeaseToken, Succeeded: false, Error: "The audio could not be decoded")
                : new TranscriptResult(work.Key.Id, work.Key.LeaseToken, Succeeded: true, work.AudioMilliseconds));
            await limiter.CompleteAsync([.. results], cancellationToken);
            foreach (var work in page)
            {
                _demand.AddOrUpdate(work.AccountId, 0, (_, demand) => demand - 1);
            }
        }
    }

    private async Task SubmitAsync(ITranscriptLimiter limiter, DateTimeOffset now, TimeSpan length, CancellationToken cancellationToken)
    {
        var submits = new List<Task>();
        foreach (var account in accounts)
        {
            var wanted = Wanted(account, now, length);
            if (wanted > 0)
            {
                submits.Add(SubmitAsync(limiter, account, wanted, now, cancellationToken));
            }
        }

        // Together, as independent customers do: one batch.
        await Task.WhenAll(submits);
    }

    private async Task SubmitAsync(ITranscriptLimiter limiter, DemoAccount account, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One program sends a batch.
        var caller = callers.Pick(account.Id, Mix(seed, (int)(now.ToUnixTimeSeconds() & int.MaxValue)));
        var transcripts = Enumerable.Range(0, count).Select(number => new TranscriptSubmission(
            Id: $"{account.Id}-{now.ToUnixTimeSeconds():x}-{number}",
            ProjectId: caller.ProjectId,
            ApiKeyId: caller.ApiKeyId,
            Model: Mix(account.Index, 1) % 5 == 0 ? "slam-1" : "universal",
            AudioUrl: $"https://audio.example/{account.Id}/{now.ToUnixTimeSeconds():x}-{number}.mp3"));
        switch (await limiter.SubmitAsync(account.Id, [.. transcripts], cancellationToken))
        {
            case SubmitOutcome.Accepted accepted:
                _demand[account.Id] = accepted.Running + accepted.Queued;
                break;
            case SubmitOutcome.UnknownProject unknown:
                callers.Drop(account.Id, unknown.ProjectId);
                break;
        }
    }

    private async Task LeaseAsync(ITranscriptLimiter limiter, DateTimeOffset now, TimeSpan duration, CancellationToken cancellationToken)
    {
        IReadOnlyList<Lease> leases;
        do
        {
            leases = await limiter.LeaseAsync(new(WorkerId, LeasePage, TimeSpan.Zero, duration, DemoCatalogue.IdPrefix), cancellationToken);
            foreach (var lease in leases)
            {
                Work(lease, now);
            }
        }
        while (leases.Count == LeasePage);
    }

    private void Work(Lease lease, DateTimeOffset now)
    {
        var mean = _accounts.TryGetValue(lease.AccountId, out var account) ? account.MeanSeconds : 60;
        var dice = new Random(Mix(seed, StableHash(lease.Id)));
        var seconds = mean * (0.4 + (1.2 * dice.NextDouble()));
        var work = new InWork(new(lease.Id, lease.LeaseToken), lease.AccountId, (long)(seconds * 1_500), Fails: dice.Next(200) == 0);
        _inWork.Enqueue(work, now.AddSeconds(seconds));
    }

    private int Wanted(DemoAccount account, DateTimeOffset now, TimeSpan length)
    {
        var shape = account.Traffic;
        if (shape.WantsDemand(historyEnd - now))
        {
            // Comes up within a minute or so, as a batch job does, and then refills.
            var missing = shape.Demand - _demand.GetValueOrDefault(account.Id);
            return Math.Clamp(missing, 0, Math.Max(1, (int)(shape.Demand * length.TotalMinutes)));
        }

        var perMinute = shape.PerMinute > 0 ? shape.PerMinute : shape.Demand * 20.0 / account.MeanSeconds;
        var dice = new Random(Mix(Mix(seed, account.Index), (int)(now.ToUnixTimeSeconds() & int.MaxValue)));
        return Poisson(perMinute * length.TotalMinutes, dice);
    }

    private static int Poisson(double mean, Random dice)
    {
        var (limit, product, count) = (Math.Exp(-mean), dice.NextDouble(), 0);
        while (product > limit)
        {
            product *= dice.NextDouble();
            count++;
        }

        return count;
    }

    private static int Mix(int one, int other) => unchecked((int)((((uint)one * 2_654_435_761u) ^ ((uint)other * 2_246_822_519u)) & int.MaxValue));

    /// <summary>string.GetHashCode differs from run to run; this does not.</summary>
    private static int StableHash(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));

    private sealed record InWork(LeaseKey Key, string AccountId, long AudioMilliseconds, bool Fails);
}
