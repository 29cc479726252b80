using SupportConsole.Core.Limits;
using SupportConsole.Tests.Simulation.Database;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>
/// The limits a second time, as plainly as possible: one thing after the other, in the order of the commits. It knows what
/// was asked and what the time was, and reads from the tables only what is free to choose: which tokens were drawn, which
/// transcripts a worker got, which expired leases were found.
/// </summary>
internal sealed class ReferenceModel(WorldSettings settings)
{
    public WorldSettings Settings { get; } = settings;

    public Dictionary<string, ModelAccount> Accounts { get; } = [];

    public Dictionary<string, ModelTranscript> Transcripts { get; } = [];

    public Dictionary<UsageKey, ModelUsage> Usage { get; } = [];

    /// <summary>Audited attempts by correlation id.</summary>
    public Dictionary<string, ModelAttempt> Attempts { get; } = [];

    /// <summary>The limit in force. Source: domain.md, "Plans and defaults" and "Negative balance".</summary>
    public int EffectiveLimit(ModelAccount account)
    {
        var limit = ThrottleLimit(account);
        return account.Disabled ? 0 : account.IsStoppedByBalance ? Math.Min(1, limit) : limit;
    }

    public int ThrottleLimit(ModelAccount account) => account.Override ?? Settings.Limits.Of(account.Plan).Of(LimitKind.AsyncConcurrency);

    /// <summary>
    /// The price in micro-dollars, in whole numbers: milliseconds times micro-dollars an hour, halves up.
    /// </summary>
    public long Price(string modelName, long audioMilliseconds)
    {
        const long MillisecondsPerHour = 3_600_000;
        var microsPerHour = (Int128)(Settings.Pricing.TranscriptUsdPerHour[modelName] * 1_000_000);
        return (long)(((2 * microsPerHour * audioMilliseconds) + MillisecondsPerHour) / (2 * MillisecondsPerHour));
    }
}

/// <summary>Charged work of one usage row.</summary>
internal readonly record struct ModelUsage(long Items, long Milliseconds, long Cost);
