namespace SupportConsole.Core.Accounts;

/// <summary>Plans in words.</summary>
public static class PlanNames
{
    public static string Of(AccountPlan plan) =>
        plan switch
        {
            AccountPlan.Free => "Free",
            AccountPlan.PayAsYouGo => "Pay-as-you-go",
            AccountPlan.Contracted => "Contracted",
            AccountPlan.Enterprise => "Enterprise",
            _ => plan.ToString(),
        };
}
