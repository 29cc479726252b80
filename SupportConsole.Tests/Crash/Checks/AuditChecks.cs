using System.Security.Cryptography;
using System.Text.Json;
using static SupportConsole.Tests.Crash.Checks.CrashChecker;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// The audit is one unbroken chain, holds every acknowledged limit change once, and tells the limits in force.
/// </summary>
internal static class AuditChecks
{
    private const string Creation = "account.create";

    /// <summary>Of whoever looks at the console beside the traffic.</summary>
    private const string SignIn = "sign-in";

    public static IEnumerable<string> Check(Evidence evidence) =>
        [.. Chain(evidence.Snapshot), .. Changes(evidence), .. InForce(evidence)];

    /// <summary>Each entry follows the one before, unchanged.</summary>
    public static IEnumerable<string> Chain(DatabaseSnapshot snapshot)
    {
        var (sequence, hash) = (0L, "");
        foreach (var entry in snapshot.Audit)
        {
            if (entry.Sequence != sequence + 1 || entry.PreviousHash != hash || entry.Hash != HashOf(entry))
            {
                return [$"the audit chain breaks at {entry.Sequence}"];
            }

            (sequence, hash) = (entry.Sequence, entry.Hash);
        }

        return Unless(
            snapshot.AuditHead == (sequence, hash),
            $"the audit chain ends at {sequence}, its head says {snapshot.AuditHead.Sequence}"
        );
    }

    /// <summary>SHA-256 over all fields but the hash itself, as a JSON array in their order.</summary>
    private static string HashOf(AuditRow entry)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(entry.Sequence);
            writer.WriteNumberValue(entry.At);
            Array.ForEach([entry.ActorId, entry.ActorName, entry.Roles, entry.Action], writer.WriteStringValue);
            writer.WriteNumberValue(entry.Outcome);
            Array.ForEach(
                [
                    entry.Account,
                    entry.Before,
                    entry.After,
                    entry.Rule,
                    entry.Reason,
                    entry.Ticket,
                    entry.CorrelationId,
                    entry.PreviousHash,
                ],
                writer.WriteStringValue
            );
            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(text.ToArray()));
    }

    private static IEnumerable<string> Changes(Evidence evidence)
    {
        var audited = evidence.Snapshot.Audit.ToLookup(entry => entry.CorrelationId);
        var sent = evidence.Sent(JournalEvent.LimitSent).Select(entry => entry.Key!).ToHashSet();
        return
        [
            .. from change in evidence.Acknowledged(JournalEvent.LimitAcknowledged)
            let entries = audited[change.Key!].ToList()
            where
                entries is not [{ Outcome: 0 } entry]
                || entry.Account != change.Account
                || LimitHistory.LimitIn(entry.After!) != change.Limit
            select $"{change.Account}: the acknowledged change {change.Key} to {change.Limit} is audited as "
                + $"{string.Join("; ", entries)}",
            .. evidence
                .Snapshot.Audit.Where(entry =>
                    entry.Action is not (Creation or SignIn) && !sent.Contains(entry.CorrelationId)
                )
                .Select(entry => $"nobody asked for what is audited: {entry}"),
        ];
    }

    private static IEnumerable<string> InForce(Evidence evidence)
    {
        var overrides = evidence.Snapshot.Overrides.ToDictionary(limit => limit.Account, limit => (long?)limit.Limit);
        return from state in evidence.Snapshot.States
            let last = evidence.Snapshot.Audit.LastOrDefault(entry =>
                entry.Account == state.Account && entry.Outcome == 0 && entry.Action != Creation
            )
            let limit = last is null ? (long?)null : LimitHistory.LimitIn(last.After!)
            where state.Override != limit || overrides.GetValueOrDefault(state.Account) != limit
            select $"{state.Account}: its last change set {limit}, in force is {state.Override}, set is "
                + $"{overrides.GetValueOrDefault(state.Account)}";
    }
}
