using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Alerts;

/// <summary>
/// How long an account has been over its limit without a break, by how it stood at the end of each minute. A minute
/// without a row ended as the last one with a row did.
/// </summary>
internal static class OverLimitPeriod
{
    /// <summary>Since when.</summary>
    /// <param name="minutes">
    /// The account's last minutes in order of time, the one in progress last, as it stands now.
    /// </param>
    /// <param name="now">The present.</param>
    /// <param name="options">What counts as over.</param>
    /// <returns>
    /// The end of the first minute of the period over the limit; null when the account is not over now. When the period
    /// over the limit may be older than the first row, that row's end.
    /// </returns>
    public static DateTimeOffset? Since(IReadOnlyList<ThrottleMinute> minutes, DateTimeOffset now, AlertOptions options)
    {
        DateTimeOffset? since = null;
        for (var index = minutes.Count - 1; index >= 0 && IsOver(minutes[index], options); index--)
        {
            var end = minutes[index].Minute.AddMinutes(1);
            since = end < now ? end : now;
        }

        return since;
    }

    /// <summary>
    /// True when it is back under its limit: now, and as it stood when the last whole minute ended. A dip between two
    /// looks is no end.
    /// </summary>
    /// <param name="minutes">As for <see cref="Since"/>.</param>
    /// <param name="now">The present.</param>
    /// <param name="options">What counts as over.</param>
    public static bool HasEnded(IReadOnlyList<ThrottleMinute> minutes, DateTimeOffset now, AlertOptions options)
    {
        var whole = minutes.LastOrDefault(minute => minute.Minute.AddMinutes(1) <= now);
        return !IsOver(minutes[^1], options) && (whole is null || !IsOver(whole, options));
    }

    private static bool IsOver(ThrottleMinute minute, AlertOptions options) =>
        options.IsOver(minute.EndRunning + minute.EndQueued, minute.EndLimit);
}
