using System.Security.Cryptography;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Checkpoints;

namespace SupportConsole.Tests.Core.Audit;

/// <summary>A bad key or address stops the program at start, and is not repeated.</summary>
public sealed class AuditOptionsValidatorTests
{
    private static readonly string Key = Pem(ECCurve.NamedCurves.nistP256);

    public static TheoryData<string, string> BadKeys =>
        new()
        {
            { "not a key", "not the PEM" },
            { Pem(ECCurve.NamedCurves.nistP384), "not the PEM" },
            { PublicHalf(), "not the PEM" },
        };

    [Fact]
    public void Validate_Defaults_Hold() => Assert.Empty(Problems(new()));

    [Fact]
    public void Validate_AKeyOfP256_Holds() => Assert.Empty(Problems(new() { SigningKey = Key }));

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void Validate_OtherKey_IsToldWithoutRepeatingIt(string key, string expected)
    {
        var problem = Assert.Single(Problems(new() { SigningKey = key }));

        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Contains("openssl", problem, StringComparison.Ordinal);
        Assert.DoesNotContain(key, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_KeyAndFile_IsTold() =>
        Assert.Contains(
            "both set",
            Assert.Single(Problems(new() { SigningKey = Key, SigningKeyFile = "key.pem" })),
            StringComparison.Ordinal
        );

    [Fact]
    public void Validate_FileThatIsNotThere_IsTold() =>
        Assert.Contains(
            "Audit:SigningKeyFile cannot be read",
            Assert.Single(Problems(new() { SigningKeyFile = "none.pem" })),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("http://collector.example/in?token=SECRET", false, "must begin with https://")]
    [InlineData("ftp://collector.example/SECRET", true, "not an address")]
    [InlineData("SECRET", true, "not an address")]
    public void Validate_BadAddress_IsToldWithoutRepeatingIt(string address, bool mayBePlain, string expected)
    {
        var problem = Assert.Single(Problems(new() { WebhookUrl = address }, mayBePlain));

        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://collector.example/in", false)]
    [InlineData("http://127.0.0.1:9/in", true)]
    public void Validate_Address_Holds(string address, bool mayBePlain) =>
        Assert.Empty(Problems(new() { WebhookUrl = address }, mayBePlain));

    private static IEnumerable<string> Problems(AuditOptions options, bool mayBePlain = false) =>
        new AuditOptionsValidator(AppContext.BaseDirectory, new(mayBePlain)).Validate(null, options).Failures ?? [];

    private static string Pem(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string PublicHalf()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
