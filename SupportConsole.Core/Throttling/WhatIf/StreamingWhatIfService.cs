using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.WhatIf;

/// <inheritdoc cref="IStreamingWhatIf"/>
internal sealed class StreamingWhatIfService(
    IDbContextFactory<ConsoleDbContext> contexts,
    IRateReader rates,
    IOptions<WhatIfOptions> options,
    IOptions<StreamingOptions> streaming,
    IOptions<LimitOptions> limits,
    TimeProvider clock
) : IStreamingWhatIf
{
    public async Task<StreamingWhatIf?> ReplayAsync(
        Actor actor,
        string accountId,
        int limit,
        CancellationToken cancellationToken
    )
    {
        actor.Demand(Permission.ViewAccounts);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var to = clock.GetUtcNow();
        var from = to.AddHours(-options.Value.Hours).Truncate(TimeSpan.FromMinutes(1));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (
            await context
                .AccountStates.AsNoTracking()
                .FirstOrDefaultAsync(state => state.AccountId == accountId, cancellationToken)
            is not { } state
        )
        {
            return null;
        }

        // At most a row a minute.
        var minutes = await context
            .StreamingMinutes.AsNoTracking()
            .Where(minute => minute.AccountId == accountId && minute.Minute >= from)
            .OrderBy(minute => minute.Minute)
            .ToListAsync(cancellationToken);
        var history = await rates.HistoryAsync(actor, accountId, from, to, cancellationToken);
        var terms = StreamingTerms.Of(state with { StreamingLimitOverride = limit }, limits.Value);
        return new(
            from,
            to,
            limit,
            terms.Scales,
            StreamingReplay.Recorded(minutes, history),
            StreamingReplay.At(minutes, terms, streaming.Value, to)
        );
    }
}
