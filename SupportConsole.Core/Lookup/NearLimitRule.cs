using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Lookup;

/// <summary>
/// Which accounts use 80 % or more of their effective throttle limit, of the present minute's streaming sessions, or of
/// the LeMUR requests of 60 seconds.
/// </summary>
internal static class NearLimitRule
{
    /// <summary>The ids of these accounts.</summary>
    /// <param name="context">Reads the windows of LeMUR requests, which no statement can count.</param>
    /// <param name="limits">The defaults of the plans.</param>
    /// <param name="among">The only accounts that are asked about; null for any, for which every state is read.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<IQueryable<string>> NearLimitAsync(
        this ConsoleDbContext context,
        LimitOptions limits,
        IReadOnlyList<string>? among,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var plan = PlanDefaults.Of(limits, LimitKind.AsyncConcurrency);
        var lemur = await context.NearLemurLimitAsync(limits, among, now, cancellationToken);
        var minute = now.Truncate(TimeSpan.FromMinutes(1));
        var states = context.AccountStates.AsNoTracking();
        if (among is not null)
        {
            states = states.Where(state => EF.Parameter(among).Contains(state.AccountId));
        }

        return states
            .Where(state =>
                state.Running > 0
                && (
                    state.Disabled
                    || state.PausedUntil != null
                    || (state.Balance < Money.Zero && !state.EomBilling && state.AutoPayBelow == null)
                    || state.Running * 5L
                        >= 4L
                            * (
                                state.ThrottleLimitOverride
                                ?? (
                                    state.Plan == AccountPlan.Free ? plan.Free
                                    : state.Plan == AccountPlan.PayAsYouGo ? plan.PayAsYouGo
                                    : state.Plan == AccountPlan.Contracted ? plan.Contracted
                                    : plan.Enterprise
                                )
                            )
                )
            )
            .Select(state => state.AccountId)
            .Concat(
                context
                    .StreamingMinutes.AsNoTracking()
                    .Where(streaming =>
                        streaming.Minute == minute
                        && streaming.Opened > 0
                        && streaming.Opened * 5L >= streaming.SessionLimit * 4L
                    )
                    .Select(streaming => streaming.AccountId)
            )
            .Concat(
                context
                    .LemurWindows.AsNoTracking()
                    .Where(window => EF.Parameter(lemur).Contains(window.AccountId))
                    .Select(window => window.AccountId)
            );
    }

    /// <summary>
    /// The accounts near their limit of LeMUR requests. An admission leaves no time in the window's text that is more
    /// than a window older, so a text that begins earlier than two windows ago has nothing that counts now; and texts
    /// that begin with Unix milliseconds compare as these do.
    /// </summary>
    private static async Task<string[]> NearLemurLimitAsync(
        this ConsoleDbContext context,
        LimitOptions limits,
        IReadOnlyList<string>? among,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var since = (now.ToUnixTimeMilliseconds() - (2 * LemurWindow.Length)).ToString(CultureInfo.InvariantCulture);
        var windows = context.LemurWindows.AsNoTracking().Where(window => window.Admissions.CompareTo(since) >= 0);
        if (among is not null)
        {
            windows = windows.Where(window => EF.Parameter(among).Contains(window.AccountId));
        }

        var moved = await windows
            .Join(
                context.AccountStates.AsNoTracking(),
                window => window.AccountId,
                state => state.AccountId,
                (window, state) => new { window.Admissions, State = state }
            )
            .ToListAsync(cancellationToken);
        return
        [
            .. moved
                .Where(row =>
                    LemurWindow.Parse(row.Admissions).Used(now) is > 0 and var used
                    && used * 5L >= LemurLimit.Of(row.State, limits) * 4L
                )
                .Select(row => row.State.AccountId),
        ];
    }
}
