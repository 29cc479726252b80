using SupportConsole.Core.Access;

namespace SupportConsole.Core.Audit;

/// <summary>Reads the audit.</summary>
public interface IAuditReader
{
    /// <summary>Entries of all accounts, newest first, a page at a time.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAudit"/>.</exception>
    Task<AuditPage> ListAsync(Actor actor, AuditQuery query, CancellationToken cancellationToken);

    /// <summary>The last entries of one account, newest first.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAccounts"/>.</exception>
    Task<IReadOnlyList<AuditEntry>> AccountActivityAsync(
        Actor actor,
        string accountId,
        int count,
        CancellationToken cancellationToken
    );

    /// <summary>Walks the whole chain.</summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAudit"/>.</param>
    /// <param name="progress">Told how many entries are checked; may be null.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    Task<AuditVerification> VerifyAsync(Actor actor, IProgress<long>? progress, CancellationToken cancellationToken);

    /// <summary>Entries that match, oldest first, read in pieces; the page of the query is not looked at.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAudit"/>.</exception>
    IAsyncEnumerable<AuditEntry> ReadAsync(Actor actor, AuditQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Writes entries and checkpoints as JSON Lines, see docs/audit.md. An export of all entries can be verified
    /// offline.
    /// </summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAudit"/>.</param>
    /// <param name="query">Which entries; null for all.</param>
    /// <param name="output">Where to; is not closed.</param>
    /// <param name="cancellationToken">Cuts the export off.</param>
    Task WriteExportAsync(Actor actor, AuditQuery? query, Stream output, CancellationToken cancellationToken);
}

/// <summary>Which entries; null means any.</summary>
public sealed record AuditQuery
{
    public const int MaximumPageSize = 200;

    public string? AccountId { get; init; }

    /// <summary>Part of the person's name or the whole id.</summary>
    public string? Actor { get; init; }

    public string? Action { get; init; }

    public AuditOutcome? Outcome { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only entries before this one: the next page.</summary>
    public long? BeforeSequence { get; init; }

    /// <summary>1 to <see cref="MaximumPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>A page of the audit.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Total">How many entries match over all pages.</param>
/// <param name="HasMore">True when older ones match.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long Total, bool HasMore);

/// <summary>The chain's state.</summary>
/// <param name="VerifiedTo">The last entry whose link holds.</param>
/// <param name="BrokenAt">The first whose link does not; null when all do.</param>
/// <param name="At">When it was checked.</param>
public sealed record AuditVerification(long VerifiedTo, long? BrokenAt, DateTimeOffset At)
{
    /// <summary>What is wrong in a sentence; null when nothing is.</summary>
    public string? Finding { get; init; }

    /// <summary>The last entry that a signed checkpoint confirms; 0 when none does.</summary>
    public long ProvenTo { get; init; }

    /// <summary>True when every link, the recorded end and every checkpoint agree.</summary>
    public bool IsWhole => Finding is null;
}
