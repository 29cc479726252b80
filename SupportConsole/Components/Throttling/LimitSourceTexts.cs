using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Throttling;

/// <summary>Why an effective limit is what it is, in words.</summary>
internal static class LimitSourceTexts
{
    public static string Of(AccountOverview overview, ReaderZone zone, DateTimeOffset now) =>
        overview.Limit.Reason switch
        {
            EffectiveLimitReason.Disabled => $"nothing starts: the account is disabled (throttle limit {N(overview)})",
            EffectiveLimitReason.NegativeBalance =>
                $"one at a time: negative balance (throttle limit {N(overview)}, {Source(overview, zone, now)})",
            _ => $"limit {N(overview)}: {Source(overview, zone, now)}",
        };

    private static string Source(AccountOverview overview, ReaderZone zone, DateTimeOffset now) =>
        overview.ThrottleOverride is { } own
            ? $"{Act(own.Source)} {own.SetBy}, "
                + $"{zone.Moment(own.Since, now)}{(own.ExpiresAt is { } until ? $", until {zone.Moment(until, now)}" : "")}"
            : $"{PlanNames.Of(overview.State.Plan)} default";

    private static string Act(LimitSource source) =>
        source switch
        {
            LimitSource.Approval => "escalation approved by",
            LimitSource.UrgentRaise => "urgent raise by",
            _ => "set by",
        };

    private static string N(AccountOverview overview) => Figures.Whole(overview.Limit.ThrottleLimit);
}
