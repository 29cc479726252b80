using Microsoft.Extensions.Options;
using SupportConsole.Auth;

namespace SupportConsole.Security.Keys;

/// <summary>What encrypts the keys of cookies and forms in the database, section <c>DataProtection</c>.</summary>
internal sealed class KeyProtectionOptions
{
    public const string Section = "DataProtection";

    /// <summary>A PFX or PEM file with certificate and private RSA key, the same on every node. Empty: no encryption.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Opens it; a secret.</summary>
    [Secret]
    public string? CertificatePassword { get; set; }

    /// <summary>Certificates that encrypted keys which are still in use.</summary>
    public List<EarlierCertificate> Earlier { get; } = [];

    /// <summary>True when a certificate is set.</summary>
    public bool IsEncrypted => !string.IsNullOrWhiteSpace(CertificatePath);

    /// <summary>All that is wrong, each with its cure.</summary>
    public IEnumerable<string> FindProblems()
    {
        if (!IsEncrypted && (!string.IsNullOrEmpty(CertificatePassword)))
        {
            yield return $"{Section}:{nameof(CertificatePassword)} is set without {Section}:{nameof(CertificatePath)}; "
                + "set the certificate's file, or remove the password.";
        }

        if (
            IsEncrypted
            && CertificateFile.FindProblem(
                $"{Section}:{nameof(CertificatePath)}",
                CertificatePath!,
                CertificatePassword
            )
                is { } problem
        )
        {
            yield return problem;
        }

        foreach (var (index, earlier) in Earlier.Index())
        {
            if (
                CertificateFile.FindProblem(
                    $"{Section}:{nameof(Earlier)}:{index}:{nameof(earlier.CertificatePath)}",
                    earlier.CertificatePath,
                    earlier.CertificatePassword
                ) is
                { } unreadable
            )
            {
                yield return unreadable;
            }
        }
    }
}

/// <summary>A certificate that encrypted keys before the one in use.</summary>
internal sealed class EarlierCertificate
{
    /// <summary>Its file.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>Opens it; a secret.</summary>
    [Secret]
    public string? CertificatePassword { get; set; }
}

/// <summary>Stops the program at start when a certificate cannot be used.</summary>
internal sealed class KeyProtectionValidator : IValidateOptions<KeyProtectionOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyProtectionOptions options) =>
        options.FindProblems().ToList() is { Count: > 0 } problems
            ? ValidateOptionsResult.Fail(problems)
            : ValidateOptionsResult.Success;
}
