using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using SupportConsole.Auth;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>
/// Each setting of a provider that is missing or contradicts another stops the program with its cure.
/// </summary>
public sealed class ProviderSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-").FullName;

    private static readonly Dictionary<string, string?> Entra = new()
    {
        ["Console:PublicUrl"] = "https://console.example.test",
        ["Authentication:Mode"] = "EntraId",
        ["Authentication:Contact"] = "it-service@example.test",
        ["Authentication:EntraId:TenantId"] = EntraTenant.TenantId,
        ["Authentication:EntraId:ClientId"] = EntraTenant.ClientId,
        ["Authentication:EntraId:ClientSecret"] = EntraTenant.Secret,
    };

    private static readonly Dictionary<string, string?> Oidc = new()
    {
        ["Console:PublicUrl"] = "https://console.example.test",
        ["Authentication:Mode"] = "Oidc",
        ["Authentication:Contact"] = "https://help.example.test/roles",
        ["Authentication:Roles:SupportEngineer:0"] = "support",
        ["Authentication:Oidc:Authority"] = "https://id.example.test/realms/staff",
        ["Authentication:Oidc:ClientId"] = "support-console",
        ["Authentication:Oidc:ClientSecret"] = EntraTenant.Secret,
    };

    [Fact]
    public void Complete_ForEither_Starts()
    {
        Assert.Empty(Problems(Entra));
        Assert.Empty(Problems(Oidc));
        Assert.Empty(Problems(Oidc, ("Authentication:Platform:Audience", "api://support-console")));
        Assert.Empty(Problems(Entra, ("Authentication:Roles:Engineering:0", "Core.Engineering")));
        Assert.Empty(Problems(Entra, ("Authentication:EntraId:Instance", "https://login.microsoftonline.us")));
    }

    [Theory]
    [InlineData("Authentication:Contact", null, "Authentication:Contact is not set")]
    [InlineData("Authentication:Contact", "the service desk", "Authentication:Contact is not set or is neither")]
    [InlineData("Authentication:Contact", "javascript:alert(1)", "Authentication:Contact is not set or is neither")]
    [InlineData("Authentication:RoleClaim", "", "Authentication:RoleClaim is empty")]
    [InlineData("Authentication:Platform:Role", " ", "Authentication:Platform:Role is empty")]
    [InlineData("Authentication:Roles:Admin:0", "x", "Authentication:Roles:Admin is no role of the console")]
    [InlineData("Authentication:Roles:Engineering:0", "", "Authentication:Roles:Engineering has an empty name")]
    [InlineData("Console:PublicUrl", null, "Console:PublicUrl is not set or is no https address")]
    [InlineData("Console:PublicUrl", "http://console.example.test", "Console:PublicUrl is not set or is no https")]
    [InlineData("Authentication:EntraId:Instance", "http://127.0.0.1/", "Authentication:EntraId:Instance is no https")]
    [InlineData("Authentication:EntraId:Instance", "", "Authentication:EntraId:Instance is no https address")]
    [InlineData("Authentication:EntraId:TenantId", null, "Authentication:EntraId:TenantId is not set or is no GUID")]
    [InlineData("Authentication:EntraId:TenantId", "common", "Names such as common or contoso.com would let other")]
    [InlineData("Authentication:EntraId:ClientId", null, "Authentication:EntraId:ClientId is not set or is no GUID")]
    [InlineData("Authentication:EntraId:ClientSecret", null, "are both empty; set one of them")]
    [InlineData("Authentication:EntraId:ClientSecret", EntraTenant.ClientId, "is a GUID, as the Secret ID is")]
    [InlineData("Authentication:EntraId:CertificatePath", "no-such.pfx", "are both set; remove one")]
    [InlineData("Authentication:Oidc:ClientId", "x", "Authentication:Oidc is set while Authentication:Mode=EntraId")]
    public void EntraId_OneSettingWrong_IsRefusedWithTheCure(string name, string? value, string problem) =>
        AssertProblem(Problems(Entra, (name, value)), problem);

    [Theory]
    [InlineData("Authentication:Contact", null, "Authentication:Contact is not set")]
    [InlineData("Authentication:Oidc:Authority", null, "Authentication:Oidc:Authority is not set or is no https")]
    [InlineData("Authentication:Oidc:Authority", "http://id.example.test", "Authentication:Oidc:Authority is not set")]
    [InlineData("Authentication:Oidc:Authority", "id.example.test", "Authentication:Oidc:Authority is not set")]
    [InlineData(
        "Authentication:Oidc:Authority",
        "https://id.example.test/.well-known/openid-configuration",
        "set the part before /.well-known"
    )]
    [InlineData(
        "Authentication:Oidc:Authority",
        "https://login.microsoftonline.com/common/v2.0",
        "set Authentication:Mode=EntraId"
    )]
    [InlineData("Authentication:Oidc:ClientId", "", "Authentication:Oidc:ClientId is not set")]
    [InlineData("Authentication:Oidc:ClientSecret", "", "Authentication:Oidc:ClientSecret is not set")]
    [InlineData("Authentication:Roles:SupportManager:0", "support", "has 'support' for SupportEngineer and Support")]
    [InlineData("Authentication:Platform:Audience", "support-console", "is the console's own client id")]
    [InlineData("Authentication:EntraId:ClientId", "x", "Authentication:EntraId is set while Authentication:Mode=Oidc")]
    public void Oidc_OneSettingWrong_IsRefusedWithTheCure(string name, string? value, string problem) =>
        AssertProblem(Problems(Oidc, (name, value)), problem);

    [Fact]
    public void Oidc_WithoutRoles_IsRefused() =>
        AssertProblem(
            Problems(Oidc, ("Authentication:Roles:SupportEngineer:0", null)),
            "Authentication:Roles is empty, so nobody would have a role"
        );

    [Fact]
    public void ManySettingsMissing_AreAllNamed() =>
        Assert.Equal(6, Problems(new() { ["Authentication:Mode"] = "Oidc" }).Count);

    [Fact]
    public void Development_ProviderOnLoopback_MaySpeakHttp()
    {
        var settings = new Dictionary<string, string?>(Oidc)
        {
            ["Authentication:Oidc:Authority"] = "http://127.0.0.1:4000",
            ["Console:PublicUrl"] = null,
        };

        Assert.Empty(Problems(settings, environment: "Development"));
    }

    [Theory]
    [InlineData("good.pfx", "right", null)]
    [InlineData("good.pem", null, null)]
    [InlineData("good.pfx", "wrong", "cannot be read")]
    [InlineData("missing.pfx", null, "cannot be read")]
    [InlineData("missing.pem", null, "cannot be read")]
    [InlineData("text.pfx", null, "cannot be read")]
    [InlineData("public.pem", null, "cannot be read")]
    [InlineData("public.pfx", "right", "has no private RSA key")]
    [InlineData("old.pfx", "right", "is valid from")]
    public void EntraId_Certificate_IsLookedAtBeforeTheStart(string file, string? password, string? problem)
    {
        WriteCertificates();

        var found = Problems(
            Entra,
            ("Authentication:EntraId:ClientSecret", null),
            ("Authentication:EntraId:CertificatePath", Path.Combine(_folder, file)),
            ("Authentication:EntraId:CertificatePassword", password)
        );

        if (problem is null)
        {
            Assert.Empty(found);
        }
        else
        {
            AssertProblem(found, problem);
            Assert.DoesNotContain("wrong", found[0], StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void WriteCertificates()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var good = request.CreateSelfSigned(Samples.Now.AddDays(-1), Samples.Now.AddDays(30));
        using var old = request.CreateSelfSigned(Samples.Now.AddDays(-60), Samples.Now.AddDays(-1));
        using var open = X509CertificateLoader.LoadCertificate(good.RawData);
        Write("good.pfx", good.Export(X509ContentType.Pfx, "right"));
        Write("old.pfx", old.Export(X509ContentType.Pfx, "right"));
        Write("public.pfx", open.Export(X509ContentType.Pfx, "right"));
        Write("text.pfx", "no certificate"u8.ToArray());
        File.WriteAllText(
            Path.Combine(_folder, "good.pem"),
            good.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()
        );
        File.WriteAllText(Path.Combine(_folder, "public.pem"), good.ExportCertificatePem());

        void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder, name), bytes);
    }

    private static void AssertProblem(IReadOnlyList<string> found, string problem)
    {
        var text = Assert.Single(found);
        Assert.Contains(problem, text, StringComparison.Ordinal);
        Assert.DoesNotContain(EntraTenant.Secret, text, StringComparison.Ordinal);
    }

    private static List<string> Problems(
        Dictionary<string, string?> settings,
        params (string Name, string? Value)[] changes
    )
    {
        var changed = new Dictionary<string, string?>(settings);
        foreach (var (name, value) in changes)
        {
            changed[name] = value;
        }

        return Problems(changed, "Production");
    }

    private static List<string> Problems(Dictionary<string, string?> settings, string environment)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Where(setting => setting.Value is not null))
            .Build();
        return
        [
            .. new SignInOptionsValidator(
                new HostingEnvironment { EnvironmentName = environment },
                configuration,
                new FakeClock(Samples.Now)
            )
                .Validate(null, SignInOptions.Of(configuration))
                .Failures
                ?? [],
        ];
    }
}
