using System.Security.Cryptography;

namespace SupportConsole.Core.Audit.Checkpoints;

/// <summary>The public keys whose checkpoints count.</summary>
internal sealed class CheckpointTrust : IDisposable
{
    private const string PublicKeyLabel = "PUBLIC KEY";
    private const string Curve = "1.2.840.10045.3.1.7";

    private readonly Dictionary<string, ECDsa> _keys = [];

    /// <summary>True when there is no key.</summary>
    public bool IsEmpty => _keys.Count == 0;

    /// <summary>The id of a key: the first 16 hex digits of the SHA-256 of its SubjectPublicKeyInfo.</summary>
    public static string IdOf(ECDsa key) =>
        Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];

    /// <summary>True for a key of the curve P-256.</summary>
    public static bool IsOnCurve(ECDsa key) =>
        key.ExportParameters(includePrivateParameters: false).Curve.Oid is { } oid
        && (oid.Value == Curve || oid.FriendlyName is "nistP256" or "ECDSA_P256");

    /// <summary>Adds every public key of a PEM text; other blocks are passed over.</summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="CryptographicException">A block is no ECDSA P-256 key.</exception>
    public int AddPem(string pem)
    {
        var count = 0;
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label] is PublicKeyLabel)
            {
                Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
                count++;
            }

            rest = rest[fields.Location.End..];
        }

        return count;
    }

    /// <summary>Adds the public half of a key.</summary>
    public void Add(ECDsa key) => Add(key.ExportSubjectPublicKeyInfo());

    /// <summary>What is wrong with a checkpoint's signature; null when it is right.</summary>
    public AuditFinding? Problem(AuditCheckpoint checkpoint) =>
        !_keys.TryGetValue(checkpoint.KeyId, out var key)
            ? new(
                checkpoint.Sequence,
                checkpoint.Sequence,
                AuditTexts.UnknownKey(checkpoint.Sequence, checkpoint.KeyId)
            )
        : Signature(checkpoint) is { } signature
        && key.VerifyData(
            checkpoint.SignedBytes(),
            signature,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        )
            ? null
        : AuditFinding.At(checkpoint.Sequence, AuditTexts.BadSignature(checkpoint.Sequence));

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private static byte[]? Signature(AuditCheckpoint checkpoint)
    {
        var bytes = new byte[checkpoint.Signature.Length];
        return Convert.TryFromBase64String(checkpoint.Signature, bytes, out var length) ? bytes[..length] : null;
    }

    private void Add(byte[] publicKey)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        if (!IsOnCurve(key) || !_keys.TryAdd(IdOf(key), key))
        {
            key.Dispose();
        }
    }
}
