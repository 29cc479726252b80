using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Replies;

namespace SupportConsole.Components.Billing;

/// <summary>
/// Grants the one complimentary credit: shows what it would do while the balance moves, and afterwards what happened.
/// </summary>
public sealed partial class GrantCreditDialog
{
    private GrantCreditModel _model = null!;

    [Inject]
    public required ICreditService Credits { get; init; }

    [Inject]
    public required IOptions<BillingOptions> Options { get; init; }

    [Inject]
    public required ILogger<GrantCreditDialog> Logger { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required Account Account { get; set; }

    /// <summary>Its money, live; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public BillingFacts? Facts { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _model.Attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _model.Outcome is CreditOutcome.Granted;

    /// <inheritdoc/>
    protected override string DraftKey => $"grant-credit:{Account.Id}";

    private Reply? Reply =>
        _model.Facts is { } facts && ReplyTexts.Fitting(facts, Options.Value) is not null
            ? ReplyTexts.All(facts, Options.Value)[0]
            : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new GrantCreditModel(Credits, Options.Value, Account.Id);
        base.OnInitialized();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _model.Show(Facts);

    /// <inheritdoc/>
    protected override void Restore(GrantCreditDraft draft) => _model.Restore(draft);

    private Task GrantAsync() =>
        AttemptAsync(actor =>
            _model.GrantAsync(actor, exception => Logger.ActFailed("A complimentary credit", exception))
        );
}
