using System.Globalization;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.LimitChanges;

/// <summary>Words of the dialog that the rules themselves (<see cref="LimitChangeTexts"/>) do not have.</summary>
internal static partial class LimitChangeWords
{
    public const string Title = "Change throttle limit";
    public const string AppliedAtOnce = "Applied at once.";
    public const string NeedsEngineering = "Needs engineering.";
    public const string UrgentTitle = "Urgent raise while engineering decides";
    public const string RaiseUrgently = "Raise for now";
    public const string MessageMissing = "The message could not be read; it stands on the escalation's page.";
    public const string UrgentUnanswered =
        "There was no answer, so it is not known whether the limit was raised. Raise again: the same attempt is "
        + "never made twice.";
    public const string ExpiryTime = "Until, in your time zone";
    public const string TypeLimit = "Type the new limit to see whether it is applied at once.";
    public const string UnknownAccount = "There is no such account any more. Nothing was changed.";
    public const string Unanswered =
        "There was no answer, so it is not known whether the change was made. Apply again: the same attempt is never "
        + "made twice.";
    public const string BasisMissing = "The figures of this account are not there yet. Try again in a moment.";
    public const string AppliedTitle = "Applied.";
    public const string ValidUntil = "Until";
    public const string OpenEscalation = "Open the escalation";
    public const string NothingRequested = "Nothing was requested.";
    public const string OpenThatEscalation = "Open that escalation";
    public const string EngineeringAsked = "Engineering is asked.";
    public const string Holds = "Holds";
    public const string HoldsUntil = "until";
    public const string NewLimit = "New limit";
    public const string LimitNow = "Now";
    public const string UrgentLimit = "Urgent limit";
    public const string ForGood = "for good";
    public const string ForAnHour = "for 1 hour";
    public const string ForADay = "for 24 hours";
    public const string ForAWeek = "for 7 days";
    public const string UntilATime = "until a time…";
    public const string Apply = "Apply";
    public const string Applying = "Applying…";
    public const string Asking = "Asking…";
    public const string Raising = "Raising…";
    public const string UrgentOneAtATime = "; there is one at a time.";
    public const string ExpiryNotATime = "Write a day and a time, as in 2026-12-31 17:30.";

    public const string WhatIfHeld =
        "The replay is of the limit alone: what waits now goes on waiting, and its “Waiting now” is not what follows.";

    /// <summary>Why a limit starts nothing now, whatever it is; null when it does.</summary>
    public static string? Held(AccountOverview? account, ReaderZone zone, DateTimeOffset now) =>
        account switch
        {
            { Limit.Reason: EffectiveLimitReason.Disabled } =>
                "The account is disabled: a limit changes nothing until it is enabled.",
            { Limit.Reason: EffectiveLimitReason.Paused, State.PausedUntil: { } until } =>
                $"The queue is paused until {zone.Moment(until, now)}: nothing starts before its end, whatever the limit.",
            _ => null,
        };

    /// <summary>Heads the message of an escalation.</summary>
    /// <param name="channel">Where it belongs.</param>
    /// <param name="canPost">True when Slack is configured for it, so that it is posted.</param>
    public static string CopyMessage(EngineeringChannel channel, bool canPost) =>
        canPost
            ? $"{EngineeringMessage(channel)}: it is posted; copy it if nobody answers"
            : $"{EngineeringMessage(channel)}: Slack is not configured, so copy it and post it";

    public static string EngineeringMessage(EngineeringChannel channel) =>
        $"Message for {EngineeringChannels.NameOf(channel)}";

    public static string Unchanged(int limit) => $"{Figures.Whole(limit)} is the limit already. Nothing would change.";

    public static string Peak(LimitChangeBasis basis, int minutes) =>
        $"peak demand in the last {minutes} min: {Figures.Whole(basis.PeakDemand)} at a time, "
        + (basis.Overage > 0 ? $"{Figures.Whole(basis.Overage)} over the limit" : "not over the limit");

    public static string MovedMeanwhile(int seen, int current) =>
        $"The limit was {Figures.Whole(seen)} when you opened this and is {Figures.Whole(current)} now: somebody "
        + "else changed it.";

    public static string Requested(string from, string to) =>
        $"{from} → {to} waits for their answer; nothing is changed until then.";

    public static string WaitsAlready(Escalation waiting) =>
        $"{waiting.RequestedBy} has asked engineering for {Figures.Whole(waiting.NewLimit)}, and that waits. Any "
        + "other change of the limit makes it void.";

    public static string UrgentHint(int highest, GuardrailOptions guardrails) =>
        $"Up to {Figures.Whole(highest)} ({Figures.Whole(guardrails.UrgentRaise)} above the limit) for "
        + $"{Hours(guardrails.UrgentRaiseHours)}, once at a time. It ends by itself.";

    /// <summary>Over a temporary limit: it does not come back afterwards.</summary>
    public static string UrgentEndsTemporary(LimitState limitState) =>
        $"It takes the place of the temporary {Figures.Whole(limitState.Value)}; afterwards "
        + $"{Figures.Whole(limitState.Lasting)} comes back, the lasting limit.";

    /// <summary>What becomes of the temporary limit in force.</summary>
    public static string OverTemporary(LimitState limitState, bool isLasting) =>
        isLasting
            ? $"The temporary {Figures.Whole(limitState.Value)} ends with this change."
            : $"This takes the place of the temporary {Figures.Whole(limitState.Value)}; afterwards "
                + $"{Figures.Whole(limitState.Lasting)} comes back, the lasting limit.";

    /// <summary>What a limit far below the work in hand does: nothing new starts for a while.</summary>
    public static string Drain(int from, int to, int running) =>
        $"{Figures.Whole(from)} → {Figures.Whole(to)} with {Figures.Whole(running)} running: what runs is not "
        + "stopped, but nothing that waits starts until "
        + $"{Figures.Whole(running - to + 1)} of the {Figures.Whole(running)} have finished.";

    public static string UseCurrent(int current) => $"Start from {Figures.Whole(current)}";

    public static string Applied(LimitChangeOutcome.Applied applied) =>
        $"{Figures.Whole(applied.OldLimit)} → {Figures.Whole(applied.NewLimit)}, "
        + (
            applied.NewLimit < applied.OldLimit ? "what is running keeps running"
            : applied.Started == 0 ? "no waiting transcript started"
            : $"{Figures.Count(applied.Started, "waiting transcript", "waiting transcripts")} started"
        );

    /// <summary>Why an undo or an urgent raise was not made; null when it was.</summary>
    public static string? Problem(LimitMoveOutcome outcome) =>
        outcome switch
        {
            LimitMoveOutcome.Refused refused => refused.Sentence,
            LimitMoveOutcome.Forbidden forbidden => forbidden.Sentence,
            LimitMoveOutcome.Invalid invalid => string.Join(' ', invalid.Problems.Select(problem => problem.Message)),
            LimitMoveOutcome.UnknownAccount => UnknownAccount,
            _ => null,
        };

    private static string Hours(double hours) =>
        hours < 1
            ? Figures.Span(TimeSpan.FromHours(hours))
            : hours.ToString("0.##", CultureInfo.InvariantCulture) + " h";

    public static string AuditEntry(long sequence) => $"Audit entry {Figures.Whole(sequence)}";

    public static string ThenLasting(int limit) =>
        $", then {Figures.Whole(limit)}, the lasting limit, comes back by itself";

    public static string UrgentInForce(int limit) => $"An urgent raise to {Figures.Whole(limit)} is in force until";

    public static string UrgentNotANumber(int highest) => $"Type a whole number up to {Figures.Whole(highest)}.";

    public static string PlanDefault(int limit) => $", plan default {Figures.Whole(limit)}";
}
