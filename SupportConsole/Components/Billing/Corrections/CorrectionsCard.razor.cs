using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Diagnosis;

namespace SupportConsole.Components.Billing.Corrections;

/// <summary>An account's corrections: what waits for a second manager, and what was posted.</summary>
public sealed partial class CorrectionsCard
{
    private const string DialogName = "correction";

    [Inject]
    public required ICorrectionService Corrections { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Its money; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public BillingFacts? Facts { get; set; }

    /// <summary>Which dialog the page's address names.</summary>
    [Parameter]
    public string? Dialog { get; set; }

    /// <summary>Raised when an attempt was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's corrections";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    private bool MayCorrect => Actor?.May(Permission.CorrectBalance) == true;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Correction>?> LoadAsync(
        Actor actor,
        CancellationToken cancellationToken
    ) => await Corrections.OfAccountAsync(actor, AccountId, cancellationToken);

    private async Task DecidedAsync()
    {
        await ReloadAsync();
        await OnChanged.InvokeAsync();
    }

    private void Show(string? dialog) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                new Dictionary<string, object?> { ["tab"] = "billing", ["dialog"] = dialog }
            ),
            replace: true
        );
}
