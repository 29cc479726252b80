using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Simulation.Database;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>
/// The limits a second time, as plainly as possible: one thing after the other, in the order of the commits. It knows
/// what was asked and what the time was, and reads from the tables only what is free to choose: which tokens were
/// drawn, which transcripts a worker got, which expired leases were found.
/// </summary>
internal sealed class ReferenceModel(WorldSettings settings)
{
    public WorldSettings Settings { get; } = settings;

    public Dictionary<string, ModelAccount> Accounts { get; } = [];

    public Dictionary<string, ModelTranscript> Transcripts { get; } = [];

    /// <summary>Those that were deleted.</summary>
    public List<ModelTranscript> Deleted { get; } = [];

    public Dictionary<string, ModelSession> Sessions { get; } = [];

    public Dictionary<UsageKey, ModelUsage> Usage { get; } = [];

    /// <summary>
    /// Audited attempts by correlation id: what a repeat must have in common with the first, and its answer.
    /// </summary>
    public Dictionary<string, (string Signature, string Answer)> Answers { get; } = [];

    /// <summary>What named requests were answered, for 24 hours: kind, account and name.</summary>
    public Dictionary<string, (long At, string Answer, string? Made)> Named { get; } = [];

    /// <summary>How many entries the audit has.</summary>
    public long Entries { get; set; }

    /// <summary>Escalations that have ended.</summary>
    public Queue<(string AccountId, string Id)> PastEscalations { get; } = new();

    /// <summary>Who asked for each escalation.</summary>
    public Dictionary<string, string> Requesters { get; } = [];

    /// <summary>The limit in force. Source: domain.md, "Plans and defaults" and "Negative balance".</summary>
    public int EffectiveLimit(ModelAccount account)
    {
        var limit = ThrottleLimit(account);
        return account.Disabled ? 0
            : account.PausedUntil is not null ? 0
            : account.IsStoppedByBalance ? Math.Min(1, limit)
            : limit;
    }

    /// <summary>True when the next would start but for the pause, which is no matter of the limit.</summary>
    public bool IsHeldByPause(ModelAccount account, int ahead)
    {
        var limit = ThrottleLimit(account);
        return account.PausedUntil is not null
            && !account.Disabled
            && ahead < (account.IsStoppedByBalance ? Math.Min(1, limit) : limit);
    }

    public int ThrottleLimit(ModelAccount account) =>
        account.Override ?? Settings.Limits.Of(account.Plan).Of(LimitKind.AsyncConcurrency);

    /// <summary>Sessions a minute may open, at the start.</summary>
    public int StreamingStart(ModelAccount account) =>
        account.Overrides.TryGetValue(LimitKind.StreamingSessionsPerMinute, out var own)
            ? own
            : Settings.Limits.Of(account.Plan).StreamingSessionsPerMinute;

    /// <summary>Free accounts do not scale.</summary>
    public static bool Scales(ModelAccount account) => account.Plan != AccountPlan.Free;

    public int LemurLimit(ModelAccount account) =>
        account.Overrides.TryGetValue(LimitKind.LemurRequestsPerMinute, out var own)
            ? own
            : Settings.Limits.Of(account.Plan).LemurRequestsPerMinute;

    /// <summary>Why the account may bring no new work; null when it may.</summary>
    public NewWorkRefusal? Refusal(ModelAccount account) =>
        account.Disabled ? NewWorkRefusal.Disabled
        : account.IsStoppedByBalance && Settings.NegativeBalance.NewWork == NegativeBalanceNewWork.Refuse
            ? NewWorkRefusal.NegativeBalance
        : null;

    /// <summary>
    /// The price in micro-dollars, in whole numbers: milliseconds times micro-dollars an hour, halves up.
    /// </summary>
    public long Price(string modelName, long audioMilliseconds, long at) =>
        PerHour(Prices(at).TranscriptUsdPerHour[modelName], audioMilliseconds);

    public long SessionPrice(long milliseconds, long at) =>
        PerHour(Prices(at).StreamingUsdPerHour[Settings.Pricing.DefaultStreamingModel], milliseconds);

    /// <summary>In thousandths of a micro-dollar, because prices are for a thousand tokens.</summary>
    public long TokenPrice(long inputTokens, long outputTokens, long at)
    {
        var price = Prices(at).LemurUsdPerThousandTokens[Settings.Pricing.DefaultLemurModel];
        var thousandths =
            ((Int128)(price.Input * 1_000_000) * inputTokens) + ((Int128)(price.Output * 1_000_000) * outputTokens);
        return (long)((thousandths + 500) / 1_000);
    }

    /// <summary>The prices change once, all of them. Source: domain.md, "Prices move often".</summary>
    private PriceSheet Prices(long at) =>
        at >= WorldSettings.PriceChange.ToUnixTimeMilliseconds()
            ? Settings.Pricing.From.Values.Single()
            : Settings.Pricing;

    private static long PerHour(decimal usdPerHour, long milliseconds)
    {
        const long millisecondsPerHour = 3_600_000;
        var microsPerHour = (Int128)(usdPerHour * 1_000_000);
        return (long)(((2 * microsPerHour * milliseconds) + millisecondsPerHour) / (2 * millisecondsPerHour));
    }
}

/// <summary>Charged work of one usage row.</summary>
internal readonly record struct ModelUsage(long Items, long Milliseconds, long Cost);
