using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Billing;

/// <summary>Prices, section <c>Pricing</c>. Defaults are those of domain.md, "Usage and spend".</summary>
public sealed class PricingOptions : IValidatableObject
{
    public const string Section = "Pricing";

    /// <summary>Model used when a submit names none.</summary>
    [Required]
    public string DefaultModel { get; set; } = "universal";

    /// <summary>USD per hour of audio by transcription model, names case-insensitive.</summary>
    public Dictionary<string, decimal> TranscriptUsdPerHour { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["universal"] = 0.15m,
        ["slam-1"] = 0.27m,
    };

    /// <summary>The model's name as the price list writes it, so that usage knows it by one name; a model without a price keeps its own.</summary>
    public string NameOf(string model) => TranscriptUsdPerHour.Keys.FirstOrDefault(name => string.Equals(name, model, StringComparison.OrdinalIgnoreCase)) ?? model;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (model, price) in TranscriptUsdPerHour)
        {
            if (price is < 0 or > 10_000)
            {
                yield return new($"Pricing:TranscriptUsdPerHour:{model} is {price}; give a price between 0 and 10000 USD per hour.");
            }
        }

        if (!TranscriptUsdPerHour.ContainsKey(DefaultModel))
        {
            yield return new($"Pricing:DefaultModel is '{DefaultModel}', which has no price; name one of {string.Join(", ", TranscriptUsdPerHour.Keys)}.");
        }
    }
}
