namespace SupportConsole.Core.Accounts;

/// <summary>The plan an account is on. "Upgraded" or "paid" means any but <see cref="Free"/>.</summary>
public enum AccountPlan
{
    Free = 0,
    PayAsYouGo = 1,
    Contracted = 2,
    Enterprise = 3,
}
