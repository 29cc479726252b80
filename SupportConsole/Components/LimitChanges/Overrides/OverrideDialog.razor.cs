using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;

namespace SupportConsole.Components.LimitChanges.Overrides;

/// <summary>
/// Gives an account a limit of its own, or the plan's back: says what that does, and afterwards what happened.
/// </summary>
public sealed partial class OverrideDialog
{
    private OverrideModel _model = null!;

    [Inject]
    public required IOverrideService Service { get; init; }

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required IOptions<GuardrailOptions> Guardrails { get; init; }

    [Inject]
    public required ILogger<OverrideDialog> Logger { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>The limit, live.</summary>
    [Parameter, EditorRequired]
    public required OverridableLimit Limit { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _model.Attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _model.IsDone;

    /// <inheritdoc/>
    protected override string DraftKey => $"override:{AccountId}:{Limit.Kind}";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new OverrideModel(Service, Escalations, Guardrails.Value, AccountId);
        base.OnInitialized();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _model.Show(Limit);

    /// <inheritdoc/>
    protected override void Restore(OverrideDraft draft) => _model.Restore(draft);

    private string Invalid(string field) => _model.ProblemOf(field) is null ? "false" : "true";

    private Task ChangeAsync() =>
        AttemptAsync(actor => _model.ChangeAsync(actor, exception => Logger.AttemptFailed(AccountId, exception)));
}
