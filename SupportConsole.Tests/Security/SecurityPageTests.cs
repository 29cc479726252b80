using System.Reflection;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Security;

/// <summary>docs/security.md names tests that there are.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void EveryTestThatThePageNames_IsThere()
    {
        var named = Named().Matches(File.ReadAllText(Page())).ToList();
        var types = typeof(SecurityPageTests).Assembly.GetTypes().ToLookup(type => type.Name, StringComparer.Ordinal);

        Assert.True(named.Count > 80, $"The page names {named.Count} tests.");
        Assert.Empty(
            named
                .Where(test => !types[test.Groups["class"].Value].Any(type => Has(type, test.Groups["method"].Value)))
                .Select(test => test.Value)
                .Distinct()
        );
    }

    private static bool Has(Type type, string method) =>
        type.GetMethods()
            .Any(found => (method == "*" || found.Name == method) && found.GetCustomAttributes<FactAttribute>().Any());

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SupportConsole.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "security.md");
    }

    [GeneratedRegex(@"`(?<class>\w+(Tests|Contract))\.(?<method>\w+|\*)`")]
    private static partial Regex Named();
}
