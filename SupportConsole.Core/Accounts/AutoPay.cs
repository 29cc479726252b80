namespace SupportConsole.Core.Accounts;

/// <summary>
/// Automatic refill: when the balance falls below <paramref name="Below"/>, charge what brings it back to
/// <paramref name="BringBackTo"/>.
/// </summary>
public sealed record AutoPay(Money Below, Money BringBackTo);
