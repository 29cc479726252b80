using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;

namespace SupportConsole.Core.Lookup;

/// <summary>Every limit of an account, where it comes from, and the live counters.</summary>
public sealed record AccountLimits(AccountOverview Overview, IReadOnlyList<LimitWithSource> Limits, AccountRates Rates)
{
    /// <summary>
    /// What put another throttle limit in force than the one that is set; null when none is, and when it is not known.
    /// </summary>
    public LimitCause? Cause { get; init; }
}

/// <summary>A pause or a disabling, as the reason of an effective limit.</summary>
/// <param name="Since">When it began.</param>
/// <param name="By">The person, or the service of the platform.</param>
/// <param name="Until">When it ends by itself; null when it does not.</param>
public sealed record LimitCause(DateTimeOffset Since, string By, DateTimeOffset? Until);

/// <summary>One limit with its source.</summary>
/// <param name="Kind">Which limit.</param>
/// <param name="Value">The value set by plan or override.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Since">In force since.</param>
/// <param name="SetBy">The person who set it; null for a plan default.</param>
public sealed record LimitWithSource(LimitKind Kind, int Value, LimitSource Source, DateTimeOffset Since, string? SetBy)
{
    /// <summary>When a temporary limit ends; null for a lasting one.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The lasting limit that comes back then; null for a lasting one.</summary>
    public int? RevertsTo { get; init; }
}
