using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits.Store;

/// <summary>Turns rows of the hot path into records, in the column order of <see cref="SharedSql"/>.</summary>
internal static partial class LimitRowReader
{
    /// <summary>How many columns a transcript has.</summary>
    public const int TranscriptWidth = 16;

    public static Transcript Transcript(IRow row) => new()
    {
        Id = row.Text(0),
        AccountId = row.Text(1),
        ProjectId = row.Text(2),
        ApiKeyId = Text(row, 3),
        Model = row.Text(4),
        AudioUrl = Text(row, 5),
        Sequence = row.Long(6),
        Status = (TranscriptStatus)row.Int(7),
        Throttle = (Throttle)row.Int(8),
        Attempts = row.Int(9),
        LeaseOwner = Text(row, 10),
        LeaseToken = Text(row, 11),
        LeaseExpiresAt = Time(row, 12),
        LeaseSeconds = row.IsNull(13) ? null : row.Int(13),
        SubmittedAt = Time(row, 14)!.Value,
        StartedAt = Time(row, 15),
    };

    public static AccountState State(IRow row) => new()
    {
        AccountId = row.Text(0),
        Plan = (AccountPlan)row.Int(1),
        ThrottleLimitOverride = Number(row, 2),
        StreamingLimitOverride = Number(row, 3),
        LemurLimitOverride = Number(row, 4),
        Disabled = row.Flag(5),
        EomBilling = row.Flag(6),
        AutoPayBelow = Amount(row, 7),
        AutoPayBringBackTo = Amount(row, 8),
        Balance = new Money(row.Long(9)),
        Running = row.Int(10),
        Queued = row.Int(11),
        NextSequence = row.Long(12),
        ThrottledSince = Time(row, 13),
        Version = row.Long(14),
        Minute = new()
        {
            Start = Time(row, 15)!.Value,
            Submitted = row.Long(16),
            Throttled = row.Long(17),
            Finished = row.Long(18),
            RefusedForBalance = row.Long(19),
            Waited = row.Long(20),
            WaitMilliseconds = row.Long(21),
            LongestWaitMilliseconds = row.Long(22),
            PeakRunning = row.Int(23),
            PeakQueued = row.Int(24),
            PeakDemand = row.Int(25),
            EndLimit = row.Int(26),
        },
        ThrottleMailDay = row.Int(27),
    };

    public static Account Account(IRow row)
    {
        var (id, email, name, stripe) = (row.Text(1), row.Text(2), row.Text(3), Text(row, 4));
        return new()
        {
            Number = row.Long(0),
            Id = id,
            Email = email,
            Name = name,
            StripeCustomerId = stripe,
            CreatedAt = Time(row, 5)!.Value,
            Keys = AccountSearchKeys.Of(id, email, name, stripe),
        };
    }

    public static LimitOverride Override(IRow row) => new()
    {
        AccountId = row.Text(0),
        Kind = (LimitKind)row.Int(1),
        Value = row.Int(2),
        Source = (LimitSource)row.Int(3),
        Since = Time(row, 4)!.Value,
        SetBy = row.Text(5),
        AuditSequence = row.Long(6),
        ExpiresAt = Time(row, 7),
        RevertsTo = Number(row, 8),
        RevertsToSource = (LimitSource)row.Int(9),
    };

    public static AuditEntry AuditEntry(IRow row) => new()
    {
        Sequence = row.Long(0),
        At = Time(row, 1)!.Value,
        ActorId = row.Text(2),
        ActorName = row.Text(3),
        Roles = row.Text(4),
        Action = row.Text(5),
        Outcome = (AuditOutcome)row.Int(6),
        AccountId = Text(row, 7),
        Before = Text(row, 8),
        After = Text(row, 9),
        Rule = Text(row, 10),
        Reason = Text(row, 11),
        Ticket = Text(row, 12),
        CorrelationId = row.Text(13),
        PreviousHash = row.Text(14),
        Hash = row.Text(15),
    };

    public static TranscriptPlace Place(IRow row) =>
        new(row.Text(0), (TranscriptStatus)row.Int(1), row.Long(2), row.IsNull(3) ? null : row.Int(3));

    private static int? Number(IRow row, int index) => row.IsNull(index) ? null : row.Int(index);

    private static string? Text(IRow row, int index) => row.IsNull(index) ? null : row.Text(index);

    private static DateTimeOffset? Time(IRow row, int index) =>
        row.IsNull(index) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Long(index));

    private static Money? Amount(IRow row, int index) => row.IsNull(index) ? null : new Money(row.Long(index));
}
