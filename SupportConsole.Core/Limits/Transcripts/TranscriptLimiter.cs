using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Transcripts;

/// <inheritdoc cref="ITranscriptLimiter"/>
internal sealed partial class TranscriptLimiter(
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    PriceBook prices,
    TimeProvider clock,
    ILogger<TranscriptLimiter> logger
) : ITranscriptLimiter
{
    /// <summary>
    /// How long a lease call is blind to what another node started: it hears within 250 ms, the reading included.
    /// </summary>
    private static readonly TimeSpan OtherNodes = TimeSpan.FromMilliseconds(200);

    public async Task<SubmitOutcome> SubmitAsync(
        string accountId,
        IReadOnlyList<TranscriptSubmission> transcripts,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (
            transcripts
                .FirstOrDefault(transcript => transcript.Model is { } model && !prices.Transcripts.IsSold(model, now))
                ?.Model is
            { } unknown
        )
        {
            return new SubmitOutcome.UnknownModel(unknown, prices.Transcripts.ModelsAt(now));
        }

        var outcome = await batcher.ExecuteAsync(new SubmitCommand(accountId, transcripts), cancellationToken);
        if (outcome is SubmitOutcome.Refused { Refusal: NewWorkRefusal.NegativeBalance } refused)
        {
            LogRefused(refused.Message, accountId, transcripts.Count);
        }

        return outcome;
    }

    public async Task<IReadOnlyList<Lease>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() + request.Wait;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var leases = await LeaseOnceAsync(request, deadline - clock.GetUtcNow(), cancellationToken);
            if (leases.Count > 0 || clock.GetUtcNow() >= deadline)
            {
                return leases;
            }
        }
    }

    public Task<HeartbeatOutcome> HeartbeatAsync(IReadOnlyList<LeaseKey> leases, CancellationToken cancellationToken) =>
        batcher.ExecuteAsync(new HeartbeatCommand(leases), cancellationToken);

    public Task<CompleteOutcome> CompleteAsync(
        IReadOnlyList<TranscriptResult> results,
        CancellationToken cancellationToken
    ) => batcher.ExecuteAsync(new CompleteCommand(results), cancellationToken);

    public async Task<TranscriptWithPosition?> FindAsync(string transcriptId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // One statement, so that transcript and account are of one instant. The place is counted where it does not
        // follow from the sequence, see QueuePosition.
        var found = await context
            .Transcripts.AsNoTracking()
            .Where(transcript => transcript.Id == transcriptId)
            .Select(transcript => new
            {
                Transcript = transcript,
                State = context.Set<AccountState>().First(state => state.AccountId == transcript.AccountId),
            })
            .Select(found => new
            {
                found.Transcript,
                found.State,
                Place = found.Transcript.Status == TranscriptStatus.Queued
                && (found.Transcript.Attempts > 0 || found.Transcript.Sequence < found.State.CanceledUpTo)
                    ? context
                        .Set<Transcript>()
                        .Count(other =>
                            other.AccountId == found.Transcript.AccountId
                            && other.Status == TranscriptStatus.Queued
                            && other.Sequence <= found.Transcript.Sequence
                        )
                    : 0,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        int? position = found.Transcript switch
        {
            { Status: not TranscriptStatus.Queued } => null,
            { } waiting when QueuePosition.IsCounted(found.State, waiting.Sequence, waiting.Attempts) => found.Place,
            _ => QueuePosition.OfSequence(found.State, found.Transcript.Sequence),
        };
        return new(found.Transcript, position);
    }

    public async Task<int> ExpireLeasesAsync(int max, CancellationToken cancellationToken) =>
        (await batcher.ExecuteAsync(new ExpireLeasesCommand(max), cancellationToken)).Count;

    /// <summary>Looks at what there is, and waits for what this node starts.</summary>
    private async Task<IReadOnlyList<Lease>> LeaseOnceAsync(
        LeaseRequest request,
        TimeSpan left,
        CancellationToken cancellationToken
    )
    {
        var patience = Task.Delay(
            TimeSpan.FromTicks(Math.Clamp(left.Ticks, 0, OtherNodes.Ticks)),
            clock,
            cancellationToken
        );
        var lease = new LeaseCommand(request, cancellationToken);

        // Not given up once handed over: leases that nobody hears of cost each transcript an attempt.
        var answer = batcher.ExecuteAsync(lease, CancellationToken.None);
        await Task.WhenAny(answer, patience);
        lease.GiveUp();
        return await answer;
    }

    // Support searches for this line: domain.md, "Negative balance" rule 3.
    [LoggerMessage(
        LogLevel.Warning,
        "error triggered: {Message} (account {AccountId}, {Transcripts} transcripts refused)"
    )]
    private partial void LogRefused(string message, string accountId, int transcripts);
}
