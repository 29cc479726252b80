using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Billing.Terms;

/// <summary>Changes how an account pays: shows what that does to its limits, and afterwards what happened.</summary>
public sealed partial class TermsDialog
{
    private TermsModel _model = null!;

    [Inject]
    public required ITermsService Service { get; init; }

    [Inject]
    public required IOptions<LimitOptions> Limits { get; init; }

    [Inject]
    public required PriceBook Prices { get; init; }

    [Inject]
    public required ILogger<TermsDialog> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Its money, live; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public BillingFacts? Facts { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _model.Attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _model.Outcome is TermsOutcome.Applied;

    /// <inheritdoc/>
    protected override string DraftKey => $"billing-terms:{AccountId}";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new TermsModel(Service, Limits.Value, Prices, AccountId);
        base.OnInitialized();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _model.Show(Facts);

    /// <inheritdoc/>
    protected override void Restore(TermsDraft draft) => _model.Restore(draft);

    private Task ChangeAsync() =>
        AttemptAsync(actor =>
            _model.ChangeAsync(actor, exception => Logger.ActFailed("A change of billing terms", exception))
        );
}
