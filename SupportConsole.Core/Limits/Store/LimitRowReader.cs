using System.Data.Common;
using System.Globalization;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits.Store;

/// <summary>Turns rows of the hot path into records, in the column order of <see cref="SharedSql"/>.</summary>
internal static class LimitRowReader
{
    public static Transcript Transcript(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        AccountId = row.GetString(1),
        ProjectId = row.GetString(2),
        ApiKeyId = Text(row, 3),
        Model = row.GetString(4),
        AudioUrl = Text(row, 5),
        Sequence = row.GetInt64(6),
        Status = (TranscriptStatus)row.GetInt32(7),
        Throttle = (Throttle)row.GetInt32(8),
        Attempts = row.GetInt32(9),
        LeaseOwner = Text(row, 10),
        LeaseToken = Text(row, 11),
        LeaseExpiresAt = Time(row, 12),
        LeaseSeconds = row.IsDBNull(13) ? null : row.GetInt32(13),
        SubmittedAt = Time(row, 14)!.Value,
        StartedAt = Time(row, 15),
    };

    public static AccountState State(DbDataReader row) => new()
    {
        AccountId = row.GetString(0),
        Plan = (AccountPlan)row.GetInt32(1),
        ThrottleLimitOverride = row.IsDBNull(2) ? null : row.GetInt32(2),
        Disabled = row.GetBoolean(3),
        EomBilling = row.GetBoolean(4),
        AutoPayBelow = Amount(row, 5),
        AutoPayBringBackTo = Amount(row, 6),
        Balance = new Money(row.GetInt64(7)),
        Running = row.GetInt32(8),
        Queued = row.GetInt32(9),
        NextSequence = row.GetInt64(10),
        ThrottledSince = Time(row, 11),
        Version = row.GetInt64(12),
    };

    public static Account Account(DbDataReader row)
    {
        var (id, email, name, stripe) = (row.GetString(1), row.GetString(2), row.GetString(3), Text(row, 4));
        return new()
        {
            Number = row.GetInt64(0),
            Id = id,
            Email = email,
            Name = name,
            StripeCustomerId = stripe,
            CreatedAt = Time(row, 5)!.Value,
            Keys = AccountSearchKeys.Of(id, email, name, stripe),
        };
    }

    public static LimitOverride Override(DbDataReader row) => new()
    {
        AccountId = row.GetString(0),
        Kind = (LimitKind)row.GetInt32(1),
        Value = row.GetInt32(2),
        Source = (LimitSource)row.GetInt32(3),
        Since = Time(row, 4)!.Value,
        SetBy = row.GetString(5),
        AuditSequence = row.GetInt64(6),
    };

    public static AuditEntry AuditEntry(DbDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        At = Time(row, 1)!.Value,
        ActorId = row.GetString(2),
        ActorName = row.GetString(3),
        Roles = row.GetString(4),
        Action = row.GetString(5),
        Outcome = (AuditOutcome)row.GetInt32(6),
        AccountId = Text(row, 7),
        Before = Text(row, 8),
        After = Text(row, 9),
        Rule = Text(row, 10),
        Reason = Text(row, 11),
        Ticket = Text(row, 12),
        CorrelationId = row.GetString(13),
        PreviousHash = row.GetString(14),
        Hash = row.GetString(15),
    };

    public static TranscriptPlace Place(DbDataReader row) =>
        new(row.GetString(0), (TranscriptStatus)row.GetInt32(1), row.GetInt64(2), row.IsDBNull(3) ? null : Convert.ToInt32(row.GetValue(3), CultureInfo.InvariantCulture));

    private static string? Text(DbDataReader row, int index) => row.IsDBNull(index) ? null : row.GetString(index);

    private static DateTimeOffset? Time(DbDataReader row, int index) =>
        row.IsDBNull(index) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(index));

    private static Money? Amount(DbDataReader row, int index) => row.IsDBNull(index) ? null : new Money(row.GetInt64(index));
}
