using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.Core.Access;

/// <summary>How the secrets of one kind of key are made, recognised and hashed.</summary>
/// <param name="mark">
/// What every key begins with, so that one found in a log or a repository is known for what it is.
/// </param>
public sealed class SecretFormat(string mark)
{
    /// <summary>Characters behind the mark that are shown.</summary>
    private const int ShownLength = 8;

    /// <summary>What nobody sees again: 44 of 62 characters are 261 bits.</summary>
    private const int HiddenLength = 44;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    /// <summary>What every key begins with.</summary>
    public string Mark { get; } = mark;

    /// <summary>Length of what is shown of a key.</summary>
    public int PrefixLength { get; } = mark.Length + ShownLength;

    /// <summary>Length of a whole key.</summary>
    public int Length { get; } = mark.Length + ShownLength + HiddenLength;

    /// <summary>
    /// What is kept of the whole: SHA-256, hex. A salt or a slow hash would hide nothing more: there is nothing to
    /// guess.
    /// </summary>
    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>A new key, from the system's cryptographic source.</summary>
    public string Create() => Mark + RandomNumberGenerator.GetString(Alphabet, Length - Mark.Length);

    /// <summary>The part that is kept and shown.</summary>
    public string PrefixOf(string secret) => secret[..Math.Min(PrefixLength, secret.Length)];

    /// <summary>True for a text that may be a key: nothing else is worth looking up.</summary>
    public bool IsWellFormed(string? text) =>
        text is not null
        && text.Length == Length
        && text.StartsWith(Mark, StringComparison.Ordinal)
        && !text.AsSpan(Mark.Length).ContainsAnyExcept(Allowed);
}
