using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.LimitChanges.Streaming;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.LimitChanges.Overrides;

/// <summary>Words of the limits without guardrails, beyond those of the rules (<see cref="OverrideTexts"/>).</summary>
internal static class OverrideWords
{
    public const string Title = "Limits";
    public const string Change = "Change";
    public const string NoNumber = "Write a whole number.";
    public const string Unanswered =
        "There was no answer, so it is not known whether the limit was changed. Change again: the same attempt is "
        + "never made twice.";
    public const string UnknownAccount = "There is no such account any more. Nothing was changed.";
    public const string NewLimit = "New limit";
    public const string ChangeLimit = "Change limit";
    public const string ChangedTitle = "Changed.";
    public const string InForce = "In force";
    public const string BeginFromLimit = "Begin from that";
    public const string ChangeTo = "Change to";
    public const string OwnLimit = "a limit of this account's own";

    /// <summary>A limit's name, as a row's or a dialog's head.</summary>
    public static string Name(LimitKind kind)
    {
        var counted = OverrideTexts.Counted(kind);
        return char.ToUpperInvariant(counted[0]) + counted[1..];
    }

    /// <summary>Where the value comes from.</summary>
    public static string Source(OverridableLimit limit) =>
        limit.Own is { } own
            ? $"set by {own.SetBy}; the {PlanNames.Of(limit.Plan)} plan gives {Figures.Whole(limit.PlanDefault)}"
            : PlanDefault(limit);

    public static string PlanDefault(OverridableLimit limit) => $"{PlanNames.Of(limit.Plan)} plan's default";

    /// <summary>The step and what it does, before it is made.</summary>
    public static string Step(OverridableLimit limit, int wanted, bool isPlanDefault) =>
        (wanted == limit.Value, isPlanDefault) switch
        {
            (true, true) => $"The limit stays {Figures.Whole(wanted)}, and follows the plan from now on.",
            (true, false) => $"The limit stays {Figures.Whole(wanted)}, whatever the plan gives later.",
            _ => $"{Figures.Whole(limit.Value)} → {Figures.Whole(wanted)}. {Effect(limit, wanted)}",
        };

    /// <summary>What the change does.</summary>
    public static string Effect(OverridableLimit limit, int wanted) =>
        limit.Kind switch
        {
            LimitKind.StreamingSessionsPerMinute when wanted == 0 =>
                "Every new session is refused from the next one on; open ones stay open.",
            LimitKind.StreamingSessionsPerMinute when wanted < limit.Value =>
                "In force at once, also where the limit has scaled up. Open sessions stay open.",
            LimitKind.StreamingSessionsPerMinute => "In force for the very next session. Open sessions stay open.",
            LimitKind.LemurRequestsPerMinute when wanted == 0 => "Every request is refused from the next one on.",
            LimitKind.LemurRequestsPerMinute =>
                "In force for the very next request; those of the last 60 seconds count.",
            _ => "In force for the very next one to be created. What there is stays, even when it is more.",
        };

    public static string Applied(OverrideOutcome.Applied applied) =>
        applied.OldLimit == applied.NewLimit
            ? $"{Name(applied.Kind)}: still {Figures.Whole(applied.NewLimit)}, "
                + $"{(applied.IsPlanDefault ? "the plan's default" : "now a limit of this account's own")}."
            : $"{Name(applied.Kind)}: {Figures.Whole(applied.OldLimit)} → "
                + $"{Figures.Whole(applied.NewLimit)}{(applied.IsPlanDefault ? ", the plan's default" : "")}.";

    /// <summary>The traffic that the guardrail compares a wish with.</summary>
    public static string Demand(
        StreamingDemand demand,
        GuardrailOptions guardrails,
        ReaderZone zone,
        DateTimeOffset now
    ) =>
        demand.PeakAt is { } at
            ? $"Anticipated peak: {Figures.Whole(demand.Peak)} new sessions a minute, the most that was asked for in "
                + $"the last {Figures.Whole(guardrails.StreamingPeakDays)} days ({zone.Moment(at, now)}). "
                + $"{Figures.Whole(demand.Refused)} refused in "
                + $"{Figures.Count(demand.RefusingMinutes, "minute", "minutes")}; {Figures.Whole(demand.Open)} open now."
            : $"No session was asked for in the last {Figures.Whole(guardrails.StreamingPeakDays)} days.";

    public static string WaitsForEngineering(Escalation waiting) =>
        $"Waits for engineering: {waiting.RequestedBy} has asked for {EscalationTexts.Amount(waiting)}.";

    public static string WaitsAlready(Escalation waiting) =>
        $"{waiting.RequestedBy} has asked engineering for {EscalationTexts.Amount(waiting)}, and that waits. "
        + (
            waiting.Kind == LimitKind.StreamingSessionsPerMinute
                ? "Any other change of the limit makes it void."
                : "Another escalation can be asked for once it has ended."
        );

    /// <summary>The choice that takes the account's own value away.</summary>
    public static string BackToPlan(OverridableLimit limit) =>
        $"the {PlanDefault(limit)}, {Figures.Whole(limit.PlanDefault)}";
}
