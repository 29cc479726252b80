using System.Globalization;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>The sentences of escalations, shown in pages, answered by the service and kept in the audit.</summary>
public static class EscalationTexts
{
    public const string MayNotRequest = "Your role does not include requesting escalations. Ask a support engineer.";

    public const string MayNotDecide = "Your role does not include deciding about escalations. Ask engineering.";

    public const string OwnRequest = "You asked for this yourself: somebody else in engineering must decide.";

    public static string NotOwnRequest(string requestedBy) =>
        $"Only {requestedBy}, who asked, can take it back. Engineering can deny it.";

    /// <summary>Somebody was faster.</summary>
    public static string NotWaiting(Escalation escalation) =>
        escalation.State switch
        {
            EscalationState.Approved => $"{escalation.DecidedBy} approved it at {Time(escalation.DecidedAt)}.",
            EscalationState.Denied => $"{escalation.DecidedBy} denied it at {Time(escalation.DecidedAt)}.",
            EscalationState.Withdrawn => $"{escalation.DecidedBy} took it back at {Time(escalation.DecidedAt)}.",
            EscalationState.Void => $"It is void since {Time(escalation.DecidedAt)}: {escalation.Comment}",
            _ => Lapsed(escalation),
        };

    public static string Lapsed(Escalation escalation) =>
        $"It lapsed at {Time(escalation.LapsesAt)} because nobody had decided. Support can ask again.";

    /// <summary>Who moved the limit, kept with an escalation that became void by it.</summary>
    public static string Moved(string by, LimitChangeCause cause, int from, int to) =>
        cause switch
        {
            LimitChangeCause.Expiry => $"The temporary limit of {N(from)} expired; {N(to)} is in force.",
            LimitChangeCause.Undo => $"{by} undid the last change: the limit went from {N(from)} to {N(to)}.",
            LimitChangeCause.Plan => $"{by} changed the plan: the limit went from {N(from)} to {N(to)}.",
            _ when from == to => $"{by} set the limit of {N(to)} anew.",
            _ => $"{by} changed the limit from {N(from)} to {N(to)}.",
        };

    /// <summary>The limit moved without a change in the console: the account's plan did it.</summary>
    public static string MovedByPlan(int from, int to) =>
        $"The limit is {N(to)} now and no longer {N(from)}: the account's plan changed.";

    public static string LimitMoved(string moved) => $"It is void: {moved} Support can ask again.";

    public static string ExpiryPassed(DateTimeOffset expiresAt) =>
        $"The limit was asked for until {Time(expiresAt)}, which has passed. Deny it; support can ask again.";

    public static string AlreadyWaiting(Escalation waiting) =>
        $"{waiting.RequestedBy} has already asked engineering for {Amount(waiting)} (from "
        + $"{N(waiting.OldLimit)}), and that waits for an answer until {Time(waiting.LapsesAt)}.";

    /// <summary>What is asked for: "400" transcripts at once, "700 new streaming sessions a minute".</summary>
    public static string Amount(Escalation escalation) =>
        escalation.Kind == LimitKind.AsyncConcurrency
            ? N(escalation.NewLimit)
            : $"{N(escalation.NewLimit)} {OverrideTexts.Counted(escalation.Kind)}";

    public static string NotNeeded(string ruleSentence) => $"This needs no escalation. {ruleSentence}";

    public static string NoneWaits(int most) =>
        $"An urgent raise of up to {N(most)} is possible only while an escalation of the account waits. Request one "
        + "first.";

    public static string UrgentRaiseOpen(int value, DateTimeOffset expiresAt) =>
        $"An urgent raise to {N(value)} is in force until {Time(expiresAt)}; there is one at a time.";

    public static string UrgentRaiseTooHigh(int highest, int most) =>
        $"An urgent raise goes to {N(highest)} at most ({N(most)} above the limit).";

    public static string UrgentRaiseIsNoRaise(int current) =>
        $"An urgent raise must be above the limit in force, {N(current)}.";

    private static string Time(DateTimeOffset? at) =>
        at is { } time
            ? time.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : "an unknown time";

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
