using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Demo;

/// <summary>
/// Leases the demo's own transcripts. The platform's workers take the oldest of all accounts; the demo's leave other
/// accounts' work to whoever tries the API. A lease decides about no limit: like the platform's, it is one conditional
/// update of what nobody holds.
/// </summary>
internal sealed class DemoWorkers(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int Workers = 4;

    /// <summary>Leases of so many seconds on end go to one worker.</summary>
    private const int Turn = 30;

    /// <summary>
    /// Leases the oldest started transcripts that nobody holds, of accounts whose id begins with
    /// <paramref name="idPrefix"/>.
    /// </summary>
    /// <param name="idPrefix">Compared as it is written.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="now">When they are taken.</param>
    /// <param name="duration">How long a heartbeat renews them.</param>
    /// <param name="cancellationToken">Stops before the leases are taken.</param>
    public async Task<IReadOnlyList<Transcript>> LeaseAsync(
        string idPrefix,
        int max,
        DateTimeOffset now,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var free = context.Transcripts.Where(transcript =>
            transcript.Status == TranscriptStatus.Processing && transcript.LeaseToken == null
        );
        var ids = await free.Where(transcript => transcript.AccountId.Substring(0, idPrefix.Length) == idPrefix)
            .OrderBy(transcript => transcript.StartedAt)
            .ThenBy(transcript => transcript.Sequence)
            .Select(transcript => transcript.Id)
            .Take(max)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return [];
        }

        var (token, seconds) = (Guid.NewGuid().ToString("N"), (int)duration.TotalSeconds);
        var (owner, until) = (OwnerAt(now), now + duration);
        await free.Where(transcript => ids.Contains(transcript.Id))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(transcript => transcript.LeaseOwner, owner)
                        .SetProperty(transcript => transcript.LeaseToken, token)
                        .SetProperty(transcript => transcript.LeaseExpiresAt, until)
                        .SetProperty(transcript => transcript.LeaseSeconds, seconds)
                        .SetProperty(transcript => transcript.LeasedAt, now)
                        .SetProperty(transcript => transcript.Heartbeats, 0),
                cancellationToken
            );

        // Another worker may have been faster: only what carries the token is the demo's.
        return await context
            .Transcripts.AsNoTracking()
            .Where(transcript => ids.Contains(transcript.Id) && transcript.LeaseToken == token)
            .OrderBy(transcript => transcript.StartedAt)
            .ThenBy(transcript => transcript.Sequence)
            .ToListAsync(cancellationToken);
    }

    private static string OwnerAt(DateTimeOffset now) =>
        FormattableString.Invariant($"demo-worker-{(now.ToUnixTimeSeconds() / Turn % Workers) + 1}");
}
