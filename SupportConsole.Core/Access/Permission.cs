namespace SupportConsole.Core.Access;

/// <summary>
/// Something a person may be allowed to do. Checked by the Core service that does it, not only hidden in a page.
/// </summary>
public enum Permission
{
    /// <summary>Search accounts and read an account with its live figures and its own activity.</summary>
    ViewAccounts,

    /// <summary>Change a limit within the guardrails.</summary>
    ChangeLimits,

    /// <summary>Cancel transcripts that wait: one, or all of an account or a project.</summary>
    CancelTranscripts,

    /// <summary>Pause an account's queue for a while, and let it go on.</summary>
    PauseQueues,

    /// <summary>Grant the one complimentary credit.</summary>
    GrantCredit,

    /// <summary>Change how an account pays: auto-pay, EOM billing.</summary>
    EditBilling,

    /// <summary>
    /// Set what an account is: its plan, whether it is disabled, its contact, who owns it, how long its transcripts are
    /// kept.
    /// </summary>
    AdministerAccounts,

    /// <summary>Correct an account's balance, and confirm what another manager corrects.</summary>
    CorrectBalance,

    /// <summary>Say whose a payment is that no account has, and that a payment needs nothing more.</summary>
    HandlePayments,

    /// <summary>Read the audit of all accounts.</summary>
    ViewAudit,

    /// <summary>Write and pin notes on an account, and take one's own back.</summary>
    WriteNotes,

    /// <summary>Claim alerts about accounts over their limit, and say that they are dealt with.</summary>
    HandleAlerts,

    /// <summary>Post a question about an account to #ask-engineering.</summary>
    AskEngineering,

    /// <summary>Have an e-mail or a post sent again that was given up.</summary>
    ResendMessages,

    /// <summary>Ask engineering for a limit that the guardrails do not let support set, and take that back.</summary>
    RequestEscalation,

    /// <summary>Approve or deny what others asked for.</summary>
    DecideEscalations,

    /// <summary>Read the escalations of all accounts.</summary>
    ViewEscalations,

    /// <summary>Create, rename and delete an account's projects; create and delete its API keys.</summary>
    ManageProjects,

    /// <summary>See who is signed in, and end their sessions.</summary>
    ManageSessions,

    /// <summary>See, create, rotate and revoke the keys of the platform's services.</summary>
    ManagePlatformKeys,
}
