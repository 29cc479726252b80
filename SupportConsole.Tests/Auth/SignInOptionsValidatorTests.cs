using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SupportConsole.Auth;

namespace SupportConsole.Tests.Auth;

public sealed class SignInOptionsValidatorTests
{
    [Theory]
    [InlineData("Production", "Development", false, "only possible in the Development environment; this is Production")]
    [InlineData("Staging", "Development", false, "this is Staging")]
    [InlineData("Production", null, false, "Authentication:Mode is not set")]
    [InlineData("Development", null, false, "Authentication:Mode is not set")]
    [InlineData("Development", "Passwords", false, "Authentication:Mode=Passwords is unknown")]
    [InlineData("Development", "7", false, "Authentication:Mode=7 is unknown")]
    [InlineData("Production", "Oidc", true, "Demo:Enabled=true fills the database with invented accounts")]
    public void Validate_UnsafeStart_IsRefusedWithItsCure(string environment, string? mode, bool demo, string problem)
    {
        var result = Validate(environment, mode, demo);

        Assert.True(result.Failed);
        Assert.Contains(problem, result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Validate_Development_Starts(bool demo) =>
        Assert.True(Validate("Development", "Development", demo).Succeeded);

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(
        string environment,
        string? mode,
        bool demo
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Demo:Enabled"] = demo.ToString() })
            .Build();
        return new SignInOptionsValidator(
            new FakeEnvironment(environment),
            configuration,
            TimeProvider.System
        ).Validate(null, new SignInOptions { Mode = mode });
    }

    private sealed class FakeEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
