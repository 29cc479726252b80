using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Throttling;

/// <summary>Why an effective limit is what it is, in words.</summary>
internal static partial class ThrottlingWords
{
    public static string SourceOf(AccountOverview overview, ReaderZone zone, DateTimeOffset now) =>
        overview.Limit.Reason switch
        {
            EffectiveLimitReason.Disabled =>
                $"nothing starts: the account is disabled (throttle limit {ThrottleLimit(overview)})",
            EffectiveLimitReason.Paused =>
                $"nothing starts: the queue is paused until {PausedUntil(overview, zone, now)} "
                    + $"(throttle limit {ThrottleLimit(overview)})",
            EffectiveLimitReason.NegativeBalance =>
                $"one at a time: negative balance (throttle limit {ThrottleLimit(overview)}, {SetBy(overview, zone, now)})",
            _ => $"limit {ThrottleLimit(overview)}: {SetBy(overview, zone, now)}",
        };

    private static string SetBy(AccountOverview overview, ReaderZone zone, DateTimeOffset now) =>
        overview.ThrottleOverride is { } own
            ? $"{ActOf(own.Source)} {own.SetBy}, "
                + $"{zone.Moment(own.Since, now)}{(own.ExpiresAt is { } until ? $", until {zone.Moment(until, now)}" : "")}"
            : $"{PlanNames.Of(overview.State.Plan)} default";

    private static string ActOf(LimitSource source) =>
        source switch
        {
            LimitSource.Approval => "escalation approved by",
            LimitSource.UrgentRaise => "urgent raise by",
            _ => "set by",
        };

    private static string PausedUntil(AccountOverview overview, ReaderZone zone, DateTimeOffset now) =>
        overview.State.PausedUntil is { } until ? zone.Moment(until, now) : "it is resumed";

    private static string ThrottleLimit(AccountOverview overview) => Figures.Whole(overview.Limit.ThrottleLimit);
}
