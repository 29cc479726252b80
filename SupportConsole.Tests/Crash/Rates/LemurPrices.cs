namespace SupportConsole.Tests.Crash.Rates;

/// <summary>What LeMUR's models cost.</summary>
internal static class LemurPrices
{
    private const decimal MicrosPerPrice = 1_000_000m / 1_000;

    public static IReadOnlyDictionary<string, (decimal Input, decimal Output)> UsdPerThousandTokens { get; } =
        new Dictionary<string, (decimal, decimal)>
        {
            ["anthropic/claude-3-5-sonnet"] = (0.003m, 0.015m),
            ["anthropic/claude-3-opus"] = (0.015m, 0.075m),
            ["anthropic/claude-3-haiku"] = (0.00025m, 0.00125m),
        };

    /// <summary>In micro-dollars, halves away from zero.</summary>
    public static long Of(string model, long inputTokens, long outputTokens)
    {
        var (input, output) = UsdPerThousandTokens[model];
        return (long)
            decimal.Round(
                ((inputTokens * input) + (outputTokens * output)) * MicrosPerPrice,
                0,
                MidpointRounding.AwayFromZero
            );
    }
}
