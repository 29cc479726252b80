using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.LimitChanges.Streaming;

/// <summary>Reads what the guardrail of streaming looks at, out of one account's minutes.</summary>
internal static class StreamingDemandQuery
{
    public static async Task<StreamingDemand> StreamingDemandAsync(
        this ConsoleDbContext context,
        string accountId,
        GuardrailOptions guardrails,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var from = now.AddDays(-guardrails.StreamingPeakDays).Truncate(TimeSpan.FromMinutes(1));
        var minutes = context
            .StreamingMinutes.AsNoTracking()
            .Where(minute => minute.AccountId == accountId && minute.Minute >= from);
        var peak = await minutes
            .Where(minute => minute.Opened + minute.Refused > 0)
            .OrderByDescending(minute => minute.Opened + minute.Refused)
            .ThenByDescending(minute => minute.Minute)
            .Select(minute => new { minute.Minute, Asked = minute.Opened + minute.Refused })
            .FirstOrDefaultAsync(cancellationToken);
        var refused = await minutes
            .Where(minute => minute.Refused > 0)
            .GroupBy(_ => 1)
            .Select(all => new { Sessions = all.Sum(minute => minute.Refused), Minutes = all.Count() })
            .FirstOrDefaultAsync(cancellationToken);
        var open = await context.StreamingSessions.CountAsync(
            session => session.AccountId == accountId && session.EndedAt == null,
            cancellationToken
        );
        return new(Whole(peak?.Asked ?? 0), peak?.Minute, Whole(refused?.Sessions ?? 0), refused?.Minutes ?? 0, open);
    }

    private static int Whole(long value) => (int)Math.Min(int.MaxValue, value);
}
