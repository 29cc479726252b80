using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Retention;

/// <summary>
/// Says which present the retention goes by. A clock alone is not believed: one that is a year ahead for a minute would
/// have everything deleted that has ended. So the present moves on by an hour a round at most, whatever the clock says;
/// after an outage it catches up, six times as fast as time goes by.
/// </summary>
internal sealed class RetentionClock(IDbContextFactory<ConsoleDbContext> contexts, DatabaseClock clock)
{
    /// <summary>How far the present moves on from round to round: more than the time between them.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromHours(1);

    /// <summary>The present of a round that begins now. The first round ever believes the clock.</summary>
    public async Task<RetentionPresent> NextAsync(CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var believed = await context.RetentionMarks.Select(mark => mark.BelievedAt).SingleAsync(cancellationToken);
        var present = believed + Step is { } furthest && furthest < now ? furthest : now;

        // Never back: a clock that is years behind for a minute would leave years to catch up with.
        await context
            .RetentionMarks.Where(mark => mark.BelievedAt == null || mark.BelievedAt < present)
            .ExecuteUpdateAsync(set => set.SetProperty(mark => mark.BelievedAt, present), cancellationToken);
        return new(present, now);
    }
}

/// <summary>The present of a round.</summary>
/// <param name="At">What the round goes by.</param>
/// <param name="Clock">What the clock says: the server's, where several nodes share one.</param>
internal sealed record RetentionPresent(DateTimeOffset At, DateTimeOffset Clock)
{
    /// <summary>True when the clock has moved on further than a round does.</summary>
    public bool IsBehind => At < Clock;
}
