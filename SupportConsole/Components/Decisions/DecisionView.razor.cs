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
                (DecisionWords.PlanFigure, PlanNames.Of(limit.Plan), Plan(now)),
                (DecisionWords.StartingLimitFigure, Figures.Whole(limit.Configured), Whole(Explanation.ConfiguredNow)),
                (DecisionWords.LimitOfTheMinuteFigure, Figures.Whole(limit.InForce), null),
                (DecisionWords.OpenedInTheMinuteFigure, Figures.Whole(limit.InUse), null),
            ],
            DecisionKind.Lemur =>
            [
                (DecisionWords.PlanFigure, PlanNames.Of(limit.Plan), Plan(now)),
                (DecisionWords.LimitFigure, Figures.Whole(limit.InForce), Whole(Explanation.ConfiguredNow)),
                (DecisionWords.UsedIn60SFigure, Figures.Whole(limit.InUse), null),
            ],
            _ =>
            [
                (DecisionWords.PlanFigure, PlanNames.Of(limit.Plan), Plan(now)),
                (DecisionWords.EffectiveLimitFigure, Figures.Whole(limit.InForce), Whole(now?.Limit.Value)),
                (DecisionWords.ThrottleLimitFigure, Figures.Whole(limit.Configured), Whole(now?.Limit.ThrottleLimit)),
                (DecisionWords.RunningFigure, Figures.Whole(limit.InUse), Whole(now?.State.Running)),
                (DecisionWords.QueuedFigure, Figures.Whole(limit.Waiting), Whole(now?.State.Queued)),
            ],
        };
    }

    private static string? Plan(AccountOverview? account) => account is null ? null : PlanNames.Of(account.State.Plan);

    private static string? Whole(int? value) => value is { } known ? Figures.Whole(known) : null;
}
