namespace SupportConsole.Core.Limits.Batching;

/// <summary>The rows that a batch's commands need, gathered before anything is read.</summary>
internal sealed class BatchRequirements(bool isRetry)
{
    /// <summary>True when an earlier try of the batch failed: what it meant to insert may be there.</summary>
    public bool IsRetry { get; } = isRetry;

    /// <summary>Accounts to lock.</summary>
    public HashSet<string> Accounts { get; } = [];

    /// <summary>Accounts whose identity is needed besides the state.</summary>
    public HashSet<string> Identities { get; } = [];

    /// <summary>Transcripts to look at; their accounts are locked too.</summary>
    public HashSet<string> Transcripts { get; } = [];

    /// <summary>Accounts whose projects are named.</summary>
    public HashSet<string> ProjectsOf { get; } = [];

    /// <summary>What commands that move limits need.</summary>
    public ChangeRequirements Changes { get; } = new();

    /// <summary>Attempts that may have been made before.</summary>
    public HashSet<string> CorrelationIds { get; } = [];

    /// <summary>Ledger references that may be there already.</summary>
    public HashSet<(string AccountId, string Reference)> LedgerReferences { get; } = [];

    /// <summary>What streaming sessions and LeMUR requests need.</summary>
    public RateRequirements Rates { get; } = new();

    /// <summary>How many expired leases to look for.</summary>
    public int ExpiredLeases { get; set; }
}
