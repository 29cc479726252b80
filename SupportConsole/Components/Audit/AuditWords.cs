using SupportConsole.Components.Shared;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Audit;

/// <summary>Words of the audit.</summary>
internal static partial class AuditWords
{
    public const string Title = "Audit";
    public const string Entries = "Entries";
    public const string NotVerified = "Chain not verified yet";
    public const string Verify = "Verify";
    public const string Cancel = "Cancel";
    public const string Cancelled = "Cancelled; the chain was not checked to its end.";
    public const string NotChecked = "The chain could not be checked. The cause is in the log.";
    public const string Person = "Person";
    public const string Account = "Account id";
    public const string ActionLabel = "Action";
    public const string OutcomeLabel = "Outcome";
    public const string Any = "any";
    public const string Clear = "Clear";
    public const string Newest = "Newest";
    public const string Older = "Older";
    public const string EntryBefore = "Entry before";
    public const string EntryAfter = "Entry after";
    public const string NoEntries = "Nothing has been audited yet.";
    public const string NoMatches = "No entry matches these filters.";
    public const string Intact = "The chain holds";
    public const string Broken = "The chain is broken: an entry was changed, removed or inserted";
    public const string FilterEntries = "Filter entries";
    public const string EntryColumn = "Entry";
    public const string WhenColumn = "When";
    public const string PersonColumn = "Person";
    public const string WhatColumn = "What";
    public const string AccountColumn = "Account";
    public const string OutcomeColumn = "Outcome";
    public const string TicketColumn = "Ticket";
    public const string ReasonColumn = "Reason";
    public const string RuleColumn = "Rule";
    public const string RolesColumn = "Roles";

    /// <summary>What can be filtered by.</summary>
    public static IReadOnlyList<string> Actions { get; } =
    [
        AuditActions.ChangeThrottleLimit,
        AuditActions.RevertThrottleLimit,
        AuditActions.UndoThrottleLimit,
        AuditActions.UrgentRaise,
        AuditActions.OverrideLimit,
        AuditActions.RequestEscalation,
        AuditActions.ApproveEscalation,
        AuditActions.DenyEscalation,
        AuditActions.WithdrawEscalation,
        AuditActions.LapseEscalation,
        AuditActions.CancelTranscript,
        AuditActions.CancelQueue,
        AuditActions.EndQueueCancel,
        AuditActions.PauseQueue,
        AuditActions.ResumeQueue,
        AuditActions.EndPause,
        AuditActions.AddNote,
        AuditActions.PinNote,
        AuditActions.UnpinNote,
        AuditActions.RemoveNote,
        AuditActions.RevokeSession,
        AuditActions.CreatePlatformKey,
        AuditActions.RotatePlatformKey,
        AuditActions.RevokePlatformKey,
        AuditActions.ClaimAlert,
        AuditActions.ReleaseAlert,
        AuditActions.FinishAlert,
        AuditActions.SnoozeAlert,
        AuditActions.AskEngineering,
        AuditActions.ResendMessage,
        AuditActions.GrantCredit,
        AuditActions.CorrectBalance,
        AuditActions.ConfirmCorrection,
        AuditActions.RefuseCorrection,
        AuditActions.WithdrawCorrection,
        AuditActions.ChangeBillingTerms,
        AuditActions.MatchPayment,
        AuditActions.DismissPayment,
        AuditActions.CreateAccount,
        AuditActions.UpdateAccount,
        .. AuditActions.FieldActs,
        AuditActions.CreateProject,
        AuditActions.RenameProject,
        AuditActions.DeleteProject,
        AuditActions.CreateApiKey,
        AuditActions.DeleteApiKey,
        AuditActions.SignIn,
        AuditActions.SignOut,
        AuditActions.Export,
    ];

    public static string Entry(long sequence) => $"Entry {Figures.Whole(sequence)}";

    public static string NoSuch(long sequence) => $"There is no entry {Figures.Whole(sequence)}.";

    public static string Outcome(AuditOutcome outcome) =>
        outcome switch
        {
            AuditOutcome.Applied => "Applied",
            AuditOutcome.Refused => "Refused",
            AuditOutcome.Conflict => "Conflict",
            AuditOutcome.Forbidden => "Forbidden",
            _ => outcome.ToString(),
        };

    public static string OutcomePill(AuditOutcome outcome) =>
        outcome switch
        {
            AuditOutcome.Applied => "pill",
            AuditOutcome.Conflict => "pill amber",
            _ => "pill red",
        };

    public static string Action(string action) =>
        action switch
        {
            AuditActions.ChangeThrottleLimit => "Change throttle limit",
            AuditActions.RevertThrottleLimit => "Temporary limit expired",
            AuditActions.UndoThrottleLimit => "Undo limit change",
            AuditActions.UrgentRaise => "Urgent raise",
            AuditActions.OverrideLimit => "Change another limit",
            AuditActions.RequestEscalation => "Request escalation",
            AuditActions.ApproveEscalation => "Approve escalation",
            AuditActions.DenyEscalation => "Deny escalation",
            AuditActions.WithdrawEscalation => "Withdraw escalation",
            AuditActions.LapseEscalation => "Escalation lapsed",
            AuditActions.CancelTranscript => "Cancel a transcript",
            AuditActions.CancelQueue => "Cancel a queue",
            AuditActions.EndQueueCancel => "Queue cancelled",
            AuditActions.PauseQueue => "Pause the queue",
            AuditActions.ResumeQueue => "Resume the queue",
            AuditActions.EndPause => "Pause expired",
            AuditActions.AddNote => "Add a note",
            AuditActions.PinNote => "Pin a note",
            AuditActions.UnpinNote => "Unpin a note",
            AuditActions.RemoveNote => "Take a note back",
            AuditActions.RevokeSession => "End a session",
            AuditActions.CreatePlatformKey => "Create platform key",
            AuditActions.RotatePlatformKey => "Rotate platform key",
            AuditActions.RevokePlatformKey => "Revoke platform key",
            AuditActions.ClaimAlert => "Claim an alert",
            AuditActions.ReleaseAlert => "Release an alert",
            AuditActions.FinishAlert => "Deal with an alert",
            AuditActions.SnoozeAlert => "Put an alert off",
            AuditActions.AskEngineering => "Ask engineering",
            AuditActions.ResendMessage => "Send a message again",
            AuditActions.GrantCredit => "Grant credit",
            AuditActions.CorrectBalance => "Correct a balance",
            AuditActions.ConfirmCorrection => "Confirm a correction",
            AuditActions.RefuseCorrection => "Refuse a correction",
            AuditActions.WithdrawCorrection => "Withdraw a correction",
            AuditActions.ChangeBillingTerms => "Change billing terms",
            AuditActions.MatchPayment => "Match a payment",
            AuditActions.DismissPayment => "Dismiss a payment",
            AuditActions.CreateAccount => "Create account",
            AuditActions.UpdateAccount => "Update account",
            AuditActions.ChangePlan => "Change customer type",
            AuditActions.DisableAccount => "Disable account",
            AuditActions.EnableAccount => "Enable account",
            AuditActions.ChangeContact => "Change contact",
            AuditActions.ChangeImportance => "Important account",
            AuditActions.ChangeTranscriptTtl => "Change transcript time-to-live",
            AuditActions.ChangeExternalBilling => "Change external billing id",
            AuditActions.FollowPlatform => "Follow the platform again",
            AuditActions.CreateProject => "Create project",
            AuditActions.RenameProject => "Rename project",
            AuditActions.DeleteProject => "Delete project",
            AuditActions.CreateApiKey => "Create API key",
            AuditActions.DeleteApiKey => "Delete API key",
            AuditActions.SignIn => "Sign in",
            AuditActions.SignOut => "Sign out",
            AuditActions.Export => "Save a file",
            _ => action,
        };

    public static string EntryLink(long sequence) => $"entry {Figures.Whole(sequence)}";

    public static string Checking(long entries) => $"Checking: {Figures.Whole(entries)} entries";

    public static string IntactTo(long sequence) => $"{Intact}, verified to entry {Figures.Whole(sequence)} at";
}
