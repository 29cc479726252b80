using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.QueuePauses;

/// <summary>A pause of the past, out of the audit: the account's row knows only the one that stands.</summary>
/// <param name="Entry">Who began or moved it, when and why.</param>
/// <param name="Until">Its end as it was meant then.</param>
public sealed record PastPause(AuditEntry Entry, DateTimeOffset Until);

/// <summary>Finds the pause in which something happened.</summary>
internal static class PauseHistory
{
    private static readonly string[] Moves = [AuditActions.PauseQueue, AuditActions.ResumeQueue, AuditActions.EndPause];

    /// <summary>The pause that stood at a moment; null when none did.</summary>
    public static async Task<PastPause?> PauseAtAsync(
        this ConsoleDbContext context,
        string accountId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var last = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.AccountId == accountId
                && entry.Outcome == AuditOutcome.Applied
                && entry.At <= at
                && Moves.Contains(entry.Action)
            )
            .OrderByDescending(entry => entry.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        return last is { Action: AuditActions.PauseQueue } && AuditedPause.Read(last.After) is { Until: { } until }
            ? new(last, until)
            : null;
    }
}
