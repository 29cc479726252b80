using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.Administration;

namespace SupportConsole.Components.Administration;

/// <summary>What managers set of an account, live: each field with its owner, and the way to change it.</summary>
public sealed partial class AdministrationCard
{
    [Inject]
    public required IAccountAdministration Service { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Which dialog the page's address names; may be one of another part of the page.</summary>
    [Parameter]
    public string? Dialog { get; set; }

    /// <summary>Raised when an attempt was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's administration";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <summary>The account's events are mostly of its traffic, which moves only the figures of an open dialog.</summary>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(1);

    private bool MayAdminister => Actor?.May(Permission.AdministerAccounts) ?? false;

    /// <inheritdoc/>
    protected override Task<AdministrationView?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        Service.FindAsync(actor, AccountId, cancellationToken);

    // With the tab: a reload would open the one that fits the verdict.
    private void Show(AdministrationTarget? target) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                new Dictionary<string, object?> { ["tab"] = "account", ["dialog"] = target?.Address }
            ),
            replace: true
        );

    private async Task AnsweredAsync()
    {
        await ReloadAsync();
        await OnChanged.InvokeAsync();
    }
}
