using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Billing.Corrections;

/// <summary>Corrects a balance: shows what it would do while the balance moves, and afterwards what happened.</summary>
public sealed partial class CorrectionDialog
{
    private CorrectionModel _model = null!;

    [Inject]
    public required ICorrectionService Corrections { get; init; }

    [Inject]
    public required IOptions<BillingOptions> Billing { get; init; }

    [Inject]
    public required IOptions<LimitOptions> Limits { get; init; }

    [Inject]
    public required ILogger<CorrectionDialog> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Its money, live; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public BillingFacts? Facts { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _model.Attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _model.Outcome is CorrectionOutcome.Posted or CorrectionOutcome.Waits;

    /// <inheritdoc/>
    protected override string DraftKey => $"correction:{AccountId}";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new CorrectionModel(Corrections, Billing.Value, Limits.Value, AccountId);
        base.OnInitialized();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _model.Show(Facts);

    /// <inheritdoc/>
    protected override void Restore(CorrectionDraft draft) => _model.Restore(draft);

    private Task CorrectAsync() =>
        AttemptAsync(actor =>
            _model.CorrectAsync(actor, exception => Logger.ActFailed("A correction of a balance", exception))
        );
}
