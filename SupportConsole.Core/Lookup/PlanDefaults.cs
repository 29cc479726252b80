using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Lookup;

/// <summary>One limit's defaults of all plans, as parameters of a query.</summary>
internal sealed record PlanDefaults(int Free, int PayAsYouGo, int Contracted, int Enterprise)
{
    public static PlanDefaults Of(LimitOptions limits, LimitKind kind) =>
        new(limits.Free.Of(kind), limits.PayAsYouGo.Of(kind), limits.Contracted.Of(kind), limits.Enterprise.Of(kind));

    /// <summary>The default of a plan.</summary>
    public int Of(AccountPlan plan) =>
        plan switch
        {
            AccountPlan.Free => Free,
            AccountPlan.PayAsYouGo => PayAsYouGo,
            AccountPlan.Contracted => Contracted,
            _ => Enterprise,
        };

    /// <summary>The plans whose default is in the range.</summary>
    public List<AccountPlan> PlansWithin(NumberRange range) =>
        [.. Enum.GetValues<AccountPlan>().Where(plan => range.Includes(Of(plan)))];
}
