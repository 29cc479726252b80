using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Usage;

/// <summary>Products and groupings as they stand in addresses and files.</summary>
internal static class UsageKeys
{
    /// <summary>Stands for the calls that named no key: no id looks like it.</summary>
    public const string NoKey = "(none)";

    public static string Of(Product product) =>
        product switch
        {
            Product.SpeechToText => "speech-to-text",
            Product.Streaming => "streaming",
            _ => "lemur",
        };

    public static string Of(UsageGrouping grouping) =>
        grouping switch
        {
            UsageGrouping.ApiKey => "key",
            _ => grouping.ToString().ToLowerInvariant(),
        };

    public static Product? ProductOf(string? key) =>
        Enum.GetValues<Product>().Cast<Product?>().FirstOrDefault(product => Of(product!.Value) == key);

    public static UsageGrouping? GroupingOf(string? key) =>
        Enum.GetValues<UsageGrouping>().Cast<UsageGrouping?>().FirstOrDefault(grouping => Of(grouping!.Value) == key);
}
