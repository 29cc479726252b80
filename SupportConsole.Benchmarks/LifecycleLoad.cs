using System.Collections.Concurrent;
using System.Diagnostics;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Benchmarks;

/// <summary>
/// Callers and workers of Core in this process: transcripts are submitted, leased and completed in a closed loop.
/// </summary>
/// <param name="limiter">The node.</param>
/// <param name="callers">Submit calls at once.</param>
/// <param name="accounts">Accounts <c>a0</c> ... that they choose from at random.</param>
/// <param name="inFlight">
/// Transcripts submitted and not yet completed, at most: a caller brings its next when one is through.
/// </param>
internal sealed class LifecycleLoad(ITranscriptLimiter limiter, int callers, int accounts, int inFlight)
{
    private const int Workers = 4;
    private const int LeasePage = 500;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<string> _refusals = [];

    /// <summary>Runs it for so long.</summary>
    /// <param name="seed">Of the choice of accounts.</param>
    public async Task<LoadResult> RunAsync(TimeSpan time, int seed)
    {
        using var end = new CancellationTokenSource(time, TimeProvider.System);
        using var room = new SemaphoreSlim(inFlight);
        var (submits, completed) = (new Sample(), 0L);
        _refusals.Clear();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll([
            .. Enumerable
                .Range(0, callers)
                .Select(caller =>
                    Task.Run(
                        () => SubmitAsync(new Random(seed + caller), submits, room, end.Token),
                        CancellationToken.None
                    )
                ),
            .. Enumerable
                .Range(0, Workers)
                .Select(worker =>
                    Task.Run(() => WorkAsync($"worker-{worker}", Completed, end.Token), CancellationToken.None)
                ),
        ]);
        return new(
            watch.Elapsed,
            completed,
            submits,
            Process.GetCurrentProcess().TotalProcessorTime - cpu,
            [.. _refusals]
        );

        void Completed(int count)
        {
            if (count > 0)
            {
                Interlocked.Add(ref completed, count);
                room.Release(count);
            }
        }
    }

    /// <summary>Ends what a run has left over.</summary>
    public async Task DrainAsync()
    {
        while (await WorkAsync("drain", TimeSpan.Zero) > 0)
        {
            // Until nothing is left.
        }
    }

    private async Task SubmitAsync(Random random, Sample submits, SemaphoreSlim room, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (await room.WaitAsync(Glance, CancellationToken.None))
            {
                var account = $"a{random.Next(accounts)}";
                if (
                    !await TryAsync(() =>
                        submits.MeasureAsync(() =>
                            limiter.SubmitAsync(account, [new TranscriptSubmission()], CancellationToken.None)
                        )
                    )
                )
                {
                    room.Release();
                }
            }
        }
    }

    private async Task WorkAsync(string worker, Action<int> completed, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await TryAsync(async () => completed(await WorkAsync(worker, Glance)));
        }
    }

    /// <summary>Takes a page of work and ends it.</summary>
    private async Task<int> WorkAsync(string worker, TimeSpan wait)
    {
        var leases = await limiter.LeaseAsync(
            new(worker, LeasePage, wait, TimeSpan.FromMinutes(1)),
            CancellationToken.None
        );
        return leases.Count == 0
            ? 0
            : (
                await limiter.CompleteAsync(
                    [
                        .. leases.Select(lease => new TranscriptResult(
                            lease.Id,
                            lease.LeaseToken,
                            Succeeded: true,
                            60_000
                        )),
                    ],
                    CancellationToken.None
                )
            )
                .Accepted
                .Count;
    }

    /// <summary>Goes on after a refusal that a client answers by trying again (503), and keeps its cause.</summary>
    private async Task<bool> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (Exception exception) when (exception is LimitsBusyException or LimitsUnavailableException)
        {
            _refusals.Enqueue((exception.InnerException ?? exception).Message);
            return false;
        }
    }
}

/// <summary>What a load did.</summary>
/// <param name="Time">How long it ran.</param>
/// <param name="Completed">Whole lives.</param>
/// <param name="Submits">How long submits took.</param>
/// <param name="Cpu">Processor time of this process.</param>
/// <param name="Refusals">Calls that were not decided (503), with their causes.</param>
internal sealed record LoadResult(
    TimeSpan Time,
    long Completed,
    Sample Submits,
    TimeSpan Cpu,
    IReadOnlyList<string> Refusals
)
{
    public double PerSecond => Completed / Time.TotalSeconds;

    /// <summary>Of one core.</summary>
    public double CpuShare => Cpu / Time;
}
