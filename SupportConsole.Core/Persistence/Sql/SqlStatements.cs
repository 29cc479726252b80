namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// The SQL of one engine, a record for each group of tables. <c>{rows}</c> stands for a statement's row set with the
/// alias <c>r</c> (on SQLite, which runs a write once a row, for that row); everything else is a literal or a
/// parameter. Each write repeats its condition in its WHERE (compare and set); lock hints only make it faster.
/// </summary>
internal sealed record SqlStatements
{
    public static readonly SqlStatements Sqlite = new()
    {
        Accounts = AccountSql.Sqlite,
        Audit = AuditSql.Sqlite,
        ChangeEvents = ChangeEventSql.Sqlite,
        Corrections = CorrectionSql.Sqlite,
        Escalations = EscalationSql.Sqlite,
        Inbox = InboxSql.Sqlite,
        Ledger = LedgerSql.Sqlite,
        Lemur = LemurSql.Sqlite,
        LimitChanges = LimitChangeSql.Sqlite,
        LimitOverrides = LimitOverrideSql.Sqlite,
        Outbox = OutboxSql.Sqlite,
        Projects = ProjectSql.Sqlite,
        RateRequests = RateRequestSql.Sqlite,
        States = AccountStateSql.Sqlite,
        Streaming = StreamingSql.Sqlite,
        Transcripts = TranscriptSql.Sqlite,
        Usage = UsageHourSql.Sqlite,
    };

    public static readonly SqlStatements PostgreSql = new()
    {
        Clock = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint",
        Accounts = AccountSql.PostgreSql,
        Audit = AuditSql.PostgreSql,
        ChangeEvents = ChangeEventSql.PostgreSql,
        Corrections = CorrectionSql.PostgreSql,
        Escalations = EscalationSql.PostgreSql,
        Inbox = InboxSql.PostgreSql,
        Ledger = LedgerSql.PostgreSql,
        Lemur = LemurSql.PostgreSql,
        LimitChanges = LimitChangeSql.PostgreSql,
        LimitOverrides = LimitOverrideSql.PostgreSql,
        Outbox = OutboxSql.PostgreSql,
        Projects = ProjectSql.PostgreSql,
        RateRequests = RateRequestSql.PostgreSql,
        States = AccountStateSql.PostgreSql,
        Streaming = StreamingSql.PostgreSql,
        Transcripts = TranscriptSql.PostgreSql,
        Usage = UsageHourSql.PostgreSql,
    };

    public static readonly SqlStatements SqlServer = new()
    {
        Clock = "SELECT DATEDIFF_BIG(millisecond, '19700101', SYSUTCDATETIME())",
        Accounts = AccountSql.SqlServer,
        Audit = AuditSql.SqlServer,
        ChangeEvents = ChangeEventSql.SqlServer,
        Corrections = CorrectionSql.SqlServer,
        Escalations = EscalationSql.SqlServer,
        Inbox = InboxSql.SqlServer,
        Ledger = LedgerSql.SqlServer,
        Lemur = LemurSql.SqlServer,
        LimitChanges = LimitChangeSql.SqlServer,
        LimitOverrides = LimitOverrideSql.SqlServer,
        Outbox = OutboxSql.SqlServer,
        Projects = ProjectSql.SqlServer,
        RateRequests = RateRequestSql.SqlServer,
        States = AccountStateSql.SqlServer,
        Streaming = StreamingSql.SqlServer,
        Transcripts = TranscriptSql.SqlServer,
        Usage = UsageHourSql.SqlServer,
    };

    /// <summary>
    /// The server's clock in Unix milliseconds, as it is when the statement runs; null where the node's own clock is
    /// the only one.
    /// </summary>
    public string? Clock { get; init; }

    public required AccountSql Accounts { get; init; }

    public required AuditSql Audit { get; init; }

    public required ChangeEventSql ChangeEvents { get; init; }

    public required CorrectionSql Corrections { get; init; }

    public required EscalationSql Escalations { get; init; }

    public required InboxSql Inbox { get; init; }

    public required LedgerSql Ledger { get; init; }

    public required LemurSql Lemur { get; init; }

    public required LimitChangeSql LimitChanges { get; init; }

    public required LimitOverrideSql LimitOverrides { get; init; }

    public required OutboxSql Outbox { get; init; }

    public required ProjectSql Projects { get; init; }

    public required RateRequestSql RateRequests { get; init; }

    public required AccountStateSql States { get; init; }

    public required StreamingSql Streaming { get; init; }

    public required TranscriptSql Transcripts { get; init; }

    public required UsageHourSql Usage { get; init; }
}
