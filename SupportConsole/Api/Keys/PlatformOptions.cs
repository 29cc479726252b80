using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Api.Keys;

/// <summary>Who may call the platform API, section <c>Platform</c>.</summary>
internal sealed class PlatformOptions : IValidatableObject
{
    public const string Section = "Platform";

    /// <summary>Keys, hashed. With none, every call is answered 401.</summary>
    public List<PlatformKey> Keys { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var index = 0; index < Keys.Count; index++)
        {
            var (key, place) = (Keys[index], $"{Section}:{nameof(Keys)}:{index}");
            if (string.IsNullOrWhiteSpace(key.Name))
            {
                yield return new($"{place}:{nameof(key.Name)} is empty; name the service that has this key.");
            }

            if (key.Sha256 is not { Length: PlatformKey.HashCharacters } hash || !hash.All(char.IsAsciiHexDigit))
            {
                yield return new($"{place}:{nameof(key.Sha256)} is not a SHA-256 in hex; set the 64 characters that this prints: printf %s \"$KEY\" | sha256sum");
            }
        }

        foreach (var name in Keys.GroupBy(key => key.Name, StringComparer.Ordinal).Where(keys => keys.Count() > 1).Select(keys => keys.Key))
        {
            yield return new($"{Section}:{nameof(Keys)} has several keys named '{name}'; give each its own name.");
        }
    }
}

/// <summary>A key of the platform API. The key itself is known to its service only.</summary>
internal sealed class PlatformKey
{
    public const int HashCharacters = 64;

    /// <summary>The service that has the key.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key's UTF-8 bytes, in hex.</summary>
    public string Sha256 { get; set; } = "";
}
