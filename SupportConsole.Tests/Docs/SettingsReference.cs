using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SupportConsole.Tests.Docs;

/// <summary>Writes docs/settings.md from the classes of the settings and what is written over their members.</summary>
internal static partial class SettingsReference
{
    private static readonly Dictionary<string, XElement> Documentation = ReadDocumentation(
        typeof(ConsoleOptions).Assembly,
        typeof(SettingsCatalog).Assembly
    );

    /// <summary>The whole page.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Settings

            Every setting, made from the classes that read them (`SUPPORTCONSOLE_UPDATE_DOCS=1 scripts/test.sh --filter
            "FullyQualifiedName~SettingsReference"` writes this page anew). In the environment a setting is written with `__` for `:`,
            such as `Database__Provider`; `<n>` counts from 0. Secrets belong in the environment or a secret store. A bad value
            stops the program with one message that lists every problem; `SupportConsole doctor` tells the same and more.

            The framework has settings of its own: `ASPNETCORE_ENVIRONMENT`, `ASPNETCORE_URLS` (or `--urls`), `Logging:LogLevel:<category>`,
            `AllowedHosts`.

            """
        );
        foreach (var section in SettingsCatalog.Sections)
        {
            WriteSection(page, section.Options);
        }

        return page.ToString();
    }

    private static void WriteSection(StringBuilder page, Type options)
    {
        var settings = Setting.Of(options);
        page.Append(
            CultureInfo.InvariantCulture,
            $"""

            ## {options.GetField("Section")!.GetRawConstantValue()}

            {Summary("T:" + options.FullName)}

            | setting | values | default | range | meaning |
            |---|---|---|---|---|

            """
        );
        foreach (var setting in settings)
        {
            var fallback = setting.DefaultText.Length == 0 ? "none" : $"`{setting.DefaultText}`";
            var meaning = Summary($"P:{setting.Property.DeclaringType!.FullName}.{setting.Property.Name}");
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{setting.Name}` | {setting.Kind} | {fallback} | {setting.Range} | "
                    + $"{(setting.IsSecret ? "**Secret.** " : "")}{meaning} |\n"
            );
        }
    }

    private static string Summary(string member) =>
        Documentation.TryGetValue(member, out var documented)
            ? Blanks()
                .Replace(Text(documented.Element("summary")!), " ")
                .Trim()
                .Replace("|", "\\|", StringComparison.Ordinal)
            : throw new InvalidOperationException($"{member} has no summary: what does the setting mean?");

    private static string Text(XElement element) =>
        string.Concat(
            element
                .Nodes()
                .Select(node =>
                    node switch
                    {
                        XText text => text.Value,
                        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`",
                        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                        XElement other => Text(other),
                        _ => "",
                    }
                )
        );

    private static Dictionary<string, XElement> ReadDocumentation(params Assembly[] assemblies) =>
        assemblies
            .Select(assembly => Path.ChangeExtension(assembly.Location, ".xml"))
            .SelectMany(file => XDocument.Load(file).Descendants("member"))
            .Where(member => Ours().IsMatch(member.Attribute("name")!.Value))
            .ToDictionary(member => member.Attribute("name")!.Value);

    [GeneratedRegex(@"^[TP]:SupportConsole\.")]
    private static partial Regex Ours();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
