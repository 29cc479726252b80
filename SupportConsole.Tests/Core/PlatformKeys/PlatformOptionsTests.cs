using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Tests.Core.PlatformKeys;

public sealed class PlatformOptionsTests
{
    private const string SomeHash = "5a1c3a77e2eb9ab5ee0f9ae66b1a9e2b3e2de5a4f4c2a1d4bb5ee3a1cf1f2a77";

    [Theory]
    [InlineData("", SomeHash, "Platform:Keys:0:Name is empty")]
    [InlineData("edge", "", "Platform:Keys:0:Sha256 is not a SHA-256 in hex")]
    [InlineData("edge", "the-key-itself", "Platform:Keys:0:Sha256 is not a SHA-256 in hex")]
    [InlineData(
        "edge",
        "zz1c3a77e2eb9ab5ee0f9ae66b1a9e2b3e2de5a4f4c2a1d4bb5ee3a1cf1f2a77",
        "Platform:Keys:0:Sha256 is not a SHA-256 in hex"
    )]
    public void Options_WrongKey_AreRefusedWithTheCure(string name, string hash, string problem)
    {
        var found = Assert.Single(Problems("Production", (name, hash)));

        Assert.StartsWith(problem, found, StringComparison.Ordinal);
        Assert.True(
            hash.Length == 0 || !found.Contains(hash, StringComparison.Ordinal),
            "A key set by mistake would be shown."
        );
    }

    [Fact]
    public void Options_TwoKeysOfOneName_AreRefused() =>
        Assert.Equal(
            ["Platform:Keys has several keys named 'edge'; give each its own name."],
            Problems("Production", ("edge", SomeHash), ("edge", SomeHash))
        );

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    public void DevelopmentKey_InEnvironment_IsTakenOnlyInDevelopment(string environment, bool taken) =>
        Assert.Equal(
            taken,
            !Problems(environment, ("left over", "9831E20A4D38B6FDFA34285772C4B88DE26D51134C15107CB941D53B70859E63"))
                .Any()
        );

    [Fact]
    public void Scopes_AnUnknownName_IsRefusedWithTheNames()
    {
        var options = new PlatformOptions();
        options.Keys.Add(
            new()
            {
                Name = "edge",
                Sha256 = SomeHash,
                Scopes = { "Work", "everything" },
            }
        );

        Assert.StartsWith(
            "Platform:Keys:0:Scopes names calls that there are none of; the names are accounts, limits, work, money, keys",
            Assert.Single(Problems(options, "Production")),
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string> Problems(string environment, params IEnumerable<(string Name, string Hash)> keys)
    {
        var options = new PlatformOptions();
        options.Keys.AddRange(keys.Select(key => new PlatformSettingsKey { Name = key.Name, Sha256 = key.Hash }));
        return Problems(options, environment);
    }

    private static IEnumerable<string> Problems(PlatformOptions options, string environment) =>
        new PlatformOptionsValidator(environment == "Development").Validate(null, options).Failures ?? [];
}
