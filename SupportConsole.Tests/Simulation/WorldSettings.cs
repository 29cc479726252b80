using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Simulation;

/// <summary>
/// What one simulated world is like. Drawn from its seed, so that many worlds try many kinds of trouble: a fault that
/// needs quiet shows in some, one that needs havoc in others.
/// </summary>
internal sealed record WorldSettings
{
    public required int Nodes { get; init; }

    /// <summary>The first midnight of a world: from then on everything has another price.</summary>
    public static readonly DateTimeOffset PriceChange = new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Batches that a node has under way at once.</summary>
    public required int LoopsPerNode { get; init; }

    /// <summary>Commands a batch takes at most.</summary>
    public required int BatchSize { get; init; }

    public required int Accounts { get; init; }

    /// <summary>How far a node's clock may be off, either way, in milliseconds.</summary>
    public required long MaximumSkew { get; init; }

    /// <summary>Chance of a failure at any one call to the database.</summary>
    public required double FaultRate { get; init; }

    /// <summary>Chance that an event is the crash of a node.</summary>
    public required double CrashRate { get; init; }

    /// <summary>Chance that a worker dies with what it holds instead of finishing.</summary>
    public required double WorkerDeathRate { get; init; }

    /// <summary>Typical time between two events, in milliseconds.</summary>
    public required int Pace { get; init; }

    /// <summary>Most transcripts of an account that wait or run before its clients hold back.</summary>
    public required int Backlog { get; init; }

    public required LimitOptions Limits { get; init; }

    public NegativeBalanceOptions NegativeBalance { get; init; } = new();

    public required GuardrailOptions Guardrails { get; init; }

    public PricingOptions Pricing { get; init; } = Dearer();

    public StreamingOptions Streaming { get; init; } = new();

    /// <summary>True when the database is a file, which one transaction has at a time; else a server.</summary>
    public required bool IsFile { get; init; }

    public static WorldSettings Draw(Random random) =>
        new()
        {
            Nodes = random.Next(1, 5),
            LoopsPerNode = random.Next(1, 3),
            BatchSize = Pick(random, 1, 4, 16, 64),
            Accounts = random.Next(2, 12),
            MaximumSkew = Pick(random, 0, 2_000, 60_000, 300_000),
            FaultRate = Pick(random, 0, 0.001, 0.01, 0.05),
            CrashRate = Pick(random, 0, 0.001, 0.02),
            WorkerDeathRate = Pick(random, 0, 0.02, 0.3),
            Pace = Pick(random, 1, 50, 2_000),
            Backlog = Pick(random, 20, 60, 400),
            Limits = Limited(random),
            Guardrails = new()
            {
                EscalationHours = Pick(random, 0.25, 1, 72),
                UrgentRaiseHours = Pick(random, 0.125, 1, 24),
            },
            NegativeBalance = new()
            {
                NewWork = Pick(
                    random,
                    NegativeBalanceNewWork.Refuse,
                    NegativeBalanceNewWork.Refuse,
                    NegativeBalanceNewWork.Queue
                ),
            },

            // By its last digits: the first ones go up evenly from seed to seed, together with those of the choices
            // above.
            IsFile = random.Next(999) % 3 == 0,
        };

    private static PricingOptions Dearer()
    {
        var pricing = new PricingOptions();
        var sheet = new PriceSheet();
        foreach (var (model, price) in pricing.TranscriptUsdPerHour)
        {
            sheet.TranscriptUsdPerHour[model] = price * 2;
        }

        foreach (var (model, price) in pricing.StreamingUsdPerHour)
        {
            sheet.StreamingUsdPerHour[model] = price + 0.01m;
        }

        foreach (var (model, price) in pricing.LemurUsdPerThousandTokens)
        {
            sheet.LemurUsdPerThousandTokens[model] = new() { Input = price.Output, Output = price.Input };
        }

        pricing.From.Add($"{PriceChange:yyyy-MM-dd}", sheet);
        return pricing;
    }

    private static LimitOptions Limited(Random random)
    {
        var limits = new LimitOptions { MaxAttempts = Pick(random, 1, 2, 5, 50) };
        limits.Free.AsyncConcurrency = Pick(random, 1, 2, 5);
        limits.PayAsYouGo.AsyncConcurrency = Pick(random, 3, 20, 200);
        limits.Free.StreamingSessionsPerMinute = Pick(random, 0, 1, 5);
        limits.PayAsYouGo.StreamingSessionsPerMinute = Pick(random, 1, 3, 15, 100);
        limits.Contracted.StreamingSessionsPerMinute = limits.Enterprise.StreamingSessionsPerMinute = Pick(
            random,
            15,
            15,
            100
        );
        limits.PayAsYouGo.LemurRequestsPerMinute = Pick(random, 0, 1, 3, 30);
        return limits;
    }

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
