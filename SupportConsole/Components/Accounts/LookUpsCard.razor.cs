using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.LookUps;

namespace SupportConsole.Components.Accounts;

/// <summary>Who looked an account up in the last 90 days, for those who may read the audit.</summary>
public sealed partial class LookUpsCard
{
    private const int MaximumRows = 10;

    [Inject]
    public required ILookUps LookUps { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's look-ups";

    /// <inheritdoc/>
    protected override object Key => AccountId;

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override bool IsLive => false;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<AccountLookUp>?> LoadAsync(
        Actor actor,
        CancellationToken cancellationToken
    ) => await LookUps.ListAsync(actor, AccountId, MaximumRows, cancellationToken);
}
