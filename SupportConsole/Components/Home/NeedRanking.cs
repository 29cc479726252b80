using SupportConsole.Core.Alerts;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Home;

/// <summary>Puts together everything that needs somebody: one row an account, gravest first.</summary>
internal static class NeedRanking
{
    /// <summary>The rows.</summary>
    /// <param name="now">Who is throttled or refused.</param>
    /// <param name="alerts">Who is over for long.</param>
    /// <param name="escalations">What waits for engineering.</param>
    public static IReadOnlyList<NeedRow> Of(
        NowOverview now,
        IReadOnlyList<StandingAlert> alerts,
        IReadOnlyList<EscalationItem> escalations
    )
    {
        var rows = new Dictionary<string, NeedRow>(StringComparer.Ordinal);
        foreach (var refused in now.Refused)
        {
            Add(Row(refused.Account), new NeedCause(NeedKind.RefusedForBalance, refused.Refusals, refused.FirstMinute));
        }

        foreach (var refused in now.StreamsRefused)
        {
            Add(Row(refused.Account), new NeedCause(NeedKind.StreamsRefused, refused.Refusals, refused.FirstMinute));
        }

        foreach (var refused in now.LemurRefused)
        {
            Add(Row(refused.Account), new NeedCause(NeedKind.LemurRefused, refused.Refusals, refused.FirstMinute));
        }

        foreach (var throttled in now.Throttled)
        {
            Add(
                Row(throttled),
                new NeedCause(NeedKind.Throttled, throttled.State.Queued, throttled.ThrottledSince ?? now.At)
                {
                    IsPaused = IsPaused(throttled),
                    IsDisabled = throttled.Limit.Reason == EffectiveLimitReason.Disabled,
                }
            );
        }

        foreach (var alert in alerts)
        {
            var row = Row(alert);
            Add(row, CauseOf(alert));
            if (row.ThrottledSince is { } since)
            {
                Add(row, new NeedCause(NeedKind.Throttled, alert.Queued, since));
            }

            rows[row.AccountId] = rows[row.AccountId] with { Alert = alert };
        }

        foreach (var item in escalations)
        {
            var escalation = item.Escalation;
            Add(
                new(escalation.AccountId, item.AccountName, []) { ImportantOwner = item.ImportantOwner },
                new NeedCause(NeedKind.Escalation, 0, escalation.RequestedAt) { EscalationId = escalation.Id }
            );
        }

        return
        [
            .. rows
                .Values.OrderByDescending(row => row.Severity.Level)
                .ThenBy(row => row.Alert?.Alert.ClaimedById is not null)
                .ThenByDescending(row => row.Severity.Weight)
                .ThenBy(row => row.Since)
                .ThenBy(row => row.AccountId, StringComparer.Ordinal),
        ];

        void Add(NeedRow fresh, NeedCause cause)
        {
            var row = rows.GetValueOrDefault(fresh.AccountId, fresh);
            if (!row.Causes.Any(known => known.Kind == cause.Kind))
            {
                rows[fresh.AccountId] = row with
                {
                    Causes = [.. row.Causes.Append(cause).OrderBy(known => known.Kind)],
                };
            }
        }
    }

    private static NeedCause CauseOf(StandingAlert alert) =>
        alert.Alert.Kind == LimitedProduct.Streaming
            ? new(NeedKind.NearStreamLimit, alert.Alert.PeakDemand, alert.Alert.OverSince)
            {
                Limit = alert.Alert.Limit,
                Pattern = alert.Alert.Pattern,
            }
            : new(NeedKind.OverForLong, alert.Queued, alert.Alert.OverSince) { Pattern = alert.Alert.Pattern };

    private static bool IsPaused(AccountOverview account) => account.Limit.Reason == EffectiveLimitReason.Paused;

    private static NeedRow Row(AccountOverview account) =>
        new(account.Account.Id, account.Account.Name, [])
        {
            Plan = account.State.Plan,
            ImportantOwner = account.Account.ImportantOwner,
            Demand = account.State.Demand,
            Limit = account.Limit.Value,
            IsPaused = IsPaused(account),
            ThrottledSince = account.ThrottledSince,
        };

    private static NeedRow Row(StandingAlert alert) =>
        new(alert.Alert.AccountId, alert.AccountName, [])
        {
            Plan = alert.Plan,
            ImportantOwner = alert.ImportantOwner,
            Demand = alert.Demand,
            Limit = alert.Limit,
            ThrottledSince = alert.ThrottledSince,
        };
}
