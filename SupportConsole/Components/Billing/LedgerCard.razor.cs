using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing;

namespace SupportConsole.Components.Billing;

/// <summary>An account's ledger, newest first, and how it makes the balance.</summary>
public sealed partial class LedgerCard
{
    private const int PageSize = 10;

    private readonly Stack<long> _before = [];
    private string? _pagedId;

    [Inject]
    public required IBillingReader Billing { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's ledger";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_pagedId != AccountId)
        {
            _pagedId = AccountId;
            _before.Clear();
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<LedgerPage?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        await Billing.LedgerAsync(
            actor,
            AccountId,
            _before.TryPeek(out var before) ? before : null,
            PageSize,
            cancellationToken
        );

    private Task OlderAsync()
    {
        _before.Push(Shown.Value!.Entries[^1].Id);
        return ReloadAsync();
    }

    private Task NewerAsync()
    {
        _before.TryPop(out _);
        return ReloadAsync();
    }
}
