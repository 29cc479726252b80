using System.Globalization;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.QueuePauses;

namespace SupportConsole.Core.Decisions;

/// <summary>Decisions in words, for the API and the console alike.</summary>
public static class DecisionTexts
{
    public const string Unknown =
        "This is not the id of a decision made here. Copy the whole value of the header X-Decision-Id; ids are "
        + "case-sensitive.";

    public static string Expired(int hours) =>
        $"This decision is too old: decisions are explained for {Count(hours, "hour", "hours")}.";

    /// <summary>The rule that decided, with the decision's figures.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="pause">The pause that it met, where the audit has it.</param>
    public static string Rule(Decision decision, PastPause? pause = null)
    {
        var (limit, items) = (decision.Limit ?? default, decision.Items);
        return decision.Rule switch
        {
            DecisionRule.RoomForAll =>
                $"There was room under the limit of {N(limit.InForce)} and nobody waited, so {All(items.Started)} "
                    + "started at once.",
            DecisionRule.RoomForSome =>
                $"There was room for {N(items.Started)} under the limit of {N(limit.InForce)}; the other "
                    + $"{N(items.Queued)} had to wait in line: the oldest starts when a running one ends.",
            DecisionRule.LimitReached =>
                $"No slot was free under the limit of {N(limit.InForce)}, so {All(items.Queued)} had to wait in "
                    + "line: the oldest starts when a running one ends.",
            DecisionRule.QueuePaused =>
                $"The account's queue was paused{UntilOf(pause)}, so {All(items.Queued)} had to wait in line: the queue "
                    + "starts when it is resumed or the pause ends.",
            DecisionRule.KnownBefore => decision.Kind == DecisionKind.Complete
                ? "All had ended by an earlier call, so nothing changed."
                : "All ids were known from an earlier call, so nothing was decided again: the answer said where they "
                    + "stood.",
            DecisionRule.NegativeBalance =>
                "The balance was negative and neither auto-pay nor EOM billing covers it, so new work is refused "
                    + "until the account is topped up.",
            DecisionRule.Disabled => "The account was disabled: all new work is refused.",
            DecisionRule.UnknownAccount => "There was no account with this id.",
            DecisionRule.UnknownProject => "The account had no project of the name given, so nothing was stored.",
            DecisionRule.UnknownApiKey =>
                "The account had no API key of the id given in the project of the call, so nothing was stored.",
            DecisionRule.IdTaken => "One of the ids belonged to another account's transcript, so nothing was stored.",
            DecisionRule.SlotsFreed => $"{Count(items.Ended, "transcript", "transcripts")} ended and gave back "
                + $"{(items.Ended == 1 ? "its slot" : "their slots")}; {N(items.Started)} of those waiting started, "
                + "oldest first.",
            DecisionRule.LeaseLost => "None of the leases was the caller's any more, so nothing changed.",
            DecisionRule.WithinRate => decision.Kind == DecisionKind.OpenStream
                ? $"It was new session {N(limit.InUse)} of the {N(limit.InForce)} that this minute allows."
                : $"It was request {N(limit.InUse)} of the {N(limit.InForce)} that any 60 seconds allow.",
            DecisionRule.OverRate => decision.Kind == DecisionKind.OpenStream
                ? $"All {N(limit.InForce)} new sessions of this minute were opened already; the next minute began "
                    + $"{Count(decision.RetryAfterSeconds, "second", "seconds")} later. Open sessions are not limited."
                : $"All {N(limit.InForce)} requests of the last 60 seconds were used; the next one was free "
                    + $"{Count(decision.RetryAfterSeconds, "second", "seconds")} later.",
            DecisionRule.InvalidCall =>
                "The call could not be read or named something that does not exist, so no limit was asked; the "
                    + "answer said what was wrong.",
            DecisionRule.NotDecided =>
                "The service could not decide at that moment and told the caller to try again; no limit refused it.",
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.Rule, null),
        };
    }

    /// <summary>Where the limit came from.</summary>
    /// <param name="kind">Which limit.</param>
    /// <param name="limit">As the decision met it.</param>
    /// <param name="change">The change that set it, when the audit has one.</param>
    public static string Origin(DecisionKind kind, DecisionLimit limit, AuditEntry? change)
    {
        var configured = (limit.Source, change) switch
        {
            (LimitSource.PlanDefault, _) =>
                $"{N(limit.Configured)} is the default of the plan {PlanNames.Of(limit.Plan)}.",
            (_, { Action: AuditActions.ApproveEscalation } entry) =>
                $"{entry.ActorName} approved the escalation that set the account's own limit of {N(limit.Configured)}.",
            (_, { Action: AuditActions.UrgentRaise } entry) =>
                $"{entry.ActorName} raised the limit to {N(limit.Configured)} for a short time, while an escalation "
                    + "waited.",
            (_, { Action: AuditActions.UndoThrottleLimit } entry) =>
                $"{entry.ActorName} undid a change, which brought the account's own limit of {N(limit.Configured)} "
                    + "back.",
            (_, { Action: AuditActions.RevertThrottleLimit }) =>
                $"A temporary limit expired, which brought the account's own limit of {N(limit.Configured)} back.",
            (_, { } entry) => $"{entry.ActorName} set the account's own limit of {N(limit.Configured)}.",
            _ => $"{N(limit.Configured)} is a limit of the account's own; the audit has no entry of that change at or "
                + "before the decision.",
        };
        return limit.Reason switch
        {
            EffectiveLimitReason.NegativeBalance =>
                $"{N(limit.InForce)} at a time because the balance was negative. In good standing: {configured}",
            EffectiveLimitReason.Disabled =>
                $"Nothing starts because the account was disabled. Otherwise: {configured}",
            EffectiveLimitReason.Paused =>
                $"Nothing starts because the account's queue was paused. Otherwise: {configured}",
            _ when kind == DecisionKind.OpenStream && limit.InForce != limit.Configured =>
                $"{N(limit.InForce)} is this minute's limit: it follows the use of the minutes before, up and down, "
                    + $"never below the starting limit. {configured}",
            _ => configured,
        };
    }

    private static string UntilOf(PastPause? pause) =>
        pause is null
            ? ""
            : " until "
                + pause.Until.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
                + $" by {pause.Entry.ActorName}";

    private static string All(int count) => count == 1 ? "the transcript" : $"all {N(count)} transcripts";

    private static string Count(int count, string one, string many) => $"{N(count)} {(count == 1 ? one : many)}";

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
