using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace SupportConsole.Core.PlatformKeys;

/// <summary>The keys of the settings, which open the API before there is an administrator.</summary>
internal sealed class SettingsKeys(IOptions<PlatformOptions> options)
{
    private readonly (PlatformKeyCheck.Known Answer, byte[] Hash)[] _keys =
    [
        .. options.Value.Keys.Select(key =>
            (new PlatformKeyCheck.Known(new(key.Name, ScopesOf(key))), Convert.FromHexString(key.Sha256))
        ),
    ];

    /// <summary>Who has one, in their order.</summary>
    public IReadOnlyList<PlatformCaller> Callers => [.. _keys.Select(key => key.Answer.Caller)];

    /// <summary>Whose the key of this hash is; null when it is none of them.</summary>
    public PlatformKeyCheck.Known? Find(byte[] hash)
    {
        PlatformKeyCheck.Known? found = null;

        // All are compared, each in constant time: how long it takes tells nothing about any of them.
        foreach (var (answer, known) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known))
            {
                found = answer;
            }
        }

        return found;
    }

    private static PlatformScopes ScopesOf(PlatformSettingsKey key) =>
        key.Scopes.Count == 0
            ? PlatformScopes.All
            : key.Scopes.Select(PlatformScopeNames.Find).Aggregate((all, scope) => all | scope);
}
