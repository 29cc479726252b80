using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Components.PlatformKeys;

/// <summary>
/// The keys of the platform's services. Which dialog is open stands in the address, so that a reload opens it again.
/// </summary>
public sealed partial class PlatformKeysPage
{
    private string? _followed;
    private PlatformKeyDialogTarget? _target;

    [Inject]
    public required IPlatformKeys Keys { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The dialog that is open.</summary>
    [SupplyParameterFromQuery(Name = "dialog")]
    public string? Dialog { get; set; }

    /// <inheritdoc/>
    protected override string Name => "the platform keys";

    /// <inheritdoc/>
    protected override object Key => nameof(PlatformKeysPage);

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        FollowAddress();
    }

    /// <inheritdoc/>
    protected override async Task<PlatformKeyList?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        await Keys.ListAsync(actor, cancellationToken);

    /// <inheritdoc/>
    protected override Task ArrivedAsync()
    {
        FollowAddress();
        return Task.CompletedTask;
    }

    /// <summary>Once for each address: a colleague's act on the same key must not close the dialog.</summary>
    private void FollowAddress()
    {
        if (Shown.Value is { } shown && (Dialog ?? "") != _followed)
        {
            _followed = Dialog ?? "";
            _target = PlatformKeyDialogTarget.Parse(Dialog, shown.Keys, Clock.GetUtcNow());
        }
    }

    private void Show(string? dialog) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dialog", dialog), replace: true);

    private string StateOf(PlatformKey key) => PlatformKeyWords.State(key, Clock.GetUtcNow());
}
