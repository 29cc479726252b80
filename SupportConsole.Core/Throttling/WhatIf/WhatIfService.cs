using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Core.Throttling.WhatIf;

/// <inheritdoc cref="IWhatIf"/>
internal sealed class WhatIfService(
    DemandReader reader,
    IOptions<WhatIfOptions> options,
    IOptions<GuardrailOptions> guardrails,
    TimeProvider clock
) : IWhatIf, IDisposable
{
    /// <summary>Reading takes most of the time.</summary>
    private const double ReadShare = 0.8;

    private readonly SemaphoreSlim _turns = new(options.Value.AtOnce);

    public async Task<WhatIfOutcome> ReplayAsync(
        Actor actor,
        string accountId,
        int limit,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        if (limit < 1 || limit > guardrails.Value.MaximumLimit)
        {
            return new WhatIfOutcome.NoLimit(guardrails.Value.MaximumLimit);
        }

        await _turns.WaitAsync(cancellationToken);
        try
        {
            // The database's driver and the replay would hold the caller's thread, which a page renders on.
            return await Task.Run(() => RunAsync(accountId, limit, progress, cancellationToken), cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<WhatIfOutcome> RunAsync(
        string accountId,
        int limit,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var to = clock.GetUtcNow();
        var from = to.AddHours(-options.Value.Hours).Truncate(TimeSpan.FromMinutes(1));
        var (start, end) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        var reading = new Share(progress, 0, ReadShare);
        if (
            await reader.ReadAsync(accountId, start, end, options.Value.MaximumTranscripts, reading, cancellationToken)
            is not { } read
        )
        {
            return new WhatIfOutcome.TooMuch(options.Value.MaximumTranscripts);
        }

        if (read.Count == 0)
        {
            return new WhatIfOutcome.NoDemand(from, to);
        }

        var replay = new DemandReplay(read.Rows, read.Count, start, end);
        var recorded = replay.Recorded(cancellationToken);
        var proposed = replay.At(limit, new Share(progress, (1 + ReadShare) / 2, 1), cancellationToken);
        return new WhatIfOutcome.Compared(
            from,
            to,
            limit,
            replay.Transcripts,
            replay.Unfinished,
            TimeSpan.FromMilliseconds(replay.MeanDuration),
            recorded,
            proposed
        );
    }

    /// <summary>A part's progress as that of the whole, on the thread it happens on.</summary>
    private sealed class Share(IProgress<double>? whole, double from, double to) : IProgress<double>
    {
        public void Report(double value) => whole?.Report(from + ((to - from) * Math.Clamp(value, 0, 1)));
    }
}
