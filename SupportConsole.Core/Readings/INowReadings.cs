using SupportConsole.Core.Access;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Live;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Core.Readings;

/// <summary>
/// What goes on over all accounts, one reading for all who look at it on this node. Seeing it needs
/// <see cref="Permission.ViewAccounts"/>.
/// </summary>
public interface INowReadings
{
    /// <summary>Reads now: what was committed before the call is in it.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<NowReading?> ReadAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Follows the changes: at most one reading a second, however many follow.</summary>
    /// <param name="changed">Called after each reading, on any thread; must not block or throw.</param>
    IFollowedReading<NowReading> Follow(Action changed);
}

/// <summary>All that the first page shows, read one after the other.</summary>
/// <param name="Now">Totals, throttled and refused accounts, last changes.</param>
/// <param name="Alerts">Accounts over their limit for long.</param>
/// <param name="Escalations">
/// What waits for engineering; null for those who lack <see cref="Permission.ViewEscalations"/>.
/// </param>
public sealed record NowReading(NowOverview Now, IReadOnlyList<StandingAlert> Alerts, EscalationPage? Escalations)
{
    /// <summary>
    /// Payments that wait for people; null for those who lack <see cref="Permission.HandlePayments"/>.
    /// </summary>
    public IReadOnlyDictionary<InboxKind, int>? Payments { get; init; }

    /// <summary>Accounts whose balance does not last long.</summary>
    public LowBalanceList? LowBalances { get; init; }
}
