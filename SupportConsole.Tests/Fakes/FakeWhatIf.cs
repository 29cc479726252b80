using SupportConsole.Core.Access;
using SupportConsole.Core.Throttling.WhatIf;

namespace SupportConsole.Tests.Fakes;

/// <summary>Replays that end when the test says so, or at once.</summary>
internal sealed class FakeWhatIf : IWhatIf
{
    /// <summary>What is answered at once; null leaves the replay running.</summary>
    public Func<int, WhatIfOutcome>? Answer { get; set; }

    public List<Run> Runs { get; } = [];

    public Task<WhatIfOutcome> ReplayAsync(
        Actor actor,
        string accountId,
        int limit,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var run = new Run(accountId, limit, progress, cancellationToken);
        Runs.Add(run);
        if (Answer is { } answer)
        {
            run.End(answer(limit));
        }

        return run.Task;
    }

    public static WhatIfOutcome.Compared Compared(int limit) =>
        new(
            Samples.Now.AddHours(-24),
            Samples.Now,
            limit,
            18_204,
            212,
            TimeSpan.FromSeconds(252),
            Figures(66, 1_284, 17, 200, 212),
            Figures(2, 40, 1, limit, 0)
        );

    public sealed class Run
    {
        private readonly TaskCompletionSource<WhatIfOutcome> _end = new();
        private readonly CancellationToken _cancelled;

        public Run(string accountId, int limit, IProgress<double>? progress, CancellationToken cancelled)
        {
            (AccountId, Limit, Progress, _cancelled) = (accountId, limit, progress, cancelled);
            cancelled.Register(() => _end.TrySetCanceled(cancelled));
        }

        public string AccountId { get; }

        public int Limit { get; }

        public IProgress<double>? Progress { get; }

        public bool IsCancelled => _cancelled.IsCancellationRequested;

        public Task<WhatIfOutcome> Task => _end.Task;

        public void End(WhatIfOutcome outcome) => _end.TrySetResult(outcome);

        public void Fail(Exception exception) => _end.TrySetException(exception);
    }

    private static ReplayFigures Figures(int minutes, long transcripts, int wait, int peak, long waiting) =>
        new()
        {
            ThrottledMinutes = minutes,
            ThrottledTranscripts = transcripts,
            P95Wait = TimeSpan.FromMinutes(wait),
            LongestWait = TimeSpan.FromMinutes(wait + 1),
            TotalWait = TimeSpan.FromMinutes(wait * transcripts),
            PeakRunning = peak,
            WaitingAtEnd = waiting,
        };
}
