using System.Data.Common;
using static SupportConsole.Tests.Crash.Checks.DatabaseSnapshot;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>A transcript; <see cref="Status"/> is 0 queued, 1 processing, 2 completed, 3 error.</summary>
internal sealed record TranscriptRow(
    string Id,
    string Account,
    string Project,
    string Key,
    string Model,
    long Sequence,
    long Status,
    long Attempts,
    string? Token,
    long Submitted,
    long? Started,
    long? Finished,
    long? AudioMilliseconds,
    long Cost,
    string? Error
)
{
    public const string Sql = """
        SELECT id, account_id, project_id, api_key_id, model, sequence, status, attempts, lease_token, submitted_at, started_at, finished_at,
               audio_milliseconds, cost, error
        FROM transcripts
        """;

    public bool HasEnded => Status >= 2;

    public static TranscriptRow Read(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            TextOrNull(row, 3) ?? "",
            row.GetString(4),
            Number(row, 5),
            Number(row, 6),
            Number(row, 7),
            TextOrNull(row, 8),
            Number(row, 9),
            NumberOrNull(row, 10),
            NumberOrNull(row, 11),
            NumberOrNull(row, 12),
            Number(row, 13),
            TextOrNull(row, 14)
        );
}

internal sealed record StateRow(
    string Account,
    long? Override,
    long Balance,
    long Running,
    long Queued,
    long NextSequence
)
{
    public const string Sql =
        "SELECT account_id, throttle_limit_override, balance, running, queued, next_sequence FROM account_states";

    public static StateRow Read(DbDataReader row) =>
        new(row.GetString(0), NumberOrNull(row, 1), Number(row, 2), Number(row, 3), Number(row, 4), Number(row, 5));
}

internal sealed record MinuteRow(string Account, long Minute, long Submitted, long Finished, long Refused)
{
    /// <summary>The last minute of an account stands in its state.</summary>
    public const string Sql = """
        SELECT account_id, minute_start, submitted, finished, refused_for_balance FROM throttle_minutes
        UNION ALL
        SELECT account_id, minute_start, minute_submitted, minute_finished, minute_refused_for_balance FROM account_states WHERE minute_start > 0
        """;

    public static MinuteRow Read(DbDataReader row) =>
        new(row.GetString(0), Number(row, 1), Number(row, 2), Number(row, 3), Number(row, 4));
}

/// <summary>Usage of an hour; <see cref="Product"/> is 0 speech-to-text, 1 streaming, 2 LeMUR.</summary>
internal sealed record UsageRow(
    long Product,
    string Account,
    long Hour,
    string Project,
    string Key,
    string Model,
    long Items,
    long Milliseconds,
    long Cost
)
{
    public const string Sql =
        "SELECT product, account_id, hour_start, project_id, api_key_id, model, items, milliseconds, cost FROM "
        + "usage_hours";

    public static UsageRow Read(DbDataReader row) =>
        new(
            Number(row, 0),
            row.GetString(1),
            Number(row, 2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            Number(row, 6),
            Number(row, 7),
            Number(row, 8)
        );
}

internal sealed record LedgerRow(string Account, string Reference, long Amount, long At)
{
    public const string Sql = "SELECT account_id, reference, amount, happened_at FROM ledger_entries";

    public static LedgerRow Read(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), Number(row, 2), Number(row, 3));
}

internal sealed record OverrideRow(string Account, long Limit)
{
    public const string Sql = "SELECT account_id, limit_value FROM limit_overrides WHERE kind = 0";

    public static OverrideRow Read(DbDataReader row) => new(row.GetString(0), Number(row, 1));
}

internal sealed record AuditRow(
    long Sequence,
    long At,
    string ActorId,
    string ActorName,
    string Roles,
    string Action,
    long Outcome,
    string? Account,
    string? Before,
    string? After,
    string? Rule,
    string? Reason,
    string? Ticket,
    string CorrelationId,
    string PreviousHash,
    string Hash
)
{
    public const string Sql = """
        SELECT sequence, happened_at, actor_id, actor_name, roles, action, outcome, account_id, state_before, state_after, rule_sentence,
               reason, ticket, correlation_id, previous_hash, hash
        FROM audit_entries ORDER BY sequence
        """;

    public static AuditRow Read(DbDataReader row) =>
        new(
            Number(row, 0),
            Number(row, 1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            Number(row, 6),
            TextOrNull(row, 7),
            TextOrNull(row, 8),
            TextOrNull(row, 9),
            TextOrNull(row, 10),
            TextOrNull(row, 11),
            TextOrNull(row, 12),
            row.GetString(13),
            row.GetString(14),
            row.GetString(15)
        );
}
