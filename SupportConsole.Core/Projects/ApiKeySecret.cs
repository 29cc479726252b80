using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.Core.Projects;

/// <summary>How an API key's secret is made, recognised and hashed.</summary>
public static class ApiKeySecret
{
    /// <summary>
    /// What every key begins with, so that one found in a log or a repository is known for what it is.
    /// </summary>
    public const string Mark = "sk_";

    /// <summary>Length of what is shown of a key.</summary>
    public const int PrefixLength = 11;

    /// <summary>Length of a whole key.</summary>
    public const int Length = PrefixLength + HiddenLength;

    /// <summary>What nobody sees again: 44 of 62 characters are 261 bits.</summary>
    private const int HiddenLength = 44;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    /// <summary>A new key, from the system's cryptographic source.</summary>
    public static string Create() => Mark + RandomNumberGenerator.GetString(Alphabet, Length - Mark.Length);

    /// <summary>The part that is kept and shown.</summary>
    public static string PrefixOf(string secret) => secret[..Math.Min(PrefixLength, secret.Length)];

    /// <summary>
    /// What is kept of the whole: SHA-256, hex. A salt or a slow hash would hide nothing more: there is nothing to
    /// guess.
    /// </summary>
    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>True for a text that may be a key: nothing else is worth a look into the database.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: Length }
        && text.StartsWith(Mark, StringComparison.Ordinal)
        && !text.AsSpan(Mark.Length).ContainsAnyExcept(Allowed);
}
