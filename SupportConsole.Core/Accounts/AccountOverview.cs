using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Accounts;

/// <summary>An account with its live figures, read at one instant.</summary>
/// <param name="Account">Who it is.</param>
/// <param name="State">Its terms and counters.</param>
/// <param name="Limit">The effective limit and why.</param>
/// <param name="ThrottleOverride">Who set its own throttle limit and when; null on the plan default.</param>
public sealed record AccountOverview(Account Account, AccountState State, EffectiveLimit Limit, LimitOverride? ThrottleOverride);
