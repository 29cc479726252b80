using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Benchmarks;

/// <summary>Makes long queues.</summary>
internal static class Backlog
{
    private const int Batch = 1_000;
    private const int Callers = 8;

    /// <summary>Submits so many transcripts to each account.</summary>
    public static async Task SubmitAsync(ITranscriptLimiter limiter, IReadOnlyList<string> accounts, int each)
    {
        var calls = accounts.SelectMany(account =>
            Enumerable
                .Range(0, (each + Batch - 1) / Batch)
                .Select(call => (account, count: Math.Min(Batch, each - (call * Batch))))
        );
        await Parallel.ForEachAsync(
            calls,
            new ParallelOptions { MaxDegreeOfParallelism = Callers },
            async (call, end) =>
            {
                var outcome = await limiter.SubmitAsync(
                    call.account,
                    [.. Enumerable.Repeat(new TranscriptSubmission(), call.count)],
                    end
                );
                if (outcome is not SubmitOutcome.Accepted)
                {
                    throw new InvalidOperationException($"{call.account} was answered {outcome}.");
                }
            }
        );
    }
}
