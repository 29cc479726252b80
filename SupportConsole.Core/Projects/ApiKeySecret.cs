using SupportConsole.Core.Access;

namespace SupportConsole.Core.Projects;

/// <summary>How an API key's secret is made, recognised and hashed.</summary>
public static class ApiKeySecret
{
    /// <summary>What every key begins with.</summary>
    public const string Mark = "sk_";

    private static readonly SecretFormat Format = new(Mark);

    /// <summary>Length of what is shown of a key.</summary>
    public static int PrefixLength => Format.PrefixLength;

    /// <summary>Length of a whole key.</summary>
    public static int Length => Format.Length;

    /// <summary>A new key, from the system's cryptographic source.</summary>
    public static string Create() => Format.Create();

    /// <summary>The part that is kept and shown.</summary>
    public static string PrefixOf(string secret) => Format.PrefixOf(secret);

    /// <summary>What is kept of the whole; see <see cref="SecretFormat.HashOf"/>.</summary>
    public static string HashOf(string secret) => SecretFormat.HashOf(secret);

    /// <summary>True for a text that may be a key: nothing else is worth a look into the database.</summary>
    public static bool IsWellFormed(string? text) => Format.IsWellFormed(text);
}
