using System.ComponentModel.DataAnnotations;
using System.Net;

namespace SupportConsole.Security;

/// <summary>How much one address, one person and all of them may ask of a node, section <c>Security</c>.</summary>
internal sealed class SecurityOptions : IValidatableObject
{
    public const string Section = "Security";

    /// <summary>
    /// Steps of sign-ins that one address may take in a minute; a sign-in at a provider has two. An office is one
    /// address.
    /// </summary>
    [Range(1, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 60;

    /// <summary>
    /// Calls with a platform key, token or signature that does not fit which one address may make in a minute before
    /// they are answered 429. A key that fits is never throttled.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RefusedKeysPerMinute { get; set; } = 60;

    /// <summary>Requests of browsers in which nobody is signed in, one address in a minute.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousRequestsPerMinute { get; set; } = 1_200;

    /// <summary>The same, under way at once, of all addresses.</summary>
    [Range(1, 100_000)]
    public int AnonymousRequestsAtOnce { get; set; } = 100;

    /// <summary>Open pages (circuits) of one person on this node.</summary>
    [Range(1, 100_000)]
    public int CircuitsPerPerson { get; set; } = 20;

    /// <summary>Open pages of all people on this node; each takes some two megabytes.</summary>
    [Range(1, 100_000)]
    public int Circuits { get; set; } = 1_000;

    /// <summary>Connections to this node, of browsers and of the platform's services.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 10_000;

    /// <summary>
    /// Addresses and networks (10.0.0.0/8) of the proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
    /// Empty: nobody's are.
    /// </summary>
    public List<string> Proxies { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var proxy in Proxies)
        {
            if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
            {
                yield return new(
                    $"{Section}:{nameof(Proxies)} has '{proxy}', which is neither an address such as 10.0.0.7 nor a "
                        + "network such as 10.0.0.0/8."
                );
            }
        }

        if (CircuitsPerPerson > Circuits)
        {
            yield return new(
                $"{Section}:{nameof(CircuitsPerPerson)} ({CircuitsPerPerson}) is above "
                    + $"{Section}:{nameof(Circuits)} ({Circuits}), which all people share."
            );
        }
    }
}
