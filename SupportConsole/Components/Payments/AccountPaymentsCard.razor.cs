using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Components.Payments;

/// <summary>What Stripe told of an account's payments, and the ledger entries that it made.</summary>
public sealed partial class AccountPaymentsCard
{
    private const int MaximumPayments = 10;

    [Inject]
    public required IPaymentInbox Inbox { get; init; }

    [Inject]
    public required IOptions<StripeOptions> Stripe { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <inheritdoc/>
    protected override string Name => "what Stripe told of an account";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<InboxDetail>?> LoadAsync(
        Actor actor,
        CancellationToken cancellationToken
    ) => await Inbox.OfAccountAsync(actor, AccountId, MaximumPayments, cancellationToken);
}
