using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using SupportConsole.Auth;

namespace SupportConsole.Tests.Docs;

/// <summary>The pages about settings, and the file with their defaults, say what the classes say.</summary>
public sealed partial class SettingsReferenceTests
{
    private const string Page = "docs/settings.md";
    private const string Update = "SUPPORTCONSOLE_UPDATE_DOCS";

    /// <summary>Of the framework; no class of ours has them.</summary>
    private static readonly string[] Foreign = ["ReloadStaticAssetsAtRuntime", "AllowedHosts", "Logging"];

    private static readonly IReadOnlyList<Setting> All =
    [
        .. SettingsCatalog.Sections.SelectMany(section => Setting.Of(section.Options)),
    ];

    [Fact]
    public void Page_IsWrittenFromTheClasses()
    {
        var written = SettingsReference.Write();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(Repository.PathOf(Page), written);
        }

        Assert.True(
            written == (File.Exists(Repository.PathOf(Page)) ? Repository.Read(Page) : ""),
            $"{Page} differs from the classes: run this test with {Update}=1."
        );
    }

    [Fact]
    public void Catalog_HasEveryClassWithASection()
    {
        var classes = new[] { typeof(ConsoleOptions).Assembly, typeof(SettingsCatalog).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && type.GetField("Section") is { IsLiteral: true });

        Assert.Equal(
            classes.Select(type => type.FullName).Order(),
            SettingsCatalog.Sections.Select(section => section.Options.FullName).Order()
        );
    }

    [Fact]
    public void File_HasTheDefaultsOfTheClasses()
    {
        var differences = new List<string>();
        foreach (var (name, value) in Leaves("", JsonDocument.Parse(Repository.Read("appsettings.json")).RootElement))
        {
            if (Foreign.Contains(name.Split(':')[0]))
            {
                continue;
            }

            var known = All.FirstOrDefault(setting => Names(setting.Name, name));
            if (known is null)
            {
                differences.Add($"{name} is no setting");
            }
            else if (known.Name == name && known.DefaultText != value)
            {
                differences.Add($"{name} is {value} in the file and {known.DefaultText} in the class");
            }
        }

        Assert.Empty(differences);
    }

    [Fact]
    public void Readme_NamesSettingsThatExist_WithTheirDefaults()
    {
        var differences = new List<string>();
        foreach (var (names, defaults) in ReadmeRows())
        {
            var texts = defaults.Split(", ");
            foreach (var (name, index) in names.Select((name, index) => (name, index)))
            {
                var known = All.Where(setting => Names(setting.Name, name)).ToList();
                if (known.Count == 0 && !Foreign.Contains(name))
                {
                    differences.Add($"{name} is no setting");
                }
                else if (
                    known is [{ } only]
                    && !only.Name.Contains('<', StringComparison.Ordinal)
                    && texts.Length == names.Count
                    && Literal().Match(texts[index]) is { Success: true } literal
                    && literal.Groups[1].Value != (only.DefaultText is { Length: > 0 } text ? text : "none")
                )
                {
                    differences.Add($"{name} is {texts[index]} in README and {only.DefaultText} in the class");
                }
            }
        }

        Assert.Empty(differences);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EntraId")]
    [InlineData("Oidc")]
    public void Readme_NamesWhatProductionDemands(string mode)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = "Production" });
        builder.Configuration["Authentication:Mode"] = mode;
        var validator = new SignInOptionsValidator(builder.Environment, builder.Configuration, TimeProvider.System);

        var problems = validator.Validate(null, SignInOptions.Of(builder.Configuration)).FailureMessage!;

        var demanded = SettingName().Matches(problems).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(demanded);
        var named = ReadmeRows().SelectMany(row => row.Names).ToList();
        Assert.DoesNotContain(demanded, name => !named.Exists(other => Names(other, name) || Names(name, other)));
    }

    /// <summary>The rows of the table under "Configuration": the settings of a row, and its cell of defaults.</summary>
    private static List<(IReadOnlyList<string> Names, string Defaults)> ReadmeRows()
    {
        var section = Repository.Read("README.md").Split("\n## Configuration\n")[1].Split("\n## ")[0];
        return
        [
            .. section
                .Split('\n')
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Split('|'))
                .Select(cells => (NamesIn(cells[1]), cells[2].Trim())),
        ];
    }

    /// <summary>Names after the first may be short for a neighbour of it: <c>:Port</c>.</summary>
    private static List<string> NamesIn(string cell)
    {
        var names = new List<string>();
        var texts = Code().Matches(cell).Select(match => match.Groups[1].Value);
        foreach (var text in texts.Where(text => names.Count == 0 || text.Contains(':', StringComparison.Ordinal)))
        {
            names.Add(text.StartsWith(':') ? names[0][..names[0].LastIndexOf(':')] + text : text);
        }

        return names;
    }

    /// <summary>
    /// True when a name is that of a setting: placeholders, numbers and <c>*</c> stand for anything, and so does a
    /// colon at the end. A collection's name stands for what is in it.
    /// </summary>
    private static bool Names(string setting, string name)
    {
        var (own, other) = (setting.Split(':'), name.TrimEnd(':').Split(':'));
        return other.Length <= own.Length
            && other.Length > 1
            && (own.Length == other.Length || name.EndsWith(':') || own[other.Length][0] == '<')
            && own.Zip(other)
                .All(pair => pair.First == pair.Second || IsAnything(pair.First) || IsAnything(pair.Second));

        static bool IsAnything(string part) => part == "*" || part[0] == '<' || char.IsAsciiDigit(part[0]);
    }

    private static IEnumerable<(string Name, string Value)> Leaves(string path, JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(member => Leaves(path.Length == 0 ? member.Name : $"{path}:{member.Name}", member.Value)),
            JsonValueKind.Array => [],
            JsonValueKind.True => [(path, "true")],
            JsonValueKind.False => [(path, "false")],
            _ => [(path, element.ToString())],
        };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^`?([\w./:-]+)`?$")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(Authentication|Console|Demo)(:\w+)+")]
    private static partial Regex SettingName();
}
