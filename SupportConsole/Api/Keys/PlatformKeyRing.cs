using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SupportConsole.Api.Keys;

/// <summary>Tells whose key it is.</summary>
internal sealed class PlatformKeyRing(IOptions<PlatformOptions> options)
{
    private readonly (string Name, byte[] Hash)[] _keys =
    [
        .. options.Value.Keys.Select(key => (key.Name, Convert.FromHexString(key.Sha256))),
    ];

    /// <summary>The name of the key, or null when it is none of ours.</summary>
    public string? FindName(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        string? found = null;
        // All are compared, each in constant time: how long it takes tells nothing about any of them.
        foreach (var (name, known) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known))
            {
                found = name;
            }
        }

        return found;
    }
}
