using System.Security.Cryptography;

namespace SupportConsole.Core.Audit;

/// <summary>
/// Links audit entries: each holds the hash of the one before, so that a changed, removed or inserted entry breaks
/// every later link.
/// </summary>
public static class AuditChain
{
    /// <summary>The head of an empty chain.</summary>
    public static AuditHead Empty { get; } = new() { Sequence = 0, Hash = "" };

    /// <summary>The hash an entry must have: SHA-256 over its <see cref="AuditCanonicalForm"/>, hex.</summary>
    public static string HashOf(AuditEntry entry) =>
        Convert.ToHexStringLower(SHA256.HashData(AuditCanonicalForm.Of(entry)));

    /// <summary>True when the entry follows the link before it and its hash is right.</summary>
    public static bool Follows(AuditEntry entry, AuditHead previous) =>
        entry.Sequence == previous.Sequence + 1 && entry.PreviousHash == previous.Hash && entry.Hash == HashOf(entry);

    /// <summary>The chain's end once this entry is its last.</summary>
    public static AuditHead HeadAfter(AuditEntry entry) => new() { Sequence = entry.Sequence, Hash = entry.Hash };

    internal static AuditEntry Append(AuditDraft draft, AuditHead head, DateTimeOffset at)
    {
        var entry = new AuditEntry
        {
            Sequence = head.Sequence + 1,
            At = at,
            ActorId = draft.Actor.Id,
            ActorName = draft.Actor.Name,
            Roles = string.Join(", ", draft.Actor.Roles),
            Action = draft.Action,
            Outcome = draft.Outcome,
            AccountId = draft.AccountId,
            Before = draft.Before,
            After = draft.After,
            Rule = draft.Rule,
            Reason = draft.Reason,
            Ticket = draft.Ticket,
            CorrelationId = draft.CorrelationId,
            PreviousHash = head.Hash,
            Hash = "",
        };
        return entry with { Hash = HashOf(entry) };
    }
}
