using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Accounts;

/// <summary>
/// What people did to an account lately. The page tells when to look again: figures move far more often than somebody
/// acts.
/// </summary>
public sealed partial class ActivityCard
{
    private const int MaximumEntries = 8;
    private bool _restored;

    [Inject]
    public required IAuditReader Audit { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>Counts what was done while the page is open.</summary>
    [Parameter]
    public int Acts { get; set; }

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public AccountActivity? PrerenderedActivity { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's activity";

    /// <inheritdoc/>
    protected override object Key => (AccountId, Acts);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override bool IsLive => false;

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) =>
        previousKey is (string previous, int) && previous == AccountId;

    /// <inheritdoc/>
    protected override IReadOnlyList<AuditEntry>? Prerendered()
    {
        // Only the first time: later the card is asked because something was done.
        var known = _restored || PrerenderedActivity?.AccountId != AccountId ? null : PrerenderedActivity.Entries;
        _restored = true;
        return known;
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<AuditEntry>?> LoadAsync(
        Actor actor,
        CancellationToken cancellationToken
    ) => await Audit.AccountActivityAsync(actor, AccountId, MaximumEntries, cancellationToken);

    /// <inheritdoc/>
    protected override Task ArrivedAsync()
    {
        PrerenderedActivity = Shown.Value is { } entries ? new(AccountId, entries) : null;
        return Task.CompletedTask;
    }
}

/// <summary>An account's activity, with the account that it is of.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Entries">Newest first.</param>
public sealed record AccountActivity(string AccountId, IReadOnlyList<AuditEntry> Entries);
