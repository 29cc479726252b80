using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>The console proves itself with a certificate.</summary>
public sealed class ClientCertificateTests(EntraHost host) : IClassFixture<EntraHost>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-").FullName;

    [Fact]
    public async Task SignIn_WithACertificate_NeedsNoSecret()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest(
            "CN=tests",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var file = Path.Combine(_folder, "console.pfx");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "a-password"));
        host.Settings["Authentication:EntraId:ClientSecret"] = "";
        host.Settings["Authentication:EntraId:CertificatePath"] = file;
        host.Settings["Authentication:EntraId:CertificatePassword"] = "a-password";
        host.Tenant.ClientKey = new RsaSecurityKey(key.ExportParameters(includePrivateParameters: false));
        using var browser = host.CreateBrowser();

        using var answer = await EntraHost.SignInAsync(browser);

        Assert.Equal("/audit", answer.Headers.Location!.OriginalString);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
