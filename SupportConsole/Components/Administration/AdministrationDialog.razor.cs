using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Administration;

/// <summary>
/// Sets one field of an account, or gives it back to the platform: shows what that does, and afterwards what happened.
/// </summary>
public sealed partial class AdministrationDialog
{
    private AdministrationModel _model = null!;

    [Inject]
    public required IAccountAdministration Service { get; init; }

    [Inject]
    public required IOptions<LimitOptions> Limits { get; init; }

    [Inject]
    public required ILogger<AdministrationDialog> Logger { get; init; }

    /// <summary>The account, live.</summary>
    [Parameter, EditorRequired]
    public required AdministrationView View { get; set; }

    /// <summary>What the dialog is for. Another target is another dialog: give it a key.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _model.Attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _model.Outcome is AdministrationOutcome.Applied;

    /// <inheritdoc/>
    protected override string DraftKey => $"administration:{View.AccountId}:{Address}";

    private AdministrationTarget Target => _model.Target;

    private bool IsPlan => Target is { Field: AccountField.Plan, FollowPlatform: false };

    private bool HasNoField => Target.FollowPlatform || Target.Field == AccountField.Access;

    private bool Disables => Target is { Field: AccountField.Access, FollowPlatform: false } && !SeenDisabled;

    private bool SeenDisabled => _model.Seen.Settings.Disabled;

    /// <summary>True when the platform tells the field too and the act takes it over.</summary>
    private bool BecomesOurs =>
        !Target.FollowPlatform && AccountFields.SharedPartOf(Target.Field) != ConsoleFields.None;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new AdministrationModel(Service, Limits.Value, AdministrationTarget.Parse(Address)!, View);
        base.OnInitialized();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _model.Show(View);

    /// <inheritdoc/>
    protected override void Restore(AdministrationDraft draft) => _model.Restore(draft);

    private string ValueOf(AdministrationView view) => AdministrationWords.Value(Target.Field, view.Settings);

    private Task ChangeAsync() =>
        AttemptAsync(actor =>
            _model.ChangeAsync(actor, exception => Logger.ActFailed("Account administration", exception))
        );
}
