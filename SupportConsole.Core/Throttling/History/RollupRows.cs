using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Throttling.History;

/// <summary>How sums are handed to a statement.</summary>
internal static class RollupRows
{
    public static readonly RowShape<ThrottleRollup> Shape = new(
        [
            Text("account_id"),
            Integer("resolution"),
            Integer("bucket_start"),
            Integer("submitted"),
            Integer("throttled"),
            Integer("finished"),
            Integer("refused_for_balance"),
            Integer("waited"),
            Integer("wait_milliseconds"),
            Integer("longest_wait_milliseconds"),
            Integer("peak_running"),
            Integer("peak_queued"),
            Integer("peak_demand"),
            Integer("end_running"),
            Integer("end_queued"),
            Integer("end_limit"),
            Integer("throttled_minutes"),
            Integer("episodes"),
            Integer("last_throttled_minute"),
        ],
        (row, rollup) =>
        {
            row.Add(rollup.AccountId);
            row.Add((int)rollup.Resolution);
            row.Add(rollup.Start.ToUnixTimeMilliseconds());
            row.Add(rollup.Submitted);
            row.Add(rollup.Throttled);
            row.Add(rollup.Finished);
            row.Add(rollup.RefusedForBalance);
            row.Add(rollup.Waited);
            row.Add(rollup.WaitMilliseconds);
            row.Add(rollup.LongestWaitMilliseconds);
            row.Add(rollup.PeakRunning);
            row.Add(rollup.PeakQueued);
            row.Add(rollup.PeakDemand);
            row.Add(rollup.EndRunning);
            row.Add(rollup.EndQueued);
            row.Add(rollup.EndLimit);
            row.Add(rollup.ThrottledMinutes);
            row.Add(rollup.Episodes);
            row.Add(rollup.LastThrottledMinute?.ToUnixTimeMilliseconds());
        }
    );
}
