using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Billing;

/// <summary>The balance, how it is refilled, and what it means for new work.</summary>
public sealed partial class BalanceFacts
{
    [Inject]
    public required IOptions<NegativeBalanceOptions> NegativeBalance { get; init; }

    /// <summary>The account's figures.</summary>
    [Parameter, EditorRequired]
    public required AccountThrottling Figures { get; set; }

    private static string AutoPay(AccountState state) => state is { AutoPayBelow: { } below, AutoPayBringBackTo: { } target }
        ? $"below {below}, back to {target}"
        : "off";
}
