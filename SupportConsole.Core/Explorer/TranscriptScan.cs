using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Explorer;

/// <summary>
/// Reads an account's transcripts from the newest backwards, along the index of account and sequence. A filter that
/// matches little would read without end, so that the sequence is walked in windows of a fixed length, and a page ends
/// after some of them whatever it has found; what was deleted costs no window. No statement reads more than a window,
/// however many rows the account has.
/// </summary>
internal sealed class TranscriptScan(ConsoleDbContext context, TranscriptQuery query)
{
    /// <summary>Places of the account's line in one statement.</summary>
    public const int Window = 2_000;

    /// <summary>Statements of one page, each with a short one that finds where the next begins.</summary>
    public const int MaximumWindows = 5;

    /// <summary>
    /// Nodes date submits by clocks of their own: how far a transcript's time may be off the order of its sequence.
    /// </summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly int _take = Math.Clamp(query.Take, 1, TranscriptQuery.MaximumTake);

    private IQueryable<Transcript> OfAccount =>
        context.Transcripts.AsNoTracking().Where(transcript => transcript.AccountId == query.AccountId);

    /// <summary>What is queued has an index of its own, in which the gaps between are not seen.</summary>
    private IQueryable<Transcript> Walked =>
        query.Status == TranscriptStatus.Queued
            ? OfAccount.Where(transcript => transcript.Status == TranscriptStatus.Queued)
            : OfAccount;

    public async Task<TranscriptListPage> ReadAsync(CancellationToken cancellationToken)
    {
        var matching = TranscriptFilters.Apply(context, OfAccount, query);
        var bottom = await BottomAsync(cancellationToken);
        var end = await TopAsync(cancellationToken);
        var found = new List<Transcript>();
        for (var window = 1; ; window++)
        {
            var low = Math.Max(bottom, end - Window);
            found.AddRange(
                await matching
                    .Where(transcript => transcript.Sequence >= low && transcript.Sequence < end)
                    .OrderByDescending(transcript => transcript.Sequence)
                    .Take(_take + 1 - found.Count)
                    .ToListAsync(cancellationToken)
            );
            if (found.Count > _take)
            {
                return Page(found, CursorOf(found[_take - 1]), searchedTo: null);
            }

            if (await PlaceBelowAsync(low, bottom, cancellationToken) is not { } next)
            {
                return Page(found, next: null, searchedTo: null);
            }

            if (window == MaximumWindows)
            {
                var last = await FirstFromAsync(low, cancellationToken);
                return Page(found, last is null ? null : new(last.Sequence, last.Id), last?.SubmittedAt);
            }

            end = next + 1;
        }
    }

    private static TranscriptCursor CursorOf(Transcript transcript) => new(transcript.Sequence, transcript.Id);

    private TranscriptListPage Page(List<Transcript> found, TranscriptCursor? next, DateTimeOffset? searchedTo) =>
        new([.. found.Take(_take).Select(transcript => transcript with { LeaseToken = null })], next, searchedTo);

    /// <summary>The first place that is not looked at any more.</summary>
    private async Task<long> TopAsync(CancellationToken cancellationToken)
    {
        var newest = await Walked
            .OrderByDescending(transcript => transcript.Sequence)
            .Select(transcript => (long?)transcript.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        var top = Math.Min(query.Before ?? long.MaxValue, (newest ?? 0) + 1);
        if (query.To is { } to)
        {
            top = Math.Min(top, await PlaceOfAsync(to + ClockTolerance, top, cancellationToken));
        }

        // What started did so before all that still wait for their first start, however many those are.
        if (query.Status is TranscriptStatus.Processing or TranscriptStatus.Completed)
        {
            var waiting = await OfAccount
                .Where(transcript => transcript.Status == TranscriptStatus.Queued && transcript.Attempts == 0)
                .OrderBy(transcript => transcript.Sequence)
                .Select(transcript => (long?)transcript.Sequence)
                .FirstOrDefaultAsync(cancellationToken);
            top = Math.Min(top, waiting ?? top);
        }

        return top;
    }

    /// <summary>The last place that is looked at.</summary>
    private async Task<long> BottomAsync(CancellationToken cancellationToken)
    {
        var bottom = (query.After ?? 0) + 1;
        return query.From is { } from
            ? Math.Max(bottom, await PlaceOfAsync(from - ClockTolerance, long.MaxValue, cancellationToken))
            : bottom;
    }

    /// <summary>The next place below that has a transcript; null when there is none.</summary>
    private Task<long?> PlaceBelowAsync(long low, long bottom, CancellationToken cancellationToken) =>
        Walked
            .Where(transcript => transcript.Sequence < low && transcript.Sequence >= bottom)
            .OrderByDescending(transcript => transcript.Sequence)
            .Select(transcript => (long?)transcript.Sequence)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// The first place that was submitted at a moment or later, found by halving: some 30 short statements for any
    /// account, where an index over times would cost every submit.
    /// </summary>
    private async Task<long> PlaceOfAsync(DateTimeOffset at, long end, CancellationToken cancellationToken)
    {
        var low = (await FirstFromAsync(1, cancellationToken))?.Sequence ?? 1;
        var newest = await OfAccount
            .OrderByDescending(transcript => transcript.Sequence)
            .Select(transcript => (long?)transcript.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        var high = Math.Max(low, Math.Min(end, (newest ?? 0) + 1));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await FirstFromAsync(middle, cancellationToken) is { } place && place.SubmittedAt < at)
            {
                low = place.Sequence + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private Task<Place?> FirstFromAsync(long sequence, CancellationToken cancellationToken) =>
        OfAccount
            .Where(transcript => transcript.Sequence >= sequence)
            .OrderBy(transcript => transcript.Sequence)
            .Select(transcript => new Place(transcript.Sequence, transcript.Id, transcript.SubmittedAt))
            .FirstOrDefaultAsync(cancellationToken);

    private sealed record Place(long Sequence, string Id, DateTimeOffset SubmittedAt);
}
