using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Audit.Checkpoints;

/// <summary>
/// The key that signs checkpoints: from the settings, a file, or one that is made beside the file of checkpoints at its
/// first use.
/// </summary>
internal sealed class CheckpointKey(IOptions<AuditOptions> options, CheckpointPaths paths, IHostEnvironment environment)
    : IDisposable
{
    private readonly Lock _lock = new();
    private ECDsa? _key;

    /// <summary>
    /// True outside Development when no key is set: who owns this machine has both the checkpoints and the key.
    /// </summary>
    public bool IsWeak => !IsSet && !environment.IsDevelopment();

    private bool IsSet =>
        !string.IsNullOrWhiteSpace(options.Value.SigningKey)
        || !string.IsNullOrWhiteSpace(options.Value.SigningKeyFile);

    /// <summary>True for the PEM of a private ECDSA P-256 key.</summary>
    public static bool IsReadable(string pem)
    {
        try
        {
            using var key = Read(pem);
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Signs that the chain ended so.</summary>
    /// <exception cref="IOException">The key's file cannot be read or made.</exception>
    public AuditCheckpoint Sign(AuditHead head, DateTimeOffset at, long previous)
    {
        lock (_lock)
        {
            var key = _key ??= Load();
            var unsigned = new AuditCheckpoint
            {
                Sequence = head.Sequence,
                Hash = head.Hash,
                At = at,
                KeyId = CheckpointTrust.IdOf(key),
                Previous = previous,
                Signature = "",
            };
            var signature = key.SignData(
                unsigned.SignedBytes(),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
            return unsigned with { Signature = Convert.ToBase64String(signature) };
        }
    }

    /// <summary>The keys whose signatures this program accepts: its own and the earlier ones.</summary>
    public CheckpointTrust Trust()
    {
        var trust = new CheckpointTrust();
        lock (_lock)
        {
            if (_key is not null || HasKey)
            {
                trust.Add(_key ??= Load());
            }
        }

        if (!string.IsNullOrWhiteSpace(options.Value.EarlierKeysFile))
        {
            trust.AddPem(File.ReadAllText(paths.Of(options.Value.EarlierKeysFile)));
        }

        return trust;
    }

    public void Dispose() => _key?.Dispose();

    /// <summary>A reader makes no key.</summary>
    private bool HasKey => IsSet || File.Exists(paths.OwnKey);

    private static ECDsa Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (!CheckpointTrust.IsOnCurve(key))
            {
                throw new CryptographicException("The key is not of the curve P-256.");
            }

            // Throws when the PEM holds the public half alone.
            _ = key.ExportParameters(includePrivateParameters: true);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private ECDsa Load()
    {
        if (!string.IsNullOrWhiteSpace(options.Value.SigningKey))
        {
            return Read(options.Value.SigningKey);
        }

        if (!string.IsNullOrWhiteSpace(options.Value.SigningKeyFile))
        {
            return Read(File.ReadAllText(paths.Of(options.Value.SigningKeyFile)));
        }

        try
        {
            return Make(paths.OwnKey);
        }
        catch (IOException) when (File.Exists(paths.OwnKey))
        {
            return Read(File.ReadAllText(paths.OwnKey));
        }
    }

    private static ECDsa Make(string path)
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        using var file = OwnerOnly.OpenFile(path, FileMode.CreateNew, FileShare.None);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        file.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        file.Flush(flushToDisk: true);
        return key;
    }
}
