using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Usage;

/// <summary>Prices, section <c>Pricing</c>. Defaults are those of domain.md, "Usage and spend".</summary>
public sealed class PricingOptions : IValidatableObject
{
    public const string Section = "Pricing";

    /// <summary>Model used when a submit names none.</summary>
    [Required]
    public string DefaultModel { get; set; } = "universal";

    /// <summary>USD per hour of audio by transcription model, names case-insensitive.</summary>
    public Dictionary<string, decimal> TranscriptUsdPerHour { get; } =
        new(StringComparer.OrdinalIgnoreCase) { ["universal"] = 0.15m, ["slam-1"] = 0.27m };

    /// <summary>Model used when a streaming session names none.</summary>
    [Required]
    public string DefaultStreamingModel { get; set; } = "universal-streaming";

    /// <summary>USD per hour of session by streaming model, names case-insensitive.</summary>
    public Dictionary<string, decimal> StreamingUsdPerHour { get; } =
        new(StringComparer.OrdinalIgnoreCase) { ["universal-streaming"] = 0.15m };

    /// <summary>Model used when a LeMUR request names none.</summary>
    [Required]
    public string DefaultLemurModel { get; set; } = "anthropic/claude-3-5-sonnet";

    /// <summary>USD per 1,000 tokens by LeMUR model, names case-insensitive.</summary>
    public Dictionary<string, TokenPrice> LemurUsdPerThousandTokens { get; } =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["anthropic/claude-3-5-sonnet"] = new() { Input = 0.003m, Output = 0.015m },
            ["anthropic/claude-3-opus"] = new() { Input = 0.015m, Output = 0.075m },
            ["anthropic/claude-3-haiku"] = new() { Input = 0.00025m, Output = 0.00125m },
        };

    /// <summary>
    /// The model's name as the price list writes it, so that usage knows it by one name; a model without a price keeps
    /// its own.
    /// </summary>
    public string NameOf(string model) => NameIn(TranscriptUsdPerHour, model);

    /// <summary>As <see cref="NameOf"/>, of a streaming model.</summary>
    public string StreamingNameOf(string model) => NameIn(StreamingUsdPerHour, model);

    /// <summary>As <see cref="NameOf"/>, of a LeMUR model.</summary>
    public string LemurNameOf(string model) => NameIn(LemurUsdPerThousandTokens, model);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        [
            .. Problems(nameof(TranscriptUsdPerHour), TranscriptUsdPerHour, "hour"),
            .. Problems(nameof(StreamingUsdPerHour), StreamingUsdPerHour, "hour"),
            .. Problems(
                nameof(LemurUsdPerThousandTokens),
                LemurUsdPerThousandTokens.SelectMany(model =>
                    new[]
                    {
                        KeyValuePair.Create($"{model.Key}:Input", model.Value.Input),
                        KeyValuePair.Create($"{model.Key}:Output", model.Value.Output),
                    }
                ),
                "1,000 tokens"
            ),
            .. Missing(nameof(DefaultModel), DefaultModel, TranscriptUsdPerHour.Keys),
            .. Missing(nameof(DefaultStreamingModel), DefaultStreamingModel, StreamingUsdPerHour.Keys),
            .. Missing(nameof(DefaultLemurModel), DefaultLemurModel, LemurUsdPerThousandTokens.Keys),
        ];

    private static string NameIn<TPrice>(Dictionary<string, TPrice> prices, string model) =>
        prices.Keys.FirstOrDefault(name => string.Equals(name, model, StringComparison.OrdinalIgnoreCase)) ?? model;

    private static IEnumerable<ValidationResult> Problems(
        string list,
        IEnumerable<KeyValuePair<string, decimal>> prices,
        string unit
    ) =>
        prices
            .Where(price => price.Value is < 0 or > 10_000)
            .Select(price => new ValidationResult(
                $"Pricing:{list}:{price.Key} is {price.Value}; give a price between 0 and 10000 USD per {unit}."
            ));

    private static IEnumerable<ValidationResult> Missing(
        string setting,
        string model,
        IReadOnlyCollection<string> known
    ) =>
        known.Contains(model, StringComparer.OrdinalIgnoreCase)
            ? []
            : [new($"Pricing:{setting} is '{model}', which has no price; name one of {string.Join(", ", known)}.")];
}

/// <summary>What a model's tokens cost.</summary>
public sealed class TokenPrice
{
    /// <summary>USD per 1,000 tokens read.</summary>
    public decimal Input { get; set; }

    /// <summary>USD per 1,000 tokens written.</summary>
    public decimal Output { get; set; }
}
