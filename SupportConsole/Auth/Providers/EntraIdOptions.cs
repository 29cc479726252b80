namespace SupportConsole.Auth.Providers;

/// <summary>Section <c>Authentication:EntraId</c>: the console's app registration in one tenant.</summary>
internal sealed class EntraIdOptions
{
    /// <summary>The public cloud's sign-in host; national clouds have their own.</summary>
    public const string PublicCloud = "https://login.microsoftonline.com/";

    /// <summary>The sign-in host.</summary>
    public string Instance { get; set; } = PublicCloud;

    /// <summary>Directory (tenant) id, a GUID: the one tenant whose members may sign in.</summary>
    public string? TenantId { get; set; }

    /// <summary>Application (client) id, a GUID.</summary>
    public string? ClientId { get; set; }

    /// <summary>A client secret; a secret. This or <see cref="CertificatePath"/>.</summary>
    [Secret]
    public string? ClientSecret { get; set; }

    /// <summary>
    /// File of a certificate with its private key, whose public half is uploaded at the registration: PFX or PEM.
    /// </summary>
    public string? CertificatePath { get; set; }

    /// <summary>Opens the PFX file, or the encrypted key of the PEM file; a secret.</summary>
    [Secret]
    public string? CertificatePassword { get; set; }

    /// <summary>The authority of the tenant's v2.0 endpoints, which is also the issuer of its tokens.</summary>
    public string Authority => $"{Instance.TrimEnd('/')}/{TenantId}/v2.0";
}
