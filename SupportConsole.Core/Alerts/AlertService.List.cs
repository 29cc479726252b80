using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Alerts;

/// <content>The alerts that stand, with their accounts.</content>
internal sealed partial class AlertService
{
    private const int MaximumRows = 200;

    public async Task<IReadOnlyList<StandingAlert>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var standing = await context
            .AccountAlerts.AsNoTracking()
            .Where(alert => alert.State == AlertState.Open || alert.State == AlertState.Claimed)
            .Where(alert => alert.SnoozedUntil == null || alert.SnoozedUntil <= now)
            // Of more than are listed, those that somebody is at, then those furthest over.
            .OrderByDescending(alert => alert.State)
            .ThenByDescending(alert => alert.PeakDemand - alert.Limit)
            .ThenBy(alert => alert.AccountId)
            .Take(MaximumRows)
            .Join(
                context.Accounts,
                alert => alert.AccountId,
                account => account.Id,
                (alert, account) =>
                    new
                    {
                        Alert = alert,
                        account.Name,
                        account.ImportantOwner,
                    }
            )
            .Join(
                context.AccountStates,
                row => row.Alert.AccountId,
                state => state.AccountId,
                (row, state) =>
                    new
                    {
                        row.Alert,
                        row.Name,
                        row.ImportantOwner,
                        State = state,
                    }
            )
            .ToListAsync(cancellationToken);
        var starts = await context.EpisodeStartsAsync(
            standing.Select(row => row.State),
            throttling.Value.EpisodeGap,
            cancellationToken
        );
        return
        [
            .. standing
                .Select(row => new StandingAlert(
                    row.Alert,
                    row.Name,
                    row.State.Running,
                    row.State.Queued,
                    EffectiveLimit.Of(row.State, limits.Value).Value
                )
                {
                    Plan = row.State.Plan,
                    ImportantOwner = row.ImportantOwner,
                    ThrottledSince = starts.TryGetValue(row.Alert.AccountId, out var since) ? since : null,
                })
                .OrderBy(row => row.Alert.State)
                .ThenBy(row => row.Alert.OverSince)
                .ThenBy(row => row.Alert.AccountId, StringComparer.Ordinal),
        ];
    }
}
