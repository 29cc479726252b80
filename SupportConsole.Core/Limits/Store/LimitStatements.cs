namespace SupportConsole.Core.Limits.Store;

/// <summary>
/// The SQL of the hot path, once per engine. <c>{rows}</c> stands for the statement's row set with the alias <c>r</c> (on
/// SQLite, where a write runs once a row, for that row); everything else is a literal or a parameter. Each write repeats
/// its condition in its WHERE (compare and set); lock hints only make it faster.
/// </summary>
internal sealed record LimitStatements
{
    /// <summary>The server's clock in Unix milliseconds, as it is when the statement runs; null where the node's own clock is the only one.</summary>
    public string? Clock { get; init; }

    /// <summary>ids -> transcripts that exist.</summary>
    public required string FindTranscripts { get; init; }

    /// <summary>@now, @max -> ids of transcripts whose lease has run out, oldest first.</summary>
    public required string FindExpired { get; init; }

    /// <summary>
    /// The accounts' state rows, locked in account order. On a server the accounts are the texts of @accounts and those of the
    /// transcripts in @transcripts; on SQLite, whose transaction holds the only lock, ids.
    /// </summary>
    public required string LockStates { get; init; }

    /// <summary>True when the transaction holds the whole database from its beginning.</summary>
    public bool BeginLocksAll { get; init; }

    public required string FindAccounts { get; init; }

    /// <summary>account ids -> their projects, without deleted ones.</summary>
    public required string FindProjects { get; init; }

    /// <summary>@account, @since -> peak of running + queued.</summary>
    public required string PeakDemand { get; init; }

    /// <summary>correlation ids -> audit entries.</summary>
    public required string FindAudit { get; init; }

    /// <summary>account ids -> who last set their throttle limit.</summary>
    public required string FindOverrides { get; init; }

    public required string FindLedger { get; init; }

    public required string InsertTranscripts { get; init; }

    /// <summary>Ends what is in processing under this token, its lease as it was seen: a heartbeat meanwhile makes the batch decide again.</summary>
    public required string Finish { get; init; }

    /// <summary>Back to the queue, old place in line.</summary>
    public required string Requeue { get; init; }

    /// <summary>Requeued ones that did not start again at once wait because of the limit.</summary>
    public required string MarkWaiting { get; init; }

    /// <summary>account, n -> the n oldest waiting; the account is locked.</summary>
    public required string FindOldest { get; init; }

    /// <summary>Starts what waits, with a lease or without.</summary>
    public required string Start { get; init; }

    /// <summary>offers, @prefix, @max -> leases the oldest started transcripts that nobody holds; answers them with their place among those.</summary>
    public string? ClaimOldest { get; init; }

    /// <summary>@prefix, @max -> started transcripts that nobody holds, oldest start first: where <see cref="ClaimOldest"/> takes two steps.</summary>
    public string? FindLeasable { get; init; }

    public string? Claim { get; init; }

    public required string Renew { get; init; }

    public required string InsertStates { get; init; }

    /// <summary>Writes the counters over the version they were read with.</summary>
    public required string SaveCounters { get; init; }

    /// <summary>Plan, overrides, billing: rare, so that the counters' write stays lean.</summary>
    public required string SaveTerms { get; init; }

    public required string InsertMinutes { get; init; }

    public required string AddUsage { get; init; }

    public required string InsertLedger { get; init; }

    public required string InsertAccounts { get; init; }

    public required string UpdateAccounts { get; init; }

    public required string InsertProjects { get; init; }

    public required string SaveOverrides { get; init; }

    /// <summary>Messages to be sent; one whose deduplication key is there already is left out.</summary>
    public required string InsertOutbox { get; init; }

    public required string LockAuditHead { get; init; }

    public required string InsertAudit { get; init; }

    /// <summary>@sequence, @hash, @previous -> moves the chain's end.</summary>
    public required string MoveAuditHead { get; init; }

    /// <summary>@node, @now, @accounts.</summary>
    public required string AppendChangeEvent { get; init; }

    /// <summary>ids -> place in line of those that wait.</summary>
    public required string QueuePositions { get; init; }

    /// <summary>Streaming sessions and LeMUR requests.</summary>
    public required RateStatements Rates { get; init; }

    /// <summary>Limit changes and escalations.</summary>
    public required ChangeStatements Changes { get; init; }
}
