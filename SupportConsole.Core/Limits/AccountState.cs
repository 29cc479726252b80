using System.Diagnostics;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Core.Limits;

/// <summary>
/// Everything a limit decision about one account reads and writes: its terms and its live counters. One row, locked for
/// the length of a decision.
/// </summary>
public sealed record AccountState
{
    public required string AccountId { get; init; }

    public required AccountPlan Plan { get; init; }

    /// <summary>
    /// The account's own throttle limit; null means the plan's default. Copy of the <see cref="LimitOverride"/>,
    /// written with it.
    /// </summary>
    public int? ThrottleLimitOverride { get; init; }

    /// <summary>
    /// The account's own starting limit of new streaming sessions a minute; null means the plan's default. A copy like
    /// <see cref="ThrottleLimitOverride"/>.
    /// </summary>
    public int? StreamingLimitOverride { get; init; }

    /// <summary>
    /// The account's own limit of LeMUR requests in 60 seconds; null means the plan's default. A copy like
    /// <see cref="ThrottleLimitOverride"/>.
    /// </summary>
    public int? LemurLimitOverride { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Invoiced at the end of the month: no deposit needed.</summary>
    public bool EomBilling { get; init; }

    /// <summary>
    /// Auto-pay refills below this balance; null without auto-pay. Set together with <see cref="AutoPayBringBackTo"/>.
    /// </summary>
    public Money? AutoPayBelow { get; init; }

    public Money? AutoPayBringBackTo { get; init; }

    /// <summary>
    /// Name of the price list that was agreed with the customer (<c>Pricing:Lists</c>); null for everybody's prices.
    /// </summary>
    public string? PriceList { get; init; }

    /// <summary>Sum of the ledger less the usage.</summary>
    public Money Balance { get; init; }

    /// <summary>Transcripts in <c>processing</c>.</summary>
    public int Running { get; init; }

    /// <summary>Transcripts in <c>queued</c>.</summary>
    public int Queued { get; init; }

    /// <summary>The place in line the next transcript gets.</summary>
    public long NextSequence { get; init; } = 1;

    /// <summary>
    /// The highest place in line that a cancelled transcript left empty while others waited; 0 when none did. The places
    /// of those that wait before it are counted, see <see cref="QueuePosition"/>.
    /// </summary>
    public long CanceledUpTo { get; init; }

    /// <summary>When the queue goes on by itself; null while it is not paused.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>The audit entry of the pause: who, why and since when; null while the queue is not paused.</summary>
    public long? PauseAuditSequence { get; init; }

    /// <summary>Since when at least one transcript has been waiting; null when none is.</summary>
    public DateTimeOffset? ThrottledSince { get; init; }

    /// <summary>The last minute in which something happened, for the history.</summary>
    public MinuteFigures Minute { get; init; } = new();

    /// <summary>
    /// The UTC day, counted from 1970-01-01, of the last e-mail that told the account of its throttling; 0 before the
    /// first.
    /// </summary>
    public int ThrottleMailDay { get; init; }

    /// <summary>Counts the writes of this row: compare and set.</summary>
    public long Version { get; init; }

    /// <summary>True when the account refills by itself.</summary>
    public bool HasAutoPay => AutoPayBelow is not null;

    /// <summary>
    /// True when a negative balance stops the account: neither auto-pay nor EOM billing will cover it.
    /// </summary>
    public bool IsStoppedByBalance => Balance.IsNegative && !HasAutoPay && !EomBilling;

    /// <summary>True while submits are taken and nothing starts.</summary>
    public bool IsPaused => PausedUntil is not null;

    /// <summary>Transcripts the account wants to run at once.</summary>
    public int Demand => Running + Queued;

    /// <summary>
    /// True when plan, overrides, billing, the pause, the day of the last e-mail and the last gap in the line are the
    /// same: what changes rarely and is written apart.
    /// </summary>
    internal bool HasTermsOf(AccountState other) =>
        Plan == other.Plan
        && ThrottleLimitOverride == other.ThrottleLimitOverride
        && StreamingLimitOverride == other.StreamingLimitOverride
        && LemurLimitOverride == other.LemurLimitOverride
        && Disabled == other.Disabled
        && EomBilling == other.EomBilling
        && AutoPayBelow == other.AutoPayBelow
        && AutoPayBringBackTo == other.AutoPayBringBackTo
        && PriceList == other.PriceList
        && CanceledUpTo == other.CanceledUpTo
        && PausedUntil == other.PausedUntil
        && PauseAuditSequence == other.PauseAuditSequence
        && ThrottleMailDay == other.ThrottleMailDay;

    [Conditional("DEBUG")]
    internal void AssertInvariants()
    {
        Debug.Assert(Running >= 0, $"{AccountId}: running is {Running}");
        Debug.Assert(Queued >= 0, $"{AccountId}: queued is {Queued}");
        Debug.Assert(
            Queued == 0 == ThrottledSince is null,
            $"{AccountId}: {Queued} queued, throttled since {ThrottledSince}"
        );
    }
}
