using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Administration;

/// <summary>What a change of plan does, as one pure function.</summary>
public static class PlanPreview
{
    /// <summary>Every limit, in the order of <see cref="LimitKind"/>.</summary>
    /// <param name="view">The account.</param>
    /// <param name="plan">The plan to be.</param>
    /// <param name="removed">Limits of the account's own that go with the change.</param>
    /// <param name="limits">The plans' limits.</param>
    public static IReadOnlyList<PlannedLimit> Of(
        AdministrationView view,
        AccountPlan plan,
        IReadOnlyCollection<LimitKind> removed,
        LimitOptions limits
    ) =>
        [
            .. view.Limits.Limits.Select(limit =>
            {
                var planDefault = limits.Of(plan).Of(limit.Kind);
                int? own = limit.Source == LimitSource.PlanDefault ? null : limit.Value;
                var isRemoved = own is not null && removed.Contains(limit.Kind);
                return new PlannedLimit(
                    limit.Kind,
                    limit.Value,
                    own is { } value && !isRemoved ? value : planDefault,
                    view.Used(limit.Kind)
                )
                {
                    Own = own,
                    PlanDefault = planDefault,
                    IsRemoved = isRemoved,
                };
            }),
        ];

    /// <summary>Waiting transcripts that start at once under the throttle limit to be.</summary>
    public static int Starts(AdministrationView view, int throttleLimit, LimitOptions limits)
    {
        var state = view.State with { ThrottleLimitOverride = throttleLimit };
        return AsyncLimiter.Drain(state, limits).Starts;
    }
}
