using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace SupportConsole.Core.Usage;

/// <summary>
/// Prices, section <c>Pricing</c>. Defaults are those of domain.md, "Usage and spend". Commands charge by the
/// <see cref="PriceBook"/> that is made of them.
/// </summary>
public sealed class PricingOptions : PriceList, IValidatableObject
{
    public const string Section = "Pricing";

    private const string DateFormat = "yyyy-MM-dd";

    public PricingOptions()
    {
        TranscriptUsdPerHour["universal"] = 0.15m;
        TranscriptUsdPerHour["slam-1"] = 0.27m;
        StreamingUsdPerHour["universal-streaming"] = 0.15m;
        LemurUsdPerThousandTokens["anthropic/claude-3-5-sonnet"] = new() { Input = 0.003m, Output = 0.015m };
        LemurUsdPerThousandTokens["anthropic/claude-3-opus"] = new() { Input = 0.015m, Output = 0.075m };
        LemurUsdPerThousandTokens["anthropic/claude-3-haiku"] = new() { Input = 0.00025m, Output = 0.00125m };
    }

    /// <summary>Model used when a submit names none.</summary>
    [Required]
    public string DefaultModel { get; set; } = "universal";

    /// <summary>Model used when a streaming session names none.</summary>
    [Required]
    public string DefaultStreamingModel { get; set; } = "universal-streaming";

    /// <summary>Model used when a LeMUR request names none.</summary>
    [Required]
    public string DefaultLemurModel { get; set; } = "anthropic/claude-3-5-sonnet";

    /// <summary>
    /// Price lists that were agreed with customers, by name; an account's billing terms say which one is its own. What a
    /// list does not name costs what it costs everybody.
    /// </summary>
    public Dictionary<string, PriceList> Lists { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        [
            .. Problems(Section, this),
            .. Lists.SelectMany(list => Problems($"{Section}:{nameof(Lists)}:{list.Key}", list.Value)),
            .. Lists
                .Keys.Where(name => name.Length > PriceBook.LongestListName)
                .Select(name => new ValidationResult(
                    $"{Section}:{nameof(Lists)}:{name} has a name of more than {PriceBook.LongestListName} characters."
                )),
            .. Lists.SelectMany(list => Unknown(list.Key, list.Value)),
            .. Missing(nameof(DefaultModel), DefaultModel, TranscriptUsdPerHour.Keys),
            .. Missing(nameof(DefaultStreamingModel), DefaultStreamingModel, StreamingUsdPerHour.Keys),
            .. Missing(nameof(DefaultLemurModel), DefaultLemurModel, LemurUsdPerThousandTokens.Keys),
        ];

    /// <summary>The beginning of a date of <see cref="PriceList.From"/>, UTC; null for what is no date.</summary>
    internal static DateTimeOffset? DateOf(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            DateFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;

    private static IEnumerable<ValidationResult> Problems(string path, PriceList list) =>
        [
            .. SheetProblems(path, list),
            .. list.From.SelectMany(change => SheetProblems($"{path}:{nameof(From)}:{change.Key}", change.Value)),
            .. list
                .From.Keys.Where(date => DateOf(date) is null)
                .Select(date => new ValidationResult(
                    $"{path}:{nameof(From)}:{date} is no date; write it as 2027-01-31."
                )),
        ];

    private static IEnumerable<ValidationResult> SheetProblems(string path, PriceSheet sheet) =>
        [
            .. Beyond($"{path}:{nameof(TranscriptUsdPerHour)}", sheet.TranscriptUsdPerHour, "hour"),
            .. Beyond($"{path}:{nameof(StreamingUsdPerHour)}", sheet.StreamingUsdPerHour, "hour"),
            .. Beyond(
                $"{path}:{nameof(LemurUsdPerThousandTokens)}",
                sheet.LemurUsdPerThousandTokens.SelectMany(model =>
                    new[]
                    {
                        KeyValuePair.Create($"{model.Key}:Input", model.Value.Input),
                        KeyValuePair.Create($"{model.Key}:Output", model.Value.Output),
                    }
                ),
                "1,000 tokens"
            ),
        ];

    private static IEnumerable<ValidationResult> Beyond(
        string path,
        IEnumerable<KeyValuePair<string, decimal>> prices,
        string unit
    ) =>
        prices
            .Where(price => price.Value is < 0 or > 10_000)
            .Select(price => new ValidationResult(
                $"{path}:{price.Key} is {price.Value}; give a price between 0 and 10000 USD per {unit}."
            ));

    /// <summary>A model is sold to everybody or to nobody: its name is checked before the account is known.</summary>
    private IEnumerable<ValidationResult> Unknown(string name, PriceList list)
    {
        var book = new PriceBook(this);
        return Sheets(list)
            .SelectMany(sheet =>
                sheet
                    .TranscriptUsdPerHour.Keys.Where(model => !book.Transcripts.IsNamed(model))
                    .Concat(sheet.StreamingUsdPerHour.Keys.Where(model => !book.Streaming.IsNamed(model)))
                    .Concat(sheet.LemurUsdPerThousandTokens.Keys.Where(model => !book.Lemur.IsNamed(model)))
            )
            .Select(model => new ValidationResult(
                $"{Section}:{nameof(Lists)}:{name} names the model '{model}', which has no price of its product outside "
                    + "the lists; give it one there first."
            ));
    }

    private static IEnumerable<PriceSheet> Sheets(PriceList list) => [list, .. list.From.Values];

    private static IEnumerable<ValidationResult> Missing(
        string setting,
        string model,
        IReadOnlyCollection<string> known
    ) =>
        known.Contains(model, StringComparer.OrdinalIgnoreCase)
            ? []
            : [new($"Pricing:{setting} is '{model}', which has no price; name one of {string.Join(", ", known)}.")];
}
