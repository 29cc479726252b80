using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Core.Readings;

/// <summary>Puts what was read of an account together.</summary>
internal sealed class AccountView(
    IOptions<LimitOptions> limits,
    IOptions<NegativeBalanceOptions> negativeBalance,
    IOptions<GuardrailOptions> guardrails,
    IOptions<ThrottlingOptions> throttling,
    IOptions<ClassificationOptions> classification,
    IOptions<LowBalanceOptions> lowBalance
)
{
    private const int RateMinutes = 5;

    /// <summary>Minutes from here on are needed, and the last one before it.</summary>
    public DateTimeOffset From(DateTimeOffset now) =>
        new[]
        {
            guardrails.Value.OverageSince(now),
            now.AddHours(-1),
            ThrottlingClassifier.WindowStart(now, classification.Value),
        }.Min();

    /// <summary>The account's limit of LeMUR requests.</summary>
    public int LemurLimitOf(AccountState state) => LemurLimit.Of(state, limits.Value);

    /// <summary>The reading.</summary>
    /// <param name="row">The account.</param>
    /// <param name="minutes">Its minutes since <see cref="From"/> and the last one before it, oldest first.</param>
    /// <param name="records">Its records as of the row.</param>
    /// <param name="episodeSince">The start of the episode that goes on; null when nothing waits.</param>
    /// <param name="refused">
    /// Pieces of work refused for negative balance in the last 24 hours, and in which minute last.
    /// </param>
    /// <param name="refusals">Minutes with refusals over a limit, of the last day, where there are some.</param>
    /// <param name="canceled">Transcripts cancelled in the last hour.</param>
    /// <param name="now">The present.</param>
    public AccountReading Of(
        AccountRow row,
        IReadOnlyList<ThrottleMinute> minutes,
        AccountRecords records,
        DateTimeOffset? episodeSince,
        (long Pieces, DateTimeOffset? Last) refused,
        RateRefusals refusals,
        long canceled,
        DateTimeOffset now
    )
    {
        var overview = new AccountOverview(row.Account, row.State, EffectiveLimit.Of(row.State, limits.Value), row.Own)
        {
            EpisodeSince = episodeSince,
        };
        var figures = Figures(overview, minutes, refusals, now) with { CanceledLastHour = canceled };
        var limitState = LimitState.Of(row.Own, limits.Value.Of(row.State.Plan).AsyncConcurrency);
        return new(
            figures,
            Money(overview, records, refused, figures.RefusedLastHour, now) with
            {
                Runway = BalanceRunway.Of(row.State, row.Spend, lowBalance.Value),
            },
            new(row.Account.Id, limitState.Value, limitState.PlanDefault, figures.PeakDemand)
            {
                LimitState = limitState,
                Waiting = row.Waiting is { Kind: LimitKind.AsyncConcurrency } ? row.Waiting : null,
                Undoable = LimitUndoPolicy.Decide(records.LastChange, limitState, now, guardrails.Value) is null
                    ? records.LastChange
                    : null,
            },
            records.AuditEnd
        )
        {
            StreamingEscalation = row.Waiting is { Kind: LimitKind.StreamingSessionsPerMinute } ? row.Waiting : null,
        };
    }

    private AccountThrottling Figures(
        AccountOverview overview,
        IReadOnlyList<ThrottleMinute> minutes,
        RateRefusals refusals,
        DateTimeOffset now
    )
    {
        var counted = LimitWaits.Of(minutes, overview.Limit.ForDemand);
        var lastHour = counted.Where(minute => minute.Minute >= now.AddHours(-1)).ToList();
        var (throttled, refused) = (
            lastHour.Sum(minute => minute.Throttled),
            lastHour.Sum(minute => minute.RefusedForBalance)
        );
        var rate = FinishedPerMinute(minutes, now);
        var assessment = ThrottlingClassifier.Classify(
            counted,
            now,
            overview.Limit.ForDemand,
            overview.ThrottledSince,
            classification.Value,
            throttling.Value.EpisodeGap
        );
        var peak = DemandPeak.Of(counted, guardrails.Value.OverageSince(now), overview);
        var counts = new RefusalCounts(refused, LastHour(refusals.Streams, now), LastHour(refusals.Lemur, now));
        var verdict = AccountVerdict.Of(overview, throttled, rate, assessment, counts);
        return new(overview, peak.Demand, rate, throttled, refused, assessment, verdict)
        {
            LimitAtPeak = peak.Limit,
            StreamsRefusedLastHour = counts.Streams,
            LemurRefusedLastHour = counts.Lemur,
            Streams = Assess(refusals.Streams, now),
            Lemur = Assess(refusals.Lemur, now),
        };
    }

    private ThrottlingAssessment? Assess(IReadOnlyList<RefusalMinute> minutes, DateTimeOffset now) =>
        RefusalCourse.Assess(minutes, now, classification.Value, throttling.Value.EpisodeGap);

    private static long LastHour(IEnumerable<RefusalMinute> minutes, DateTimeOffset now) =>
        minutes.Where(minute => minute.Start >= now.AddHours(-1)).Sum(minute => minute.Refused);

    private BillingFacts Money(
        AccountOverview overview,
        AccountRecords records,
        (long Pieces, DateTimeOffset? Last) refused,
        long refusedLastHour,
        DateTimeOffset now
    ) =>
        new()
        {
            State = overview.State,
            Limit = overview.Limit,
            Email = overview.Account.Email,
            StripeCustomerId = overview.Account.StripeCustomerId,
            ReadAt = now,
            Deposited = records.Deposited,
            LastDeposit = records.LastDeposit,
            LastReversal = records.LastReversal,
            Credit = records.Credit,
            Grant = records.Credit is null ? null : records.Grant,
            Refused = refused.Pieces,
            RefusedLastHour = refusedLastHour,
            LastRefusal = refused.Last,
            NewWork = negativeBalance.Value.NewWork,
        };

    /// <summary>Mean of the last whole minutes: the running one would make the figure jump.</summary>
    private static decimal FinishedPerMinute(IEnumerable<ThrottleMinute> minutes, DateTimeOffset now)
    {
        var thisMinute = now.Truncate(TimeSpan.FromMinutes(1));
        return minutes
                .Where(minute => minute.Minute >= thisMinute.AddMinutes(-RateMinutes) && minute.Minute < thisMinute)
                .Sum(minute => minute.Finished) / (decimal)RateMinutes;
    }
}
