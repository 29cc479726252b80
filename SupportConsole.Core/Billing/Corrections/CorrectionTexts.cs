namespace SupportConsole.Core.Billing.Corrections;

/// <summary>The sentences of corrections, shown in dialogs, answered by the service and kept in the audit.</summary>
public static class CorrectionTexts
{
    public const string Forbidden = "Your role does not include correcting a balance. Ask a support manager.";

    public const string Yours = "You asked for this correction: another manager has to confirm or refuse it.";

    /// <summary>Only whoever asked takes it back.</summary>
    public static string NotYours(string requester) => $"Only {requester}, who asked for it, may take it back.";

    /// <summary>The ledger has an entry under this reference.</summary>
    public static string ReferenceTaken(string reference, Money amount) =>
        $"The ledger has an entry of {amount} under the reference {reference} already. Nothing was posted; use another "
        + "reference for another correction.";

    /// <summary>Another correction under this reference waits.</summary>
    public static string ReferenceWaits(string reference) =>
        $"A correction under the reference {reference} waits already. Confirm or withdraw that one.";

    /// <summary>Too much for one.</summary>
    public static string NeedsASecond(Money aloneToday, BillingOptions options) =>
        $"Above {options.CorrectionAlone} an account and day a second manager has to confirm"
        + (aloneToday == Money.Zero ? "." : $"; {aloneToday} were corrected by one alone within 24 hours.");

    /// <summary>Somebody was first.</summary>
    public static string HasEnded(Correction correction) =>
        correction.State switch
        {
            CorrectionState.Waiting => "It waits.",
            CorrectionState.PostedAlone => "It is posted.",
            CorrectionState.Confirmed => $"{correction.DecidedBy} has confirmed it: it is posted.",
            CorrectionState.Refused => $"{correction.DecidedBy} has refused it.",
            _ => $"{correction.DecidedBy} has withdrawn it.",
        };
}
