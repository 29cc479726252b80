using System.Security.Cryptography;

namespace SupportConsole.Core.Limits.Decisions;

/// <summary>
/// HMAC-SHA256 under one key, from any thread. Each thread keeps its own state: setting the key up costs as much as the
/// hash.
/// </summary>
internal sealed class DecisionMac(byte[] key) : IDisposable
{
    public const int KeyBytes = 32;

    public const int Bytes = HMACSHA256.HashSizeInBytes;

    private readonly ThreadLocal<IncrementalHash> _hashes = new(() =>
        IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key)
    );

    /// <summary>Writes the code of these bytes.</summary>
    /// <param name="bytes">What is signed.</param>
    /// <param name="mac"><see cref="Bytes"/> long.</param>
    public void Compute(ReadOnlySpan<byte> bytes, Span<byte> mac)
    {
        var hash = _hashes.Value!;
        hash.AppendData(bytes);
        hash.GetHashAndReset(mac);
    }

    /// <summary>The threads' states end with them: threads come and go for as long as the program runs.</summary>
    public void Dispose() => _hashes.Dispose();
}
