using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Lookup;

/// <summary>An account with its live figures, read at one instant.</summary>
/// <param name="Account">Who it is.</param>
/// <param name="State">Its terms and counters.</param>
/// <param name="Limit">The effective limit and why.</param>
/// <param name="ThrottleOverride">Who set its own throttle limit and when; null on the plan default.</param>
public sealed record AccountOverview(
    Account Account,
    AccountState State,
    EffectiveLimit Limit,
    LimitOverride? ThrottleOverride
)
{
    /// <summary>
    /// Start of the episode of throttling that goes on, as <see cref="ThrottlingOptions.EpisodeGapMinutes"/> defines
    /// one; null where it was not looked up.
    /// </summary>
    public DateTimeOffset? EpisodeSince { get; init; }

    /// <summary>
    /// Since when the account is throttled, the same on every page, in the API and in replies; null when nothing waits.
    /// </summary>
    public DateTimeOffset? ThrottledSince => State.Queued == 0 ? null : EpisodeSince ?? State.ThrottledSince;
}
