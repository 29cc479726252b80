using SupportConsole.Core.Billing;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Every setting a decision depends on.</summary>
internal sealed record LimitRules(LimitOptions Limits, NegativeBalanceOptions NegativeBalance, GuardrailOptions Guardrails, PricingOptions Pricing)
{
    public StreamingOptions Streaming { get; init; } = new();

    public ConsoleOptions Console { get; init; } = new();
}
