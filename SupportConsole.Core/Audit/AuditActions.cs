namespace SupportConsole.Core.Audit;

/// <summary>Names of audited acts, as they stand in the audit.</summary>
public static class AuditActions
{
    /// <summary>A person's sign-in was ended by somebody else.</summary>
    public const string RevokeSession = "session.revoke";

    /// <summary>A service of the platform gets a key.</summary>
    public const string CreatePlatformKey = "platform-key.create";

    /// <summary>A platform key gets a successor.</summary>
    public const string RotatePlatformKey = "platform-key.rotate";

    public const string RevokePlatformKey = "platform-key.revoke";

    public const string ChangeThrottleLimit = "limit.change";

    /// <summary>A limit without guardrails: streaming sessions, LeMUR requests, projects, API keys.</summary>
    public const string OverrideLimit = "limit.override";

    /// <summary>A person cancels a transcript that waits.</summary>
    public const string CancelTranscript = "transcript.cancel";

    /// <summary>A person begins to cancel all that waits of an account or a project.</summary>
    public const string CancelQueue = "queue.cancel";

    /// <summary>A whole queue's cancellation has ended: how many, and whether it was stopped.</summary>
    public const string EndQueueCancel = "queue.cancel-end";

    /// <summary>Nothing of an account starts for a while.</summary>
    public const string PauseQueue = "queue.pause";

    public const string ResumeQueue = "queue.resume";

    /// <summary>A pause's time was up.</summary>
    public const string EndPause = "queue.pause-end";

    public const string AddNote = "note.add";

    public const string PinNote = "note.pin";

    public const string UnpinNote = "note.unpin";

    public const string RemoveNote = "note.remove";

    public const string ClaimAlert = "alert.claim";

    public const string ReleaseAlert = "alert.release";

    public const string FinishAlert = "alert.done";

    public const string SnoozeAlert = "alert.snooze";

    public const string AskEngineering = "engineering.ask";

    /// <summary>A message that was given up waits to be sent again.</summary>
    public const string ResendMessage = "message.resend";

    public const string GrantCredit = "credit.grant";

    /// <summary>A manager corrects a balance, or asks for a second one to confirm it.</summary>
    public const string CorrectBalance = "balance.correct";

    public const string ConfirmCorrection = "balance.confirm";

    public const string RefuseCorrection = "balance.refuse";

    public const string WithdrawCorrection = "balance.withdraw";

    /// <summary>EOM billing, auto-pay and price list.</summary>
    public const string ChangeBillingTerms = "billing.terms";

    /// <summary>A payment that no account had was given to one.</summary>
    public const string MatchPayment = "payment.match";

    /// <summary>A payment needs nothing more, or nothing is to be posted for it.</summary>
    public const string DismissPayment = "payment.dismiss";

    /// <summary>Sign-up told of an account that was not there.</summary>
    public const string CreateAccount = "account.create";

    /// <summary>Sign-up or billing changed an account that was there.</summary>
    public const string UpdateAccount = "account.update";

    /// <summary>A manager puts an account on another plan.</summary>
    public const string ChangePlan = "account.plan";

    public const string DisableAccount = "account.disable";

    public const string EnableAccount = "account.enable";

    /// <summary>A manager sets an account's e-mail and name.</summary>
    public const string ChangeContact = "account.contact";

    /// <summary>An account becomes an important one, gets another owner, or is important no more.</summary>
    public const string ChangeImportance = "account.importance";

    public const string ChangeTranscriptTtl = "account.transcript-ttl";

    public const string ChangeExternalBilling = "account.external-billing";

    /// <summary>A field that a manager had set follows the platform again.</summary>
    public const string FollowPlatform = "account.follow-platform";

    /// <summary>A temporary limit's time was up.</summary>
    public const string RevertThrottleLimit = "limit.revert";

    public const string UndoThrottleLimit = "limit.undo";

    public const string UrgentRaise = "limit.urgent-raise";

    public const string RequestEscalation = "escalation.request";

    public const string ApproveEscalation = "escalation.approve";

    public const string DenyEscalation = "escalation.deny";

    public const string WithdrawEscalation = "escalation.withdraw";

    public const string LapseEscalation = "escalation.lapse";

    public const string CreateProject = "project.create";

    public const string RenameProject = "project.rename";

    /// <summary>A project and its keys end.</summary>
    public const string DeleteProject = "project.delete";

    public const string CreateApiKey = "key.create";

    public const string DeleteApiKey = "key.delete";

    public const string SignIn = "sign-in";

    public const string SignOut = "sign-out";

    /// <summary>A person took a file out of the console.</summary>
    public const string Export = "export";

    /// <summary>Acts that move a throttle limit when they are applied.</summary>
    public static IReadOnlyList<string> ThrottleLimitMoves { get; } =
    [ChangeThrottleLimit, RevertThrottleLimit, UndoThrottleLimit, UrgentRaise, ApproveEscalation, ChangePlan];

    /// <summary>Acts that set a field of an account which a manager may set.</summary>
    public static IReadOnlyList<string> FieldActs { get; } =
    [
        ChangePlan,
        DisableAccount,
        EnableAccount,
        ChangeContact,
        ChangeImportance,
        ChangeTranscriptTtl,
        ChangeExternalBilling,
        FollowPlatform,
    ];
}
