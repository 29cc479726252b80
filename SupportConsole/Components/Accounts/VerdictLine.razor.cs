using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Billing;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Accounts;

/// <summary>What is wrong with the account, readable from two metres away.</summary>
public sealed partial class VerdictLine
{
    [Inject]
    public required IOptions<GuardrailOptions> Guardrails { get; init; }

    [Inject]
    public required IOptions<NegativeBalanceOptions> NegativeBalance { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account's figures.</summary>
    [Parameter, EditorRequired]
    public required AccountThrottling Figures { get; set; }

    /// <summary>Its money; null while it is not known.</summary>
    [Parameter]
    public BillingView? Billing { get; set; }

    /// <summary>What the guardrails decide by; null while it is not known.</summary>
    [Parameter]
    public LimitChangeBasis? Basis { get; set; }

    private VerdictView Verdict =>
        AccountWords.Verdict(Figures, Billing, Guardrails.Value, NegativeBalance.Value, Zone, Clock.GetUtcNow(), Basis);
}
