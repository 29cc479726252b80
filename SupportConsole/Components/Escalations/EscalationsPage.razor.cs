using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Components.Escalations;

/// <summary>
/// What waits for engineering, what they decided, and what ended without them. Tab and page stand in the address.
/// </summary>
public sealed partial class EscalationsPage
{
    private (EscalationKind Kind, int Page)? _shown;

    [Inject]
    public required IEscalationService Escalations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Which kind.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>From 1. A text: the framework fails the whole page for a number that it cannot read.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    /// <summary>The column that the rows are sorted by, see <see cref="GridSort"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>How they are sorted.</summary>
    [SupplyParameterFromQuery]
    public string? Order { get; set; }

    /// <inheritdoc/>
    protected override string Name => "the escalations";

    /// <inheritdoc/>
    protected override object Key => (Kind, Number);

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    private EscalationKind Kind =>
        Enum.TryParse<EscalationKind>(Tab, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? kind
            : EscalationKind.Waiting;

    private int Number =>
        int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, 100_000)
            : 1;

    private int Pages =>
        Shown.Value is { } list
            ? Math.Max(1, (list.Counts[Kind] + EscalationQuery.PageSize - 1) / EscalationQuery.PageSize)
            : 1;

    /// <summary>True while the rows are another tab's; its counts hold for all tabs.</summary>
    private bool IsOld => _shown != (Kind, Number);

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) => true;

    /// <inheritdoc/>
    protected override async Task<EscalationPage?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var asked = (Kind, Number);
        var list = await Escalations.ListAsync(actor, new(asked.Kind, asked.Number), cancellationToken);
        _shown = asked;
        return list;
    }

    private string CountOf(EscalationKind kind) => Shown.Value is { } list ? Figures.Whole(list.Counts[kind]) : "";

    private EscalationState StateOf(EscalationItem row) => row.Escalation.StateAt(Shown.Value!.AsOf);
}
