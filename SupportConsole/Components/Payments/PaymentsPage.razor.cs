using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Components.Payments;

/// <summary>
/// Payments that wait for somebody, and all others. Tab, page and the dialog that is open stand in the address.
/// </summary>
public sealed partial class PaymentsPage
{
    private (InboxKind Kind, int Page)? _shown;

    [Inject]
    public required IPaymentInbox Inbox { get; init; }

    [Inject]
    public required IOptions<StripeOptions> Stripe { get; init; }

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

    /// <summary>The payment that is about to be given to an account.</summary>
    [SupplyParameterFromQuery(Name = "match")]
    public string? MatchId { get; set; }

    /// <summary>The payment that is about to be dismissed.</summary>
    [SupplyParameterFromQuery(Name = "dismiss")]
    public string? DismissId { get; set; }

    /// <inheritdoc/>
    protected override string Name => "the payments";

    /// <inheritdoc/>
    protected override object Key => (Kind, Number);

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(10);

    private InboxKind Kind =>
        Enum.TryParse<InboxKind>(Tab, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? kind
            : InboxKind.Unmatched;

    private int Number =>
        int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, 100_000)
            : 1;

    private int Pages =>
        Shown.Value is { } list ? Math.Max(1, (list.Counts[Kind] + InboxQuery.PageSize - 1) / InboxQuery.PageSize) : 1;

    /// <summary>True while the rows are another tab's; its counts hold for all tabs.</summary>
    private bool IsOld => _shown != (Kind, Number);

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) => true;

    /// <inheritdoc/>
    protected override async Task<InboxPage?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var asked = (Kind, Number);
        var list = await Inbox.ListAsync(actor, new(asked.Kind, asked.Number), cancellationToken);
        _shown = asked;
        return list;
    }

    private static bool MayMatch(InboxPayment payment) =>
        payment
            is {
                AccountId: null,
                PaidAt: not null,
                State: InboxState.Unmatched or InboxState.Dismissed,
                Currency: "usd"
            };

    private string CountOf(InboxKind kind) => Shown.Value is { } list ? Figures.Whole(list.Counts[kind]) : "";

    private void Ask(string? match, string? dismiss) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                new Dictionary<string, object?> { ["match"] = match, ["dismiss"] = dismiss }
            )
        );
}
