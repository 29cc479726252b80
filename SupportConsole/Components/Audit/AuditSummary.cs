using SupportConsole.Components.Administration;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Core.Projects;

namespace SupportConsole.Components.Audit;

/// <summary>An audit entry in one line.</summary>
internal static class AuditSummary
{
    private static readonly string[] LimitNames = ["limit", "throttleLimit", "value"];

    /// <summary>"Limit 200 → 400", with how it ended when it was not applied.</summary>
    public static string Of(AuditEntry entry)
    {
        var act = entry.Action switch
        {
            AuditActions.ChangeThrottleLimit => LimitChange(entry, "Limit"),
            AuditActions.RevertThrottleLimit
            or AuditActions.UndoThrottleLimit
            or AuditActions.UrgentRaise
            or AuditActions.RequestEscalation
            or AuditActions.ApproveEscalation => LimitChange(entry, AuditWords.Action(entry.Action) + ":"),
            AuditActions.OverrideLimit => LimitChange(
                entry,
                AuditedOverride.Read(entry.After) is { } own ? $"Limit on {OverrideTexts.Counted(own.Kind)}" : "Limit"
            ),
            AuditActions.CancelTranscript when AuditedCancellation.Read(entry.After) is { } canceled =>
                $"Cancel transcript {canceled.TranscriptId}",
            AuditActions.CancelQueue or AuditActions.EndQueueCancel => QueueCancellation(entry),
            AuditActions.GrantCredit => Credit(entry),
            AuditActions.CorrectBalance
            or AuditActions.ConfirmCorrection
            or AuditActions.RefuseCorrection
            or AuditActions.WithdrawCorrection => Correction(entry),
            AuditActions.Export => AuditWords.File(AuditDiff.Text(entry.After, "file")),
            AuditActions.ChangeBillingTerms => Terms(entry),
            AuditActions.MatchPayment or AuditActions.DismissPayment => Payment(entry),
            AuditActions.FollowPlatform => AdministrationWords.FollowsAgain(AuditedSettings.Read(entry.After)),
            _ when AuditActions.FieldActs.Contains(entry.Action) => Administration(entry),
            AuditActions.CreateProject
            or AuditActions.RenameProject
            or AuditActions.DeleteProject
            or AuditActions.CreateApiKey
            or AuditActions.DeleteApiKey => Projects(entry),
            AuditActions.CreatePlatformKey or AuditActions.RotatePlatformKey or AuditActions.RevokePlatformKey =>
                PlatformKey(entry),
            _ => AuditWords.Action(entry.Action),
        };
        return entry.Outcome == AuditOutcome.Applied
            ? act
            : $"{AuditWords.Outcome(entry.Outcome)}: {char.ToLowerInvariant(act[0])}{act[1..]}";
    }

    private static string QueueCancellation(AuditEntry entry)
    {
        if (AuditedQueueCancellation.Read(entry.After) is not { } after)
        {
            return AuditWords.Action(entry.Action);
        }

        var of = after.ProjectId is { } project ? $" of project {project}" : "";
        return entry.Action == AuditActions.CancelQueue
            ? $"Cancel {Figures.Count(after.Queued, "queued transcript", "queued transcripts")}{of}"
            : $"Cancelled {Figures.Count(after.Queued, "queued transcript", "queued transcripts")}{of}"
                + (after.Stopped is true ? ", stopped on request" : "");
    }

    private static string Credit(AuditEntry entry)
    {
        if (AuditedCredit.Read(entry.Before) is not { } before || AuditedCredit.Read(entry.After) is not { } after)
        {
            return AuditWords.Action(entry.Action);
        }

        var amount = after.CreditUsd is { } credit ? $"Credit of {Money.FromDollars(credit)}" : "Credit";
        return entry.Outcome == AuditOutcome.Applied
            ? $"{amount}: {Money.FromDollars(before.BalanceUsd)} → {Money.FromDollars(after.BalanceUsd)}"
            : amount;
    }

    private static string PlatformKey(AuditEntry entry)
    {
        var name = (AuditedPlatformKey.Read(entry.After) ?? AuditedPlatformKey.Read(entry.Before))?.Name;
        return name is null ? AuditWords.Action(entry.Action) : $"{AuditWords.Action(entry.Action)} of {name}";
    }

    private static string Correction(AuditEntry entry)
    {
        var act = AuditWords.Action(entry.Action);
        if (
            AuditedCorrection.Read(entry.Before) is not { } before
            || AuditedCorrection.Read(entry.After) is not { } after
        )
        {
            return act;
        }

        var amount = after.AmountUsd is { } usd ? $" of {Money.FromDollars(usd)}" : "";
        return after.State switch
        {
            CorrectionState.PostedAlone or CorrectionState.Confirmed => $"Correction{amount}: "
                + $"{Money.FromDollars(before.BalanceUsd)} → {Money.FromDollars(after.BalanceUsd)}",
            CorrectionState.Waiting => $"Correction{amount} waits for a second manager",
            _ => $"{act}{amount}",
        };
    }

    private static string Payment(AuditEntry entry) =>
        AuditedPayment.Read(entry.After) is { Amount: { } amount } payment
            ? entry.Action == AuditActions.MatchPayment
                ? $"Payment of {amount} ({payment.PaymentId}) matched"
                : $"Payment of {amount} ({payment.PaymentId}) dismissed"
            : AuditWords.Action(entry.Action);

    private static string Administration(AuditEntry entry) =>
        AuditedSettings.Read(entry.Before) is { } before
        && AuditedSettings.Read(entry.After) is { } after
        && AdministrationTexts.FieldOf(entry.Action) is { } field
            ? $"{AdministrationWords.Label(field)}: {AdministrationTexts.Value(field, before)} → "
                + AdministrationTexts.Value(field, after)
            : AuditWords.Action(entry.Action);

    private static string Terms(AuditEntry entry) =>
        AuditedTerms.Read(entry.Before) is { } before && AuditedTerms.Read(entry.After) is { } after
            ? $"Billing: {TermsTexts.Of(before.Terms())} → {TermsTexts.Of(after.Terms())}"
            : AuditWords.Action(entry.Action);

    private static string Projects(AuditEntry entry)
    {
        var (before, after) = (AuditedProject.Read(entry.Before), AuditedProject.Read(entry.After));
        var of = (after ?? before)?.Project is { } project ? $" of project {project}" : "";
        return entry.Action switch
        {
            AuditActions.CreateProject => $"New project “{after?.Project}”",
            AuditActions.RenameProject => $"Project “{before?.Project}” → “{after?.Project}”",
            AuditActions.DeleteProject => $"Delete project “{before?.Project ?? before?.ProjectId}”",
            AuditActions.CreateApiKey => $"New key “{after?.Key}”{of}",
            _ => $"Delete key “{before?.Key ?? before?.ApiKeyId}”{of}",
        };
    }

    /// <summary>What an escalation's limit counts, where that is not transcripts.</summary>
    private static string Counted(AuditEntry entry) =>
        entry.Action is AuditActions.RequestEscalation or AuditActions.ApproveEscalation
        && AuditedOverride.Read(entry.After) is { Kind: not LimitKind.AsyncConcurrency and var kind }
            ? $" {OverrideTexts.Counted(kind)}"
            : "";

    private static string LimitChange(AuditEntry entry, string act)
    {
        var (before, after) = (AuditDiff.Number(entry.Before, LimitNames), AuditDiff.Number(entry.After, LimitNames));
        return before is { } old && after is { } young
            ? $"{act} {Figures.Whole(old)} → {Figures.Whole(young)}{Counted(entry)}"
            : AuditWords.Action(entry.Action);
    }
}
