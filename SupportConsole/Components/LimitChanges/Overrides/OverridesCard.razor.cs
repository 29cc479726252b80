using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.LimitChanges.Overrides;

/// <summary>Some of an account's limits without guardrails, with the source of each and the way to change it.</summary>
public sealed partial class OverridesCard
{
    [Inject]
    public required IOverrideService Service { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Which limits; of <see cref="OverridePolicy.Kinds"/>.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<LimitKind> Kinds { get; set; }

    /// <summary>Which dialog the page's address names.</summary>
    [Parameter]
    public string? Dialog { get; set; }

    /// <summary>Raised when an attempt was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's limits";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    private IEnumerable<OverridableLimit> Listed => (Shown.Value ?? []).Where(limit => Kinds.Contains(limit.Kind));

    private OverridableLimit? Opened => Listed.FirstOrDefault(limit => NameOf(limit.Kind) == Dialog);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<OverridableLimit>?> LoadAsync(
        Actor actor,
        CancellationToken cancellationToken
    ) => Service.FindAsync(actor, AccountId, cancellationToken);

    private static string NameOf(LimitKind kind) => $"limit-{kind}";

    private void Show(LimitKind? kind) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameter("dialog", kind is { } shown ? NameOf(shown) : null),
            replace: true
        );

    private async Task AnsweredAsync()
    {
        await ReloadAsync();
        await OnChanged.InvokeAsync();
    }
}
