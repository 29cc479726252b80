using SupportConsole.Core.Accounts;

namespace SupportConsole.Components.Accounts;

/// <summary>Plans in words.</summary>
internal static class PlanNames
{
    public static string Of(AccountPlan plan) => plan switch
    {
        AccountPlan.Free => "Free",
        AccountPlan.PayAsYouGo => "Pay-as-you-go",
        AccountPlan.Contracted => "Contracted",
        AccountPlan.Enterprise => "Enterprise",
        _ => plan.ToString(),
    };
}
