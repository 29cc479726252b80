using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportConsole.Auth;

/// <summary>A certificate with its private key, in a file that a setting names.</summary>
internal static class CertificateFile
{
    /// <summary>Reads a PFX file, or a PEM file that holds certificate and key.</summary>
    /// <exception cref="CryptographicException">
    /// The file holds no certificate with its key, or the password is wrong.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static X509Certificate2 Load(string path, string? password)
    {
        if (!path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase))
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }

        return string.IsNullOrEmpty(password)
            ? X509Certificate2.CreateFromPemFile(path)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }

    /// <summary>What is wrong with the file; null when nothing is. The password is not repeated.</summary>
    /// <param name="setting">Full name of the setting that names the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="password">Opens it; null or empty for none.</param>
    /// <param name="further">What else it must be; null when it is.</param>
    public static string? FindProblem(
        string setting,
        string path,
        string? password,
        Func<X509Certificate2, string?>? further = null
    )
    {
        X509Certificate2 certificate;
        try
        {
            certificate = Load(path, password);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException
            )
        {
            return $"{setting}={path} cannot be read ({exception.GetType().Name}); set a PFX file, or a PEM file with "
                + "certificate and key, that the program may read, and its password.";
        }

        using (certificate)
        {
            return certificate.HasPrivateKey && certificate.GetRSAPublicKey() is not null
                ? further?.Invoke(certificate)
                : $"{setting}={path} has no private RSA key; export the certificate with its key.";
        }
    }
}
