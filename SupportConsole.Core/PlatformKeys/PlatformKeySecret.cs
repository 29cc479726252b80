using SupportConsole.Core.Access;

namespace SupportConsole.Core.PlatformKeys;

/// <summary>How the secret of a key that is made in the console looks. Keys of the settings may look otherwise.</summary>
internal static class PlatformKeySecret
{
    /// <summary>Unlike the customers' keys, so that neither is taken for the other.</summary>
    public static SecretFormat Format { get; } = new("plk_");
}
