using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.DataProtection;

namespace SupportConsole.Tests.Security;

/// <summary>The keys of cookies stand in the database, for all nodes, encrypted when a certificate is set.</summary>
public sealed class KeyProtectionTests : IDisposable
{
    private const string Password = "a-password-of-the-tests";

    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Certificate_IsSet_EncryptsTheKeysAndCanBeReplaced()
    {
        await using var first = Node(MakeCertificate("first"));
        var secret = Protector(first).Protect("a sign-in");
        var stored = Assert.Single(first.Services.GetRequiredService<IDataProtectionKeys>().ReadAll());

        await using var rotated = Node(MakeCertificate("second"));
        rotated.Settings["DataProtection:Earlier:0:CertificatePath"] = Path.Combine(_folder, "first.pfx");
        rotated.Settings["DataProtection:Earlier:0:CertificatePassword"] = Password;
        rotated.Settings["Database:ConnectionString"] = first.DatabaseFile;
        await using var without = Node(MakeCertificate("third"));
        without.Settings["Database:ConnectionString"] = first.DatabaseFile;

        Assert.Contains("EncryptedData", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", stored, StringComparison.Ordinal);
        Assert.Equal("a sign-in", Protector(rotated).Unprotect(secret));
        Assert.Throws<CryptographicException>(() => Protector(without).Unprotect(secret));
        Assert.DoesNotContain(first.Log.Lines, line =>
            line.Text.Contains("data_protection_keys", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task NoCertificate_AsDeployed_IsWarnedOfAtTheStart()
    {
        await using var host = new GuardedHost(production: true);
        using var browser = host.CreateBrowser();

        Assert.Single(host.Log.Lines, line =>
            line.Text.Contains("data_protection_keys", StringComparison.Ordinal)
            && line.Text.Contains("DataProtection:CertificatePath", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task SecondNode_OnTheSameDatabase_KnowsTheCookie()
    {
        await using var one = new GuardedHost();
        using var browser = one.CreateBrowser();
        using var signedIn = await Integration.ConsoleHost.PostSignInAsync(browser, "support-engineer", "/");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        await using var other = new GuardedHost();
        other.Settings["Database:ConnectionString"] = one.DatabaseFile;
        using var there = other.Server.CreateClient();
        there.DefaultRequestHeaders.Add("Cookie", cookie);

        using var page = await there.GetAsync("/accounts");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    /// <summary>Without keys nobody signs in; the limiter goes on, and the node is ready for it.</summary>
    [Fact]
    public async Task Keys_CannotBeRead_LeavesThePlatformAlone()
    {
        await using var first = new GuardedHost();
        _ = first.Server;
        await using (var connection = new SqliteConnection($"Data Source={first.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE data_protection_keys RENAME TO elsewhere";
            await command.ExecuteNonQueryAsync();
        }

        await using var host = new GuardedHost();
        host.Settings["Database:ConnectionString"] = first.DatabaseFile;
        using var service = host.CreateService();
        service.DefaultRequestHeaders.Add("Cookie", "support-console=CfDJ8forged");

        using var ready = await service.GetAsync("/health/ready");
        using var api = await service.GetAsync("/platform/v1/accounts/nobody/limits");
        using var signIn = await service.GetAsync("/sign-in");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (ready.StatusCode, api.StatusCode));
        Assert.Equal(HttpStatusCode.InternalServerError, signIn.StatusCode);
        Assert.Contains(
            "The console could not show this page",
            await signIn.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private static IDataProtector Protector(GuardedHost host) =>
        host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("tests");

    private static GuardedHost Node(string certificate)
    {
        var host = new GuardedHost(production: true);
        host.Settings["DataProtection:CertificatePath"] = certificate;
        host.Settings["DataProtection:CertificatePassword"] = Password;
        return host;
    }

    private string MakeCertificate(string name)
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        var path = Path.Combine(_folder, name + ".pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, Password));
        return path;
    }
}
