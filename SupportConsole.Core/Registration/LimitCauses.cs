using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Registration;

/// <summary>Looks up in the audit what stopped an account. Since when a balance is negative is not recorded there.</summary>
internal static class LimitCauses
{
    /// <summary>Entries looked at; an older disabling is not known.</summary>
    private const int LookedAt = 50;

    private static readonly string[] Accesses =
    [
        AuditActions.DisableAccount,
        AuditActions.EnableAccount,
        AuditActions.UpdateAccount,
        AuditActions.CreateAccount,
    ];

    /// <summary>The pause or disabling that stands; null when there is none, and where the audit does not tell.</summary>
    public static Task<LimitCause?> LimitCauseAsync(
        this ConsoleDbContext context,
        AccountOverview overview,
        CancellationToken cancellationToken
    ) =>
        overview.Limit.Reason switch
        {
            EffectiveLimitReason.Paused => PauseAsync(context, overview.State, cancellationToken),
            EffectiveLimitReason.Disabled => DisablingAsync(context, overview.State.AccountId, cancellationToken),
            _ => Task.FromResult<LimitCause?>(null),
        };

    private static async Task<LimitCause?> PauseAsync(
        ConsoleDbContext context,
        AccountState state,
        CancellationToken cancellationToken
    ) =>
        await context
            .AuditEntries.AsNoTracking()
            .FirstOrDefaultAsync(entry => entry.Sequence == state.PauseAuditSequence, cancellationToken)
            is { } entry
            ? new(entry.At, entry.ActorName, state.PausedUntil)
            : null;

    private static async Task<LimitCause?> DisablingAsync(
        ConsoleDbContext context,
        string accountId,
        CancellationToken cancellationToken
    )
    {
        var entries = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.AccountId == accountId && entry.Outcome == AuditOutcome.Applied && Accesses.Contains(entry.Action)
            )
            .OrderByDescending(entry => entry.Sequence)
            .Take(LookedAt)
            .ToListAsync(cancellationToken);

        // Billing tells all it knows of an account: only an entry that moves the field is about it.
        var last = entries.Find(entry => IsDisabled(entry.Before) != IsDisabled(entry.After));
        return last is not null && IsDisabled(last.After) == true ? new(last.At, last.ActorName, Until: null) : null;
    }

    private static bool? IsDisabled(string? text) => AuditedText.Read<AuditedAccess>(text)?.Disabled;

    private sealed record AuditedAccess(bool? Disabled);
}
