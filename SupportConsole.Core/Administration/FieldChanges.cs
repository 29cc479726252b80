using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Administration;

/// <summary>Looks up in the audit who set a field of an account.</summary>
internal static class FieldChanges
{
    /// <summary>
    /// Entries looked at: the act that a person collided with is seconds old, so that it is among the last of its
    /// account.
    /// </summary>
    private const int LookedAt = 50;

    private static readonly string[] Actions =
    [
        .. AuditActions.FieldActs,
        AuditActions.UpdateAccount,
        AuditActions.CreateAccount,
    ];

    /// <summary>The last change of a field before an audit entry; null when it is older than the entries looked at.</summary>
    public static async Task<FieldChange?> LastChangeAsync(
        this ConsoleDbContext context,
        string accountId,
        AccountField field,
        long before,
        CancellationToken cancellationToken
    )
    {
        var entries = await context
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.AccountId == accountId
                && entry.Sequence < before
                && entry.Outcome == AuditOutcome.Applied
                && Actions.Contains(entry.Action)
            )
            .OrderByDescending(entry => entry.Sequence)
            .Take(LookedAt)
            .ToListAsync(cancellationToken);
        return entries.Find(entry => Sets(entry, field)) is { } change
            ? new(change.ActorName, change.At, change.Sequence)
            : null;
    }

    private static bool Sets(AuditEntry entry, AccountField field) =>
        Part(entry.Before, field) != Part(entry.After, field);

    /// <summary>What an entry's text says of one field; whose it is counts too.</summary>
    private static AuditedSettings Part(string? text, AccountField field)
    {
        var said = AuditedSettings.Read(text) ?? new();
        return field switch
        {
            AccountField.Plan => new() { Plan = said.Plan, SetHere = said.Plan is null ? null : said.SetHere },
            AccountField.Access => new()
            {
                Disabled = said.Disabled,
                SetHere = said.Disabled is null ? null : said.SetHere,
            },
            AccountField.Contact => new()
            {
                Email = said.Email,
                Name = said.Name,
                SetHere = said.Email is null ? null : said.SetHere,
            },
            AccountField.Importance => new() { ImportantOwner = said.ImportantOwner },
            AccountField.TranscriptTtl => new() { TranscriptTtlHours = said.TranscriptTtlHours },
            _ => new() { ExternalBillingId = said.ExternalBillingId },
        };
    }
}
