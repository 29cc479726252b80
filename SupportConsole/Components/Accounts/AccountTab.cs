namespace SupportConsole.Components.Accounts;

/// <summary>What of an account is shown under its verdict.</summary>
public enum AccountTab
{
    /// <summary>Async transcripts: running, queued, episodes, mails.</summary>
    Throttling,

    /// <summary>The balance: diagnosis, credit, ledger, payments.</summary>
    Billing,

    /// <summary>Streaming sessions and LeMUR requests.</summary>
    Streaming,

    /// <summary>Projects, and the API keys of each.</summary>
    Projects,

    /// <summary>What was used and what it cost.</summary>
    Usage,

    /// <summary>Its transcripts one by one, newest first.</summary>
    Transcripts,

    /// <summary>What managers set: plan, access, contact, owner.</summary>
    Account,
}
