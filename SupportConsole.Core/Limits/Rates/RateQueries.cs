using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>Reads the limits over time as the next decision would meet them.</summary>
internal static class RateQueries
{
    public static async Task<AccountRates> RatesAsync(
        this ConsoleDbContext context,
        AccountState state,
        LimitOptions limits,
        StreamingOptions streaming,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var latest = await context
            .StreamingMinutes.AsNoTracking()
            .Where(minute => minute.AccountId == state.AccountId)
            .OrderByDescending(minute => minute.Minute)
            .FirstOrDefaultAsync(cancellationToken);
        var admissions = await context
            .LemurWindows.AsNoTracking()
            .Where(row => row.AccountId == state.AccountId)
            .Select(row => row.Admissions)
            .FirstOrDefaultAsync(cancellationToken);
        var terms = StreamingTerms.Of(state, limits);
        var minute = StreamingLimiter.Roll(latest, state.AccountId, terms, streaming, now);
        var window = LemurWindow.Parse(admissions);
        return new(
            new(minute, terms, StreamingLimiter.Allowance(minute, now)),
            new(window.Used(now), window.Allowance(now, LemurLimit.Of(state, limits)))
        );
    }
}
