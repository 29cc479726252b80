using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Decisions;

/// <summary>One explained decision: the rule, the limit and who set it, then and now.</summary>
public sealed partial class DecisionView
{
    /// <summary>The decision.</summary>
    [Parameter, EditorRequired]
    public required DecisionExplanation Explanation { get; set; }

    private Decision Decision => Explanation.Decision;

    private (string Title, string Icon, string Tone) Verdict => DecisionWords.Verdict(Decision);

    private IEnumerable<(string Name, string Then, string? Now)> Compare(DecisionLimit limit)
    {
        var now = Explanation.Account;
        return Decision.Kind switch
        {
            DecisionKind.OpenStream =>
            [
                ("Plan", PlanNames.Of(limit.Plan), Plan(now)),
                ("Starting limit", Figures.Whole(limit.Configured), Whole(Explanation.ConfiguredNow)),
                ("Limit of the minute", Figures.Whole(limit.InForce), null),
                ("Opened in the minute", Figures.Whole(limit.InUse), null),
            ],
            DecisionKind.Lemur =>
            [
                ("Plan", PlanNames.Of(limit.Plan), Plan(now)),
                ("Limit", Figures.Whole(limit.InForce), Whole(Explanation.ConfiguredNow)),
                ("Used in 60 s", Figures.Whole(limit.InUse), null),
            ],
            _ =>
            [
                ("Plan", PlanNames.Of(limit.Plan), Plan(now)),
                ("Effective limit", Figures.Whole(limit.InForce), Whole(now?.Limit.Value)),
                ("Throttle limit", Figures.Whole(limit.Configured), Whole(now?.Limit.ThrottleLimit)),
                ("Running", Figures.Whole(limit.InUse), Whole(now?.State.Running)),
                ("Queued", Figures.Whole(limit.Waiting), Whole(now?.State.Queued)),
            ],
        };
    }

    private static string? Plan(AccountOverview? account) => account is null ? null : PlanNames.Of(account.State.Plan);

    private static string? Whole(int? value) => value is { } known ? Figures.Whole(known) : null;
}
